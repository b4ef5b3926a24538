import { setTimeout as wait } from 'node:timers/promises'
import { figure, median } from '../figures.ts'
import { host, type Hosted } from '../hosted.ts'
import { node24 } from '../node24.ts'
import { say } from '../progress.ts'
import { inTurn, timed, type Sample } from '../rounds.ts'
import { compare, type Line, type Row } from '../row.ts'

const peers = { 'hubot-brain': 'hubot-redis-brain', 'one-document': 'botbuilder storage, one document', postgres: 'Postgres, pg_trgm', sqlite: 'SQLite, FTS5' } as const
const deeds = ['add', 'page', 'find'] as const

/** Whoever takes longer than this to take the customers in has given up, in ms. */
const patience = 10 * 60_000

/** From so many customers on everybody else must be behind. */
const many = 100_000

type Deed = (typeof deeds)[number]
type Opened = Hosted | string

export const row: Row = {
  place: 10,
  name: 'add, page, find beside other ways to keep the book',
  async run({ size, client }) {
    const ours = await opened('ours', size)
    if (typeof ours === 'string') throw new Error(ours)
    const lines: Line[] = []
    for (const [way, name] of Object.entries(peers)) {
      const theirs = await opened(way, size)
      for (const deed of deeds) lines.push(await line({ deed, beside: name, ours, theirs, ping: timed(() => client.ping(), { times: 200 }), most: size < many ? Infinity : 1 }))
      if (typeof theirs !== 'string') await theirs.close()
    }
    await ours.close()
    return lines
  },
}

/** The process with the customers in it; a sentence where it gave up. */
async function opened(way: string, size: number): Promise<Opened> {
  say(`  ${way} takes in ${size} customers`)
  const program = await host('book.ts', { args: [way, String(size)], node: node24() })
  const late = wait(patience, `gave up at ${size}: took longer than ${patience / 60_000} min`, { ref: false })
  const answer = await Promise.race([program.ask('open').then(() => program, (error: unknown) => `gave up at ${size}: ${error instanceof Error ? error.message : String(error)}`), late])
  if (typeof answer === 'string') await program.close()
  return answer
}

interface Pair {
  readonly deed: Deed
  readonly beside: string
  readonly ours: Hosted
  readonly theirs: Opened
  readonly ping: Sample
  readonly most: number
}

async function line({ deed, beside, ours, theirs, ping, most }: Pair): Promise<Line> {
  const target = `ahead from ${many.toLocaleString('en')} on`
  const sample = (program: Hosted) => () => program.ask<readonly number[]>(deed)
  if (typeof theirs === 'string') {
    const measured = await inTurn(ping, { ours: sample(ours) })
    return { name: deed, beside, unit: 'ms', ours: figure(measured.ours.map(median)), theirs, target, met: true }
  }
  const measured = await inTurn(ping, { ours: sample(ours), theirs: sample(theirs) })
  return compare({ name: deed, beside, ours: measured.ours, theirs: measured.theirs, most, target })
}
