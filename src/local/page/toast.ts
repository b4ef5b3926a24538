import { element } from './dom.ts'

/** A short notice over the page that passes by itself. */
export function toast(text: string): void {
  const node = element('p', { class: 'toast', role: 'status' }, text)
  document.body.append(node)
  setTimeout(() => node.remove(), 6_000)
}
