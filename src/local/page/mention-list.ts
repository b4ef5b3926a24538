import { element } from './dom.ts'

/** A list of names that opens at an @ in `box`; arrows choose, Enter or Tab takes, Escape closes. */
export function createMentionList(box: HTMLTextAreaElement, names: readonly string[], label: string): HTMLElement {
  const node = element('div', { class: 'mention-list', role: 'listbox', 'aria-label': label, hidden: true })
  let at = 0

  const begun = () => /(?:^|\s)@([^@\n]{0,30})$/.exec(box.value.slice(0, box.selectionStart))?.[1]
  const options = () => [...node.children]
  const close = () => (node.hidden = true)
  const take = (name: string) => {
    const typed = begun() ?? ''
    box.setRangeText(`@${name} `, box.selectionStart - typed.length - 1, box.selectionStart, 'end')
    close()
    box.focus()
    box.dispatchEvent(new Event('input'))
  }
  const mark = (next: number) => {
    at = (next + options().length) % options().length
    options().forEach((option, index) => option.setAttribute('aria-selected', String(index === at)))
  }
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => mark(at + 1),
    ArrowUp: () => mark(at - 1),
    Enter: () => take(options()[at]?.textContent ?? ''),
    Tab: () => take(options()[at]?.textContent ?? ''),
    Escape: close,
  }

  box.addEventListener('input', () => {
    const typed = begun()?.toLowerCase()
    const found = typed === undefined ? [] : names.filter((name) => name.toLowerCase().startsWith(typed))
    node.replaceChildren(...found.map((name) => element('div', { role: 'option', class: 'option', mousedown: (event: MouseEvent) => event.preventDefault(), click: () => take(name) }, name)))
    node.hidden = found.length === 0
    if (found.length > 0) mark(0)
  })
  box.addEventListener('blur', close)
  box.addEventListener('keydown', (event) => {
    const act = node.hidden || event.isComposing || event.shiftKey ? undefined : keys[event.key]
    if (!act) return
    event.preventDefault()
    act()
  })
  return node
}
