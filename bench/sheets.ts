import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { answering } from './answering.ts'
import { profiled } from './profile.ts'
import { batches, type Way } from './sheets/way.ts'

/** A way to bring customers in and out in files, in a process of its own. */
const [name = '', folder = ''] = process.argv.slice(2)
const { way } = (await import(`./sheets/${name}.ts`)) as { way: Way }

export type Deed = 'import' | 'export'
export const counts = { import: 10_000, export: 100_000 } as const

/** How long it took, in ms; by how much the memory grew at most, in MB; the longest stretch in which nothing else could run, in ms of CPU. */
export type Cost = readonly [ms: number, mb: number, stop: number]

/** What is needed is there before it is measured. */
const deeds: Readonly<Record<Deed, () => () => Promise<void>>> = {
  import: () => async () => expectRows(await way.read(join(folder, 'saved.xlsx')), counts.import),
  export() {
    const rows = batches(counts.export)
    return () => way.write(join(folder, `${name}.xlsx`), rows)
  },
}

answering(async (question: Deed | `profile ${Deed}` | 'save' | 'check') => {
  if (question === 'save') return save()
  if (question === 'check') return check()
  const [first, deed] = question.split(' ') as [string, Deed?]
  return deed ? profiled(deeds[deed]()) : cost(deeds[first as Deed]())
})

async function cost(work: () => Promise<void>): Promise<Cost> {
  // What the start and the preparations left over is done by then.
  await wait(200)
  const before = process.memoryUsage.rss()
  const stops = watchStops()
  const began = performance.now()
  await work()
  return [performance.now() - began, (highest() - before) / 1e6, stops.longest()]
}

/** The most memory that this process ever had, in bytes: what `resourceUsage` tells begins with that of the process which began it. */
function highest(): number {
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
  return Number(kilobytes) * 1_024
}

/** Told by what this thread computed from one turn to the next: a turn that another process delays is no stop of its own. */
function watchStops() {
  let [last, longest] = [cpu(), 0]
  const look = () => {
    const now = cpu()
    longest = Math.max(longest, now - last)
    last = now
  }
  const timer = setInterval(look, 1)
  return {
    longest() {
      clearInterval(timer)
      look()
      return longest
    },
  }
}

function cpu(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}

/** What is imported is as Excel saves it, with a list of shared texts, which we never write. */
async function save(): Promise<true> {
  const { write } = await import('./sheets/exceljs.ts')
  await write(join(folder, 'saved.xlsx'), batches(counts.import), true)
  return true
}

/** What the other way has exported is read by this one. */
async function check(): Promise<true> {
  const other = name === 'ours' ? 'exceljs' : 'ours'
  expectRows(await way.read(join(folder, `${other}.xlsx`)), counts.export)
  return true
}

function expectRows(count: number, wanted: number): void {
  // The headings are a row too.
  if (count !== wanted + 1) throw new Error(`${name} read ${count} rows instead of ${wanted + 1}`)
}
