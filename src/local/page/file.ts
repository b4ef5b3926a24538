import type { Locale } from '../../text/locale.ts'
import type { FileAnswer, FileShown } from '../wire.ts'
import { element, icon } from './dom.ts'
import { words } from './words.ts'

/** A file of a message: one that lies there can be opened, one that is offered can be taken. */
export function drawFile({ name, url, offer }: FileShown, locale: Locale, answer: (action: FileAnswer['action']) => void): HTMLElement {
  const title = url === undefined ? element('span', { class: 'file-name' }, name) : element('a', { class: 'file-name', href: new URL(url).pathname, download: name }, name)
  const about = offer ? [element('p', {}, offer.about), element('p', { class: 'file-size' }, sizeOf(offer.bytes, locale))] : []
  return element('div', { class: 'bubble file' }, icon('file'), element('div', {}, title, ...about, ...(offer ? [choices(locale, answer)] : [])))
}

function choices(locale: Locale, answer: (action: FileAnswer['action']) => void): HTMLElement {
  const button = (action: FileAnswer['action']) => {
    const click = () => {
      row.querySelectorAll('button').forEach((each) => (each.disabled = true))
      answer(action)
    }
    return element('button', { type: 'button', class: 'chip', click }, words[action][locale])
  }
  const row: HTMLElement = element('div', { class: 'chips' }, button('accept'), button('decline'))
  return row
}

function sizeOf(bytes: number, locale: Locale): string {
  return `≈ ${new Intl.NumberFormat(locale, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 }).format(Math.ceil(bytes / 1024))}`
}
