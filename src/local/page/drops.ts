const longest = 60_000

/** Takes text that is dropped on `target`, or the text of dropped text files. */
export function acceptDrops(target: HTMLElement, insert: (text: string) => void): void {
  const mark = (on: boolean) => target.classList.toggle('dropping', on)
  target.addEventListener('dragover', (event) => {
    event.preventDefault()
    mark(true)
  })
  target.addEventListener('dragleave', () => mark(false))
  target.addEventListener('drop', (event) => {
    event.preventDefault()
    mark(false)
    const files = [...(event.dataTransfer?.files ?? [])].filter(({ type, size }) => type.startsWith('text/') && size <= longest)
    const text = event.dataTransfer?.getData('text/plain') ?? ''
    if (files.length === 0) insert(text)
    else void Promise.all(files.map((file) => file.text())).then((texts) => insert(texts.join('\n')))
  })
}
