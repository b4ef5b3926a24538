import { rmSync } from 'node:fs'

/** The other side of `hosted.ts`: gives each question to `answer`, and back what that gives or throws. */
export function answering(answer: (question: never) => unknown): void {
  process.on('message', (question) => void reply(() => answer(question as never)))
  // Whoever asked is gone: nothing of this program stays.
  process.once('disconnect', () => {
    const folder = process.env['BENCH_FOLDER']
    if (folder) rmSync(folder, { recursive: true, force: true })
    process.kill(-process.pid, 'SIGKILL')
  })
}

async function reply(work: () => unknown): Promise<void> {
  try {
    process.send?.({ answer: await work() })
  } catch (error) {
    process.send?.({ fault: error instanceof Error ? error.message : String(error) })
  }
}
