import { describe, expect, it } from 'vitest'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { openIndex } from '../../src/search/index.ts'
import { customerWith, memoryLog, rules } from './book.ts'

const all = { from: 0, count: 10 }

describe('the index keeps up with the book', () => {
  it('a customer is found, renamed and no longer found under the old name as soon as it is written', async () => {
    const book = memoryLog()
    const index = openIndex({ book, rules })
    expect((await index.find('t', all)).total).toBe(0)
    book.write('t', customerWith('a', { companyName: 'Contoso' }))
    expect((await index.find('t', { ...all, text: 'contoso' })).ids).toEqual(['a'])
    book.write('t', customerWith('a', { companyName: 'Fabrikam' }))
    expect((await index.find('t', { ...all, text: 'contoso' })).ids).toEqual([])
    expect((await index.find('t', { ...all, text: 'fabrikam' })).ids).toEqual(['a'])
  })

  it('a question asked while an older one is still reading sees what was written between them', async () => {
    const book = memoryLog()
    const index = openIndex({ book, rules })
    const first = index.find('t', all)
    await new Promise((resolve) => setImmediate(resolve))
    book.write('t', customerWith('a', { companyName: 'Contoso' }))
    expect((await index.find('t', all)).ids).toEqual(['a'])
    await first
  })

  it('questions at the same time share one reading', async () => {
    const book = memoryLog()
    const index = openIndex({ book, rules })
    await Promise.all(Array.from({ length: 50 }, () => index.find('t', all)))
    expect(book.reads).toBe(1)
  })

  it('a store that is away fails the question, and the next one finds everything', async () => {
    const book = memoryLog()
    book.write('t', customerWith('a', { companyName: 'Contoso' }))
    let away = true
    const index = openIndex({ rules, book: { log: async (...given) => (away ? Promise.reject(new Error('away')) : book.log(...given)) } })
    await expect(index.find('t', all)).rejects.toThrow('away')
    away = false
    expect((await index.find('t', all)).ids).toEqual(['a'])
  })

  it('a book of thousands is read in short steps that let the bot answer others meanwhile', async () => {
    const book = memoryLog()
    for (let n = 0; n < 2_000; n++) book.write('t', customerWith(`c${n}`, { companyName: `重庆第${n}汽车股份有限公司`, domainPrefix: `c${n}`, lastName: '张', firstName: '伟', city: '重庆', province: 'CQ', country: 'CN' }))
    const index = openIndex({ book, rules })
    await index.find('warm-up', all)
    const turns = monitorEventLoopDelay({ resolution: 5 })
    turns.enable()
    const began = performance.now()
    expect((await index.find('t', { ...all, text: 'c1999' })).total).toBe(1)
    turns.disable()
    // A blocked loop would be one stop of the whole load; measured against the load itself, a busy machine changes nothing.
    expect(turns.percentile(90) / 1e6).toBeLessThan((performance.now() - began) / 8)
    expect(turns.count).toBeGreaterThan(10)
  })

  it('a large book is answered from while it is read, which is said, and wholly afterwards', async () => {
    const book = memoryLog()
    for (let n = 0; n < 6_500; n++) book.write('t', customerWith(`c${n}`, { companyName: `Contoso ${n}` }))
    const index = openIndex({ book, rules })
    const first = await index.find('t', all)
    expect(first.loading).toBe(true)
    expect(first.total).toBeGreaterThanOrEqual(5_000)
    let last = first
    for (let tries = 0; last.loading && tries < 2_000; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 10))
      last = await index.find('t', all)
    }
    expect(last.loading).toBeUndefined()
    expect(last.total).toBe(6_500)
    expect((await index.find('t', { ...all, text: '6499' })).ids).toEqual(['c6499'])
  })

  it('what was written over again and again is thrown out, and nothing else with it', async () => {
    const book = memoryLog()
    const index = openIndex({ book, rules })
    for (let round = 0; round < 6; round++) {
      for (let n = 0; n < 400; n++) book.write('t', customerWith(`c${n}`, { companyName: `Contoso ${round} ${n}` }))
      expect((await index.find('t', { ...all, text: `contoso ${round}` })).total).toBe(400)
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    expect((await index.find('t', all)).total).toBe(400)
  })
})
