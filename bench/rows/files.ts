import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { host } from '../hosted.ts'
import { inTurn, timed, type Sample } from '../rounds.ts'
import { compare, explained, type Line, type Row } from '../row.ts'
import type { Cost, Deed } from '../sheets.ts'

const deeds = [['import', 'import of 10,000 rows'], ['export', 'export of 100,000 rows']] as const

export const row: Row = {
  place: 11,
  name: 'customers in and out in XLSX files',
  async run({ ping }) {
    const folder = await mkdtemp(join(tmpdir(), 'files-'))
    const ask = async <T>(way: string, question: string): Promise<T> => {
      const program = await host('sheets.ts', [way, folder])
      return program.ask<T>(question).finally(program.close)
    }
    const costs = (way: string, deed: Deed): Sample => () => ask<Cost>(way, deed)
    await ask('exceljs', 'save')
    const contestants = deeds.flatMap(([deed]) => ['ours', 'exceljs'].map((way): [string, Sample] => [`${way} ${deed}`, costs(way, deed)]))
    const measured = await inTurn<string>(timed(ping, { times: 200 }), Object.fromEntries(contestants), { fresh: true })
    for (const way of ['ours', 'exceljs']) await ask(way, 'check')
    const lines: Line[] = []
    for (const [deed, name] of deeds) {
      const [ours, theirs] = ['ours', 'exceljs'].map((way) => measured[`${way} ${deed}`] as unknown as readonly Cost[])
      lines.push(...(await explained(linesOf(name, ours!, theirs!), () => ask('ours', `profile ${deed}`))))
    }
    await rm(folder, { recursive: true })
    return lines
  },
}

function linesOf(name: string, ours: readonly Cost[], theirs: readonly Cost[]): readonly Line[] {
  const part = (at: 0 | 1 | 2) => ({ beside: 'exceljs, streaming', ours: ours.map((cost) => [cost[at]]), theirs: theirs.map((cost) => [cost[at]]) })
  return [
    compare({ ...part(0), name: `${name}, time`, target: 'none' }),
    compare({ ...part(1), name: `${name}, memory`, unit: 'MB', most: 0.5, target: 'half of it' }),
    compare({ ...part(2), name: `${name}, longest stop`, unit: 'ms CPU', most: 0.1, target: 'a tenth of it' }),
  ]
}
