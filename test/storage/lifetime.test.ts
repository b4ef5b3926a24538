import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openStore, type Opened } from '../../src/storage/open-store.ts'
import { added, draft } from './sample.ts'

const day = 86_400_000
const ann = { id: 'ann', name: 'Ann' }

describe('what passes away by itself', () => {
  let folder: string
  let store: Opened
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    folder = await mkdtemp(join(tmpdir(), 'store-'))
    store = await openStore({ kind: 'embedded', folder }, Date.now)
  })
  afterEach(async () => {
    await store.close()
    vi.useRealTimers()
    await rm(folder, { recursive: true })
  })
  const pass = (days: number) => vi.setSystemTime(Date.now() + days * day)

  it('a draft lives 30 days after its last change', async () => {
    await store.drafts.keep(draft('t', 'one', ann, 1))
    pass(29)
    await store.drafts.keep({ ...draft('t', 'one', ann, 1), revision: 2 })
    pass(29)
    expect((await store.drafts.of('t', 'ann')).length).toBe(1)
    pass(2)
    expect(await store.drafts.get('t', 'one')).toBeUndefined()
    expect(await store.drafts.of('t', 'ann')).toEqual([])
  })

  it('a list lies seven days on a desk', async () => {
    const spot = { tenant: 't', person: 'ann', conversation: 'c' }
    await store.desk.write(spot, 'list', ['a'])
    pass(6)
    expect(await store.desk.read(spot, 'list')).toEqual(['a'])
    pass(2)
    expect(await store.desk.read(spot, 'list')).toBeUndefined()
  })

  it('an operation is remembered for longer than a draft lives; the customer and its history for ever', async () => {
    const save = added('t', 'a', { operation: 'o' })
    await store.book.save(save)
    pass(31)
    expect((await store.book.save(save)).kind).toBe('replayed')
    pass(5_000)
    await store.close()
    store = await openStore({ kind: 'embedded', folder }, Date.now)
    expect(await store.book.done('t', 'o')).toBeUndefined()
    expect(await store.book.get('t', 'a')).toEqual(save.customer)
    expect((await store.book.history('t', 'a')).length).toBe(1)
  })
})
