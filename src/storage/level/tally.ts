import { constants, writeSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'

/** How many logged commits were acknowledged, kept outside the database: it cannot tell that its own end is missing. */
export interface Tally {
  readonly count: number
  /** Not forced to the disk: it may lag behind after a power cut, and never runs ahead. */
  set(count: number): void
  close(): Promise<void>
}

export async function openTally(folder: string): Promise<Tally> {
  const file = await open(join(folder, 'acknowledged'), constants.O_RDWR | constants.O_CREAT)
  const count = Number(await file.readFile('utf8'))
  return {
    count: Number.isSafeInteger(count) ? count : 0,
    set: (now) => void writeSync(file.fd, String(now).padStart(16, '0'), 0),
    close: () => file.close(),
  }
}
