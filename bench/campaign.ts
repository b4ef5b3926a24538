import { readdir } from 'node:fs/promises'
import { answering } from './answering.ts'
import { openGround } from './ground.ts'
import { say } from './progress.ts'
import type { Line, Row } from './row.ts'

/** Every row of the table at one size, side by side in this one run. `only`: the files of some rows, with commas between; empty for all. */
const [size = '', only = ''] = process.argv.slice(2)

answering(async () => {
  const rows = await rowsOf()
  say(`loading ${size} customers`)
  const ground = await openGround(Number(size))
  const lines: Line[] = []
  for (const row of rows) {
    say(row.name)
    const began = performance.now()
    lines.push(...(await row.run(ground)))
    say(`  ${Math.round((performance.now() - began) / 1_000)} s`)
  }
  return lines
})

/** The folder is the list. */
async function rowsOf(): Promise<readonly Row[]> {
  const files = (await readdir(new URL('rows/', import.meta.url))).filter((file) => only === '' || only.split(',').includes(file.slice(0, -'.ts'.length)))
  if (files.length === 0) throw new Error(`There is no row ${only} in bench/rows/.`)
  const rows = await Promise.all(files.map(async (file) => ((await import(`./rows/${file}`)) as { row: Row }).row))
  return rows.sort((a, b) => a.place - b.place)
}
