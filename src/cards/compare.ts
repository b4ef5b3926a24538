import type { Localized } from '../text/locale.ts'
import { bar } from './buttons.ts'
import type { Button, Card, Data } from './card.ts'
import { clip, linesOf } from './format.ts'
import type { Viewer } from './viewer.ts'

/** One field's values as a person reads them; '' for an empty one. */
export interface Row {
  readonly label: string
  readonly was: string
  readonly now: string
  /** Of a form that has become stale: what the person typed meanwhile. */
  readonly typed?: string
}

export interface Compared {
  /** Names the customer. */
  readonly title: string
  readonly notice?: string
  readonly rows: readonly Row[]
  readonly buttons: readonly Button[]
}

/** Old beside new; where rows tell what was typed, they are what was opened, what is stored now, and what was typed. */
export function compare(viewer: Viewer, { title, notice, rows, buttons }: Compared): Card {
  const { locale } = viewer
  const stale = rows.some(({ typed }) => typed !== undefined)
  const most = Math.floor(roomForValues / Math.max(1, rows.length * (stale ? 3 : 2)))
  return {
    template: 'compare',
    summary: title,
    data: {
      lang: locale.slice(0, 2),
      title,
      notice: notice ? [{ lines: linesOf(notice) }] : [],
      rows: rows.map((row) => ({ label: row.label, cells: stale ? threefold(row, locale, most) : twofold(row, locale, most) })),
      bar: bar(buttons),
    },
  }
}

const roomForValues = 3_000

function twofold({ was, now }: Row, locale: Viewer['locale'], most: number): readonly Data[] {
  return [cell(words.before[locale], was, true, most), cell(words.after[locale], now, false, most)]
}

function threefold({ was, now, typed = '' }: Row, locale: Viewer['locale'], most: number): readonly Data[] {
  return [cell(words.opened[locale], was, true, most), cell(words.stored[locale], now, now === was, most), cell(words.typed[locale], typed, typed === was, most)]
}

// What is the same as before steps back.
function cell(heading: string, value: string, subtle: boolean, most: number): Data {
  return { heading, value: clip(value.replaceAll('\n', ' '), most) || '–', subtle }
}

const words = {
  before: { en: 'Before', 'zh-CN': '更改前', es: 'Antes' },
  after: { en: 'After', 'zh-CN': '更改后', es: 'Después' },
  opened: { en: 'When you opened it', 'zh-CN': '打开时', es: 'Al abrirlo' },
  stored: { en: 'Stored now', 'zh-CN': '当前存储', es: 'Guardado ahora' },
  typed: { en: 'You typed', 'zh-CN': '你填写的', es: 'Lo escrito' },
} as const satisfies Readonly<Record<string, Localized>>
