const longest = 60_000

/** Takes text that is dropped on `target`, or the text of dropped text files; a table is sent as the file that it is, where there is somebody to send it to. */
export function acceptDrops(target: HTMLElement, insert: (text: string) => void, send?: (file: File) => void): void {
  const mark = (on: boolean) => target.classList.toggle('dropping', on)
  target.addEventListener('dragover', (event) => {
    event.preventDefault()
    mark(true)
  })
  target.addEventListener('dragleave', () => mark(false))
  target.addEventListener('drop', (event) => {
    event.preventDefault()
    mark(false)
    const table = [...(event.dataTransfer?.files ?? [])].find(({ name }) => /\.(xlsx|csv)$/i.test(name))
    if (table && send) return send(table)
    const files = [...(event.dataTransfer?.files ?? [])].filter(({ type, size }) => type.startsWith('text/') && size <= longest)
    const text = event.dataTransfer?.getData('text/plain') ?? ''
    if (files.length === 0) insert(text)
    else void Promise.all(files.map((file) => file.text())).then((texts) => insert(texts.join('\n')))
  })
}
