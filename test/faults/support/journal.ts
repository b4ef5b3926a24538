import { createReadStream, openSync, writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Call } from '../checker.ts'

type Begun = Pick<Call, 'kind' | 'customer' | 'operation' | 'version'>
type Ended = Pick<Call, 'outcome'> & Partial<Begun>

/** What a process did, on the disk before it does it, so that a kill takes nothing of it. */
export function openJournal(file: string): (begun: Begun) => (ended: Ended) => void {
  const fd = openSync(file, 'a')
  const note = (it: object) => void writeSync(fd, `${JSON.stringify(it)}\n`)
  let last = 0
  return (begun) => {
    const id = `${process.pid} ${++last}`
    note({ id, ...begun, from: clock() })
    return (ended) => note({ id, ...ended, until: clock() })
  }
}

/** Nanoseconds of the machine's own clock, which all processes share. */
const clock = () => Number(process.hrtime.bigint())

/** The calls of all these journals; one without an end may or may not have happened. */
export async function readJournals(files: readonly string[]): Promise<readonly Call[]> {
  const calls = new Map<string, Call>()
  for (const file of files) {
    for await (const line of createInterface(createReadStream(file))) {
      const it = JSON.parse(line) as { id: string } & Partial<Call>
      const begun = calls.get(it.id) ?? { until: Infinity, outcome: 'unknown' }
      calls.set(it.id, { ...begun, ...it } as Call)
    }
  }
  return [...calls.values()]
}
