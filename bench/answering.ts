/** The other side of `hosted.ts`: gives each question to `answer`, and what it gives or throws back. */
export function answering(answer: (question: never) => unknown): void {
  process.on('message', async (question) => {
    const said = await Promise.resolve(question as never).then(answer).then((it) => ({ answer: it }), (error: unknown) => ({ fault: error instanceof Error ? error.message : String(error) }))
    process.send?.(said)
  })
}
