import { answering } from './answering.ts'
import { samplesOf, type Deed, type OpenBook } from './books/peer.ts'
import type { Sample } from './rounds.ts'

/** One way to keep the book, in a process of its own: opened by the first question, measured by the others. */
const [way = '', size = ''] = process.argv.slice(2)
let samples: Readonly<Record<Deed, Sample>> | undefined

answering(async (question: 'open' | Deed) => {
  if (question !== 'open') return samples![question](0)
  const { open } = (await import(`./books/${way}.ts`)) as { open: OpenBook }
  let number = Number(size)
  samples = samplesOf(await open(number), number, () => number++)
  return true
})
