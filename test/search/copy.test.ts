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
    expect((await index.find('t', { ...all, text: 'c1999' })).total).toBe(1)
    turns.disable()
    // A blocked loop would be one stop of the whole load, a second or so; the bound leaves room for a busy machine.
    expect(turns.percentile(90) / 1e6).toBeLessThan(60)
    expect(turns.count).toBeGreaterThan(10)
  })
})
