import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ClassicLevel } from 'classic-level'
import { expect, it } from 'vitest'
import { openEngine, openStore } from '../../src/storage/open-store.ts'
import { moving } from '../../src/storage/parts.ts'
import { transfer } from '../../src/storage/tool/transfer.ts'
import { partsOf } from '../../src/storage/parts.ts'
import { added } from './sample.ts'

it('a folder whose clearing is killed anywhere opens, still says that it is being moved to, and is cleared anew', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cleared-'))
  const place = (name: string) => ({ kind: 'embedded', folder: join(folder, name) }) as const
  const store = await openStore(place('from'), Date.now)
  for (let n = 0; n < 30; n++) await store.book.save(added('t', `c${n}`))
  await store.close()
  const move = async () => {
    const from = await openEngine(place('from'), Date.now)
    await transfer(partsOf(from), () => openEngine(place('to'), Date.now), Date.now()).finally(() => from.close())
  }
  await move()
  const marked = await openEngine(place('to'), Date.now)
  await marked.keyv.set(moving, true)
  await marked.close()
  const db = new ClassicLevel(place('to').folder)
  const keys = (await db.keys({ reverse: true }).all()).filter((key) => !key.endsWith(moving))
  await db.close()
  for (const key of keys) {
    const db = new ClassicLevel(place('to').folder)
    await db.del(key)
    await db.close()
    await expect(openStore(place('to'), Date.now)).rejects.toThrow('run it again')
  }
  await move()
  await (await openStore(place('to'), Date.now)).close()
  await rm(folder, { recursive: true })
}, 120_000)
