import { createHash } from 'node:crypto'
import { openStore } from '../../../src/storage/open-store.ts'
import { keptBook } from './kept-book.ts'

/** Opens a store and tells what is in it in a few signs, or why it does not open; LevelDB may end the process. */
const [folder = ''] = JSON.parse(process.argv[2] ?? '[]') as string[]
const tell = (it: object) => process.send?.(it, () => process.exit())
try {
  const store = await openStore({ kind: 'embedded', folder }, Date.now)
  const book = await keptBook(store.book, 't', [])
  const content = [book.log, book.customers.toSorted((a, b) => a.id.localeCompare(b.id)), [...book.owners].sort()]
  tell({ digest: createHash('sha256').update(JSON.stringify(content)).digest('hex') })
} catch (error) {
  tell({ refusal: error instanceof Error ? error.message : String(error) })
}
