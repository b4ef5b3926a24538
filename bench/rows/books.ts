import { setTimeout as wait } from 'node:timers/promises'
import { deeds, samplesOf } from '../books/peer.ts'
import { ours } from '../books/ours.ts'
import { host, type Hosted } from '../hosted.ts'
import { say } from '../progress.ts'
import { inTurn, timed, type Sample } from '../rounds.ts'
import { compare, explained, notMeasured, type Line, type Row } from '../row.ts'
import { profiled } from '../profile.ts'

const ways = [['hubot-brain', 'hubot-redis-brain'], ['postgres', 'Postgres, pg_trgm'], ['one-document', 'botbuilder storage, one document'], ['sqlite', 'SQLite, FTS5']] as const

/** Whoever takes longer than this to take the customers in has given up, in ms. */
const patience = 12 * 60_000
/** From so many customers on everybody else must be behind. */
const many = 100_000
const target = `ahead from ${many.toLocaleString('en')} on`

/** A way to keep the book, at the largest size that it could do; `program` is missing where it could do none. */
interface Peer {
  readonly name: string
  readonly program?: Hosted
}

export const row: Row = {
  place: 10,
  name: 'add, page, find beside other ways to keep the book',
  async run(ground) {
    const { size, ping } = ground
    const peers = await allOpened(size)
    const mine = samplesOf(ours(ground), size, ground.next)
    const lines: Line[] = []
    for (const deed of deeds) {
      say(`  ${deed}`)
      const theirs = peers.flatMap(({ name, program }): [string, Sample][] => (program ? [[name, () => program.ask<readonly number[]>(deed)]] : []))
      const measured = await inTurn<string>(timed(ping, { times: 200 }), { ours: mine[deed], ...Object.fromEntries(theirs) })
      const beside = peers.map(({ name, program }) => (program ? compare({ name: deed, beside: name, ours: measured['ours']!, theirs: measured[name]!, target, ...(size < many ? {} : { most: 1 }) }) : notMeasured({ name: deed, beside: name, ours: measured['ours']!, target })))
      lines.push(...(await explained(beside, () => profiled(() => mine[deed](0)))))
    }
    for (const { program } of peers) await program?.close()
    return lines
  },
}

/** Two at a time, for the memory that taking a million in needs. */
async function allOpened(size: number): Promise<readonly Peer[]> {
  const peers: Peer[] = []
  let next = 0
  const lane = async () => {
    for (let at = next++; at < ways.length; at = next++) {
      const [way, name] = ways[at]!
      peers[at] = await opened(way, name, size)
    }
  }
  await Promise.all([lane(), lane()])
  return peers
}

/** With as many customers in it as we have, or, where it gave that up, with a tenth of them, and so on. */
async function opened(way: string, name: string, size: number, before = ''): Promise<Peer> {
  if (size < 1_000 && before !== '') return { name: `${name} ${before}` }
  say(`  ${name} takes in ${size.toLocaleString('en')} customers`)
  const began = performance.now()
  const program = await host('book.ts', [way, String(size)])
  const fault = await Promise.race([
    program.ask('open').then(() => undefined, (error: unknown) => (error instanceof Error ? error.message : String(error))),
    wait(patience, `took longer than ${patience / 60_000} min`, { ref: false }),
  ])
  say(`  ${name}: ${fault ?? 'ready'} after ${Math.round((performance.now() - began) / 1_000)} s`)
  if (fault === undefined) return { name: before === '' ? name : `${name} with ${size.toLocaleString('en')} ${before}`, program }
  await program.close()
  return opened(way, name, Math.floor(size / 10), before || `(gave up at ${size.toLocaleString('en')}: ${fault})`)
}
