import { readdir } from 'node:fs/promises'
import { answering } from './answering.ts'
import { openGround } from './ground.ts'
import { say } from './progress.ts'
import type { Line, Row } from './row.ts'

/** Every row of the table at one size, side by side in this one run. `only`: part of a row's name; empty for all. */
const [size = '', only = ''] = process.argv.slice(2)

answering(async () => {
  const rows = (await allRows()).filter(({ name }) => name.includes(only))
  say(`loading ${size} customers`)
  const ground = await openGround(Number(size))
  const lines: Line[] = []
  for (const row of rows) {
    say(row.name)
    lines.push(...(await row.run(ground)))
  }
  return lines
})

/** The folder is the list. */
async function allRows(): Promise<readonly Row[]> {
  const files = await readdir(new URL('rows/', import.meta.url))
  const rows = await Promise.all(files.map(async (file) => ((await import(`./rows/${file}`)) as { row: Row }).row))
  return rows.sort((a, b) => a.place - b.place)
}
