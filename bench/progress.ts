/** Tells whoever waits; the table alone goes to the standard output. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`)
}
