import type { ClassicLevel } from 'classic-level'

/** Removes every row but one, the last ones first, some at once: a log that a kill leaves has no gap. */
export async function cleared(db: ClassicLevel, except: string, atOnce = 10_000): Promise<void> {
  const keys = db.keys({ reverse: true })
  try {
    for (let batch = await keys.nextv(atOnce); batch.length > 0; batch = await keys.nextv(atOnce)) {
      await db.batch(batch.filter((key) => key !== except).map((key) => ({ type: 'del', key })))
    }
  } finally {
    await keys.close()
  }
}
