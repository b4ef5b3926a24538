import { rightsFor } from '../customer/change.ts'
import type { Change, Customer, Deed } from '../customer/customer.ts'
import { nameOf } from '../customer/show.ts'
import type { Localized } from '../text/locale.ts'
import { bar } from './buttons.ts'
import type { Button, Card, Data } from './card.ts'
import { shownEdit } from './edits.ts'
import { clip, clock, count } from './format.ts'
import { called, keys, pair, say } from './say.ts'
import type { Viewer } from './viewer.ts'

export interface Past {
  readonly customer: Customer
  /** Of this page, newest first. */
  readonly changes: readonly Change[]
  /** Rank of the first one, from 0. */
  readonly from: number
  readonly total: number
  /** A new operation's id. */
  readonly operation: string
}

/** Changes on one page. */
export const changesPerPage = 5

/** Who changed what and when, old and new. */
export function history(viewer: Viewer, past: Past): Card {
  const { customer, changes, from, total } = past
  const { locale } = viewer
  const title = words.title[locale](nameOf(customer))
  const when = clock(viewer)
  // A card has room for so many characters of values; the more there are, the shorter each is shown.
  const values = changes.flatMap(({ edits }) => edits).length * 2
  const most = Math.max(12, Math.floor(roomForValues / Math.max(1, values)))
  return {
    template: 'history',
    summary: title,
    data: {
      lang: locale.slice(0, 2),
      title,
      range: words.range[locale](count(from + 1, viewer), count(from + changes.length, viewer), count(total, viewer)),
      changes: changes.map((change) => ({
        when: when(change.at),
        who: change.by.name,
        deed: deedNames[change.deed][locale],
        edits: edits(viewer, customer, change, most),
      })),
      bar: bar(buttons(viewer, past)),
    },
  }
}

const roomForValues = 2_400

function edits(viewer: Viewer, customer: Customer, { edits: list }: Change, most: number): readonly Data[] {
  return list.map((edit) => {
    const { label, was, now } = shownEdit(viewer, customer, edit)
    const short = (text: string) => clip(text.replaceAll('\n', ' '), most)
    const emptied = now === '' ? words.emptied[viewer.locale] : short(now)
    return { label: words.label[viewer.locale](clip(label, 40)), was: was ? [`${short(was)} → `] : [], now: emptied }
  })
}

function buttons(viewer: Viewer, { customer, changes, from, total, operation }: Past): readonly Button[] {
  const { locale } = viewer
  const { id, version } = customer
  const who = called(customer)
  const page = Math.floor(from / changesPerPage) + 1
  const to = (title: Localized, target: number): Button => ({
    title: title[locale], verb: 'history', data: { id, page: target }, say: say('history', locale, who, pair(keys.page[locale], String(target))), bare: true,
  })
  const undo: Button = { title: words.undo[locale], verb: 'undo', data: { id, version, operation }, say: say('undo', locale, who, pair(keys.version[locale], String(version))) }
  const show: Button = { title: words.show[locale], verb: 'show-customer', data: { id }, say: say('show-customer', locale, who) }
  return [
    ...(page > 1 ? [to(words.newer, page - 1)] : []),
    ...(from + changes.length < total ? [to(words.older, page + 1)] : []),
    ...(mayUndo(viewer, customer, changes[0]) ? [undo] : []),
    show,
  ]
}

/** True where the viewer has every right that taking back this change needs, and it is the last one. */
export function mayUndo({ rights }: Viewer, { version }: Customer, change: Change | undefined): boolean {
  if (!change || change.version !== version || change.deed === 'added') return false
  return rightsFor(change.edits).every((right) => right !== 'creation' && rights.has(right))
}

export const deedNames: Readonly<Record<Deed, Localized>> = {
  added: { en: 'Added', 'zh-CN': '添加', es: 'Agregado' },
  updated: { en: 'Updated', 'zh-CN': '更新', es: 'Actualizado' },
  archived: { en: 'Archived', 'zh-CN': '归档', es: 'Archivado' },
  restored: { en: 'Restored', 'zh-CN': '恢复', es: 'Restaurado' },
  subscribed: { en: 'Subscriptions changed', 'zh-CN': '更改订阅', es: 'Suscripciones modificadas' },
  undone: { en: 'Undone', 'zh-CN': '撤销', es: 'Deshecho' },
}

const words = {
  title: { en: (name: string) => `History of ${name}`, 'zh-CN': (name: string) => `${name} 的历史`, es: (name: string) => `Historial de ${name}` },
  range: {
    en: (first: string, last: string, total: string) => `Changes ${first}–${last} of ${total}, newest first`,
    'zh-CN': (first: string, last: string, total: string) => `第 ${first}–${last} 条更改，共 ${total} 条，最新在前`,
    es: (first: string, last: string, total: string) => `Cambios ${first}–${last} de ${total}, el más nuevo primero`,
  },
  label: { en: (name: string) => `${name}: `, 'zh-CN': (name: string) => `${name}：`, es: (name: string) => `${name}: ` },
  emptied: { en: '(empty)', 'zh-CN': '（空）', es: '(vacío)' },
  newer: { en: 'Newer', 'zh-CN': '较新', es: 'Más nuevos' },
  older: { en: 'Older', 'zh-CN': '较早', es: 'Más antiguos' },
  undo: { en: 'Undo the last change', 'zh-CN': '撤销最近的更改', es: 'Deshacer el último cambio' },
  show: { en: 'Show customer', 'zh-CN': '查看客户', es: 'Mostrar cliente' },
} as const satisfies Readonly<Record<string, Localized<unknown>>>
