import { writeSync } from 'node:fs'
import { openStore } from '../../../src/storage/open-store.ts'
import { added } from '../../storage/sample.ts'

/** Saves one customer after the other until it is killed, and tells each; with `early` before it is saved. */
const [folder = '', from = '0', early] = process.argv.slice(2)
const store = await openStore({ kind: 'embedded', folder }, Date.now)
const tell = (id: string) => writeSync(1, `${id}\n`)
for (let n = Number(from); ; n++) {
  const id = `c${n}`
  if (early) tell(id)
  await store.book.save(added('t', id))
  if (!early) tell(id)
}
