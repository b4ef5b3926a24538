import type { Change, Customer, Edit } from '../customer/customer.ts'
import { fields } from '../customer/fields.ts'
import { nameOf } from '../customer/show.ts'
import type { Localized } from '../text/locale.ts'
import type { Button, Card } from './card.ts'
import { shownEdit } from './edits.ts'
import { clip, clock, count } from './format.ts'
import { deedNames } from './history.ts'
import { message } from './message.ts'
import { called, say } from './say.ts'
import type { Viewer } from './viewer.ts'

const mostEdits = 12
const longestValue = 120

/** What happened to a customer that is watched; in a shared conversation who did it, and only what everyone there may see. */
export function notice(viewer: Viewer, customer: Customer, change: Change): Card {
  const { locale, shared } = viewer
  const seen = change.edits.filter(({ what }) => !shared || isOpen(what))
  const facts = seen.slice(0, mostEdits).map((edit) => fact(viewer, customer, edit))
  const rest = [...(seen.length > mostEdits ? [words.more[locale](count(seen.length - mostEdits, viewer))] : []), ...(seen.length < change.edits.length ? [words.private[locale]] : [])]
  const did = deed(viewer, change)
  return message(viewer, { title: nameOf(customer), lines: [`${did} · ${clock(viewer)(change.at)}`, ...rest], facts, buttons: [showing(viewer, customer)], summary: `${nameOf(customer)} · ${did}` })
}

function fact(viewer: Viewer, customer: Customer, edit: Edit) {
  const { label, was, now } = shownEdit(viewer, customer, edit)
  const short = (text: string) => clip(text.replaceAll('\n', ' '), longestValue)
  const to = now === '' ? words.emptied[viewer.locale] : short(now)
  return { label, value: was ? `${short(was)} → ${to}` : to }
}

function isOpen(what: Edit['what']): boolean {
  return what === 'status' || fields.some(({ name, open }) => name === what && open)
}

export interface Digest {
  /** Those that changed last, the latest first. */
  readonly customers: readonly Customer[]
  readonly total: number
  /** ISO 8601; those that were created later are new. */
  readonly since: string
}

/** How many customers a digest names. */
export const mostNamed = 20

/** What happened since the last digest, one line for each customer. */
export function digest(viewer: Viewer, { customers, total, since }: Digest): Card {
  const { locale } = viewer
  const when = clock(viewer)
  const lines = customers.map(({ created, changed, status, values }) => {
    const deed = status === 'archived' ? 'archived' : created.at >= since ? 'added' : 'updated'
    return `${clip(nameOf({ values }), 60)} · ${deedNames[deed][locale]} · ${changed.by.name}, ${when(changed.at)}`
  })
  const list: Button = { title: words.list[locale], verb: 'list-customers', data: { sort: '-changed', page: 1 }, say: say('list-customers', locale, 'sort:-changed') }
  const more = total > customers.length ? [words.more[locale](count(total - customers.length, viewer))] : []
  return message(viewer, { title: words.digest[locale](total, count(total, viewer)), lines: [words.since[locale](when(since)), ...lines, ...more], buttons: [list] })
}

function deed({ locale }: Viewer, { deed, by }: Change): string {
  return words.deed[locale](deedNames[deed][locale], by.name)
}

function showing({ locale }: Viewer, customer: Customer): Button {
  return { title: words.show[locale], verb: 'show-customer', data: { id: customer.id }, say: say('show-customer', locale, called(customer)) }
}

const words = {
  deed: {
    en: (deed: string, who: string) => `${deed} by ${who}`,
    'zh-CN': (deed: string, who: string) => `${who}：${deed}`,
    es: (deed: string, who: string) => `${deed} por ${who}`,
  },
  more: { en: (rest: string) => `and ${rest} more`, 'zh-CN': (rest: string) => `还有 ${rest} 项`, es: (rest: string) => `y ${rest} más` },
  private: {
    en: 'Other details are shown only in the private chat.',
    'zh-CN': '其他详细信息仅在私聊中显示。',
    es: 'Los demás detalles se muestran solo en el chat privado.',
  },
  digest: {
    en: (total: number, shown: string) => (total === 1 ? '1 customer changed' : `${shown} customers changed`),
    'zh-CN': (_total: number, shown: string) => `${shown} 个客户有变化`,
    es: (total: number, shown: string) => (total === 1 ? '1 cliente ha cambiado' : `${shown} clientes han cambiado`),
  },
  since: { en: (at: string) => `Since ${at}`, 'zh-CN': (at: string) => `自 ${at} 起`, es: (at: string) => `Desde el ${at}` },
  emptied: { en: '(empty)', 'zh-CN': '（空）', es: '(vacío)' },
  show: { en: 'Show customer', 'zh-CN': '查看客户', es: 'Mostrar cliente' },
  list: { en: 'List by last change', 'zh-CN': '按更改时间列出', es: 'Listar por último cambio' },
} as const satisfies Readonly<Record<string, Localized<unknown>>>
