import { describe, expect, it } from 'vitest'
import { check, type Call, type Entry, type Kept, type KeptBook } from './checker.ts'

const none = { lost: 0, doubled: 0, ghosts: 0, duplicates: 0, torn: 0, versions: 0, realTime: 0 }
const entry = (version: number, operation: string, took: readonly string[] = [], freed: readonly string[] = []): Entry => ({ version, operation, took, freed })
const kept = (id: string, history: readonly Entry[], holds: readonly string[] = []): Kept => ({ id, version: history.length, operation: history.at(-1)?.operation ?? '', holds, history })
const call = (kind: Call['kind'], operation: string, version: number, from: number, more: Partial<Call> = {}): Call => ({ kind, customer: 'a', operation, version, from, until: from + 1, outcome: 'ok', ...more })

/** A book of one customer, saved twice, and what its callers saw. */
const calls: readonly Call[] = [call('read', '', 0, 0), call('save', 'one', 1, 2), call('read', 'one', 1, 4), call('save', 'two', 2, 6), call('read', 'two', 2, 8)]
const book: KeptBook = { customers: [kept('a', [entry(1, 'one', ['k']), entry(2, 'two')], ['k'])], owners: new Map([['k', 'a']]), log: [{ position: 2, id: 'a' }] }
const found = (more: Partial<KeptBook>, told = calls) => check(told, { ...book, ...more })

describe('the checker of histories', () => {
  it('finds nothing in a true one', () => expect(found({})).toEqual(none))

  it('takes an unanswered save for either, whenever it was carried out', () => {
    const unsure = calls.map((it) => (it.operation === 'two' && it.kind === 'save' ? { ...it, outcome: 'unknown' as const, until: Infinity } : it))
    expect(found({}, unsure)).toEqual(none)
    expect(found({ customers: [kept('a', [entry(1, 'one', ['k'])], ['k'])], log: [{ position: 1, id: 'a' }] }, unsure.slice(0, 4))).toEqual(none)
  })

  it('finds an acknowledged save that is not there', () => {
    expect(found({ customers: [kept('a', [entry(1, 'one', ['k'])], ['k'])] }).lost).toBe(1)
    expect(found({ customers: [kept('a', [entry(1, 'one', ['k']), entry(2, 'another')], ['k'])] }).lost).toBe(1)
    expect(found({ customers: [] }).lost).toBe(2)
  })

  it('finds an operation that was carried out twice', () => {
    expect(found({ customers: [kept('a', [entry(1, 'one', ['k']), entry(2, 'two'), entry(3, 'two')], ['k'])] }).doubled).toBe(1)
  })

  it('finds a save that nobody asked for, or that was said not to be', () => {
    expect(found({ customers: [...book.customers, kept('b', [entry(1, 'three')])] }).ghosts).toBe(1)
    expect(found({}, calls.map((it) => (it.operation === 'two' ? { ...it, outcome: 'nothing' } : it))).ghosts).toBe(1)
  })

  it('finds a value that two customers hold', () => {
    expect(found({ customers: [...book.customers, kept('b', [entry(1, 'three', ['k'])], ['k'])] }).duplicates).toBe(1)
  })

  it('finds a value that two customers held for a while', () => {
    const b = kept('b', [entry(1, 'three', ['k']), entry(2, 'four', [], ['k'])])
    const theirs = (taken: number, freed: number) => [...calls, call('save', 'three', 1, taken, { customer: 'b' }), call('save', 'four', 2, freed, { customer: 'b' })]
    expect(found({ customers: [...book.customers, b] }, theirs(10, 20)).duplicates).toBe(1)
    expect(found({ customers: [...book.customers, b] }, theirs(0, 1)).duplicates).toBe(0)
  })

  it('finds owners and log rows that do not fit the records', () => {
    for (const owners of [new Map(), new Map([['k', 'b']]), new Map([['k', 'a'], ['gone', 'a']])]) expect(found({ owners }).torn).toBe(1)
    expect(found({ log: [{ position: 3, id: 'a' }] }).torn).toBe(1)
    expect(found({ log: [] }).torn).toBeGreaterThan(0)
    expect(found({ log: [{ position: 1, id: 'b' }, { position: 2, id: 'a' }] }).torn).toBe(1)
  })

  it('finds a record that is not what its history says, a gap in it, and a reading of what was never written', () => {
    const [a] = book.customers as [Kept]
    expect(found({ customers: [{ ...a, version: 3 }] }).versions).toBe(1)
    expect(found({ customers: [{ ...a, operation: 'one' }] }).versions).toBe(1)
    expect(found({ customers: [kept('a', [entry(1, 'one', ['k']), entry(3, 'two')], ['k'])] }).versions).toBe(1)
    expect(found({}, [...calls, call('read', 'never', 2, 20)]).versions).toBe(1)
  })

  it('finds a reading that is older than what was surely there, “not found” too', () => {
    expect(found({}, [...calls, call('read', 'one', 1, 20)]).realTime).toBeGreaterThan(0)
    expect(found({}, [...calls, call('read', '', 0, 20)]).realTime).toBeGreaterThan(0)
    expect(found({}, [...calls, call('read', 'one', 1, 5, { until: 20 })])).toEqual(none)
  })

  it('finds a save that ended before an earlier version was begun', () => {
    const order = calls.filter(({ kind }) => kind === 'save').map((it) => (it.operation === 'one' ? { ...it, from: 20, until: 21 } : it))
    expect(found({}, order).realTime).toBe(1)
  })

  it('finds a reading of what was saved only later', () => {
    expect(found({}, [...calls, call('read', 'two', 2, 4)]).realTime).toBe(1)
  })

  it('needs time in proportion to the calls', () => {
    const many = (count: number) => Array.from({ length: count }, (_, n) => call('read', 'two', 2, 8 + n))
    const time = (told: readonly Call[]) => {
      const before = performance.now()
      check(told, book)
      return performance.now() - before
    }
    // The best of some, since others may have the processor meanwhile.
    const best = (count: number) => Math.min(...[1, 2, 3].map(() => time(many(count))))
    time(many(20_000))
    expect(best(200_000)).toBeLessThan(60 * Math.max(best(20_000), 1))
  })
})
