import { readdir } from 'node:fs/promises'
import { openGround } from './ground.ts'
import { say } from './progress.ts'
import { report } from './report.ts'
import type { Line, Row } from './row.ts'

/** Every row of the table at one size, side by side in this one run. `only`: part of a row's name; empty for all. */
export async function campaign(size: number, only: string): Promise<void> {
  const rows = (await allRows()).filter(({ name }) => name.includes(only))
  say(`loading ${size} customers`)
  const ground = await openGround(size)
  const lines: Line[] = []
  for (const row of rows) {
    say(row.name)
    lines.push(...(await row.run(ground)))
  }
  await ground.close()
  await report({ size, lines, whole: only === '' })
}

/** The folder is the list. */
async function allRows(): Promise<readonly Row[]> {
  const files = await readdir(new URL('rows/', import.meta.url))
  const rows = await Promise.all(files.map(async (file) => ((await import(`./rows/${file}`)) as { row: Row }).row))
  return rows.sort((a, b) => a.place - b.place)
}
