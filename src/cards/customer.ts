import type { Customer } from '../customer/customer.ts'
import { nameOf, showValue } from '../customer/show.ts'
import type { Localized } from '../text/locale.ts'
import { bar } from './buttons.ts'
import type { Button, Card } from './card.ts'
import { blocksOf, subscriptionFacts } from './facts.ts'
import { clock, linesOf } from './format.ts'
import { linkTo } from './link.ts'
import { called, keys, pair, say, statusNames } from './say.ts'
import type { Viewer } from './viewer.ts'

export interface Shown {
  /** What was just done, and what next: makes the card the confirmation of a save. */
  readonly notice?: string
  /** A new operation's id, for the buttons that write. */
  readonly operation: string
  /** Something was just written that can be taken back. */
  readonly undo?: boolean
}

/** The record, for reading; in a shared conversation only what everyone there may see. */
export function customerCard(viewer: Viewer, customer: Customer, { notice, operation, undo = false }: Shown): Card {
  const { values, status, subscriptions } = customer
  const { locale, shared } = viewer
  const blocks = blocksOf(values, viewer, ['companyName', 'domainPrefix'])
  return {
    template: 'customer',
    about: { id: customer.id, version: customer.version },
    summary: notice ? `${linesOf(notice)[0] ?? ''} ${nameOf(customer)}`.trim() : nameOf(customer),
    data: {
      lang: locale.slice(0, 2),
      notice: notice ? [{ lines: linesOf(notice) }] : [],
      name: nameOf(customer),
      status: statusNames[status][locale],
      colour: status === 'active' ? 'Good' : 'Warning',
      domain: showValue('domainPrefix', values, locale, viewer.rules),
      blocks: shared ? blocks : [...blocks, { heading: words.subscriptions[locale], facts: subscriptionFacts(subscriptions, viewer) }],
      remarks: [...(shared ? [words.private[locale]] : [...(subscriptions.length ? [] : [words.none[locale]]), ...changed(viewer, customer)]), ...link(viewer, customer)],
      bar: bar(buttons(viewer, customer, operation, undo)),
    },
  }
}

function changed(viewer: Viewer, { created, changed: last, version }: Customer): readonly string[] {
  const when = clock(viewer)
  const added = words.added[viewer.locale](when(created.at), created.by.name)
  return version === 1 ? [added] : [`${words.changed[viewer.locale](when(last.at), last.by.name)} · ${added}`]
}

/** To be copied: Teams shows it as this card wherever it is pasted. */
function link({ linkHost, locale }: Viewer, { id }: Customer): readonly string[] {
  return linkHost === undefined ? [] : [words.link[locale](linkTo(linkHost, id))]
}

function buttons(viewer: Viewer, customer: Customer, operation: string, undo: boolean): readonly Button[] {
  const { id, version, status } = customer
  const { rights, locale } = viewer
  const who = called(customer)
  const writing = { id, version, operation }
  const archived = status === 'archived'
  const mayEdit = rights.has('editDetails') || rights.has('editBilling')
  const [verb, title] = archived ? (['restore-customer', words.restore] as const) : (['archive-customer', words.archive] as const)
  return [
    ...(undo ? [{ title: words.undo[locale], verb: 'undo', data: writing, say: say('undo', locale, who, pair(keys.version[locale], String(version))) }] : []),
    ...(mayEdit && !archived ? [{ title: words.edit[locale], verb: 'update-customer', data: { id }, say: say('update-customer', locale, who) }] : []),
    ...(rights.has('subscriptions') && !archived ? [{ title: words.subscriptions[locale], verb: 'subscriptions', data: { id }, say: say('subscriptions', locale, who) }] : []),
    ...(rights.has('view') ? [{ title: words.history[locale], verb: 'history', data: { id }, say: say('history', locale, who) }] : []),
    ...(rights.has('archive') ? [{ title: title[locale], verb, data: writing, say: say(verb, locale, who) }] : []),
  ]
}

const words = {
  subscriptions: { en: 'Subscriptions', 'zh-CN': '订阅', es: 'Suscripciones' },
  none: { en: 'No subscriptions yet.', 'zh-CN': '暂无订阅。', es: 'Todavía no hay suscripciones.' },
  private: {
    en: 'Everything else about this customer is shown only in the private chat.',
    'zh-CN': '该客户的其他信息仅在私聊中显示。',
    es: 'El resto de los datos de este cliente se muestra solo en el chat privado.',
  },
  edit: { en: 'Edit', 'zh-CN': '编辑', es: 'Editar' },
  history: { en: 'History', 'zh-CN': '历史', es: 'Historial' },
  archive: { en: 'Archive', 'zh-CN': '归档', es: 'Archivar' },
  restore: { en: 'Restore', 'zh-CN': '恢复', es: 'Restaurar' },
  undo: { en: 'Undo', 'zh-CN': '撤销', es: 'Deshacer' },
  link: { en: (url: string) => `Link: ${url}`, 'zh-CN': (url: string) => `链接：${url}`, es: (url: string) => `Enlace: ${url}` },
  changed: {
    en: (when: string, who: string) => `Changed ${when} by ${who}`,
    'zh-CN': (when: string, who: string) => `由 ${who} 于 ${when} 更改`,
    es: (when: string, who: string) => `Modificado el ${when} por ${who}`,
  },
  added: {
    en: (when: string, who: string) => `Added ${when} by ${who}`,
    'zh-CN': (when: string, who: string) => `由 ${who} 于 ${when} 添加`,
    es: (when: string, who: string) => `Agregado el ${when} por ${who}`,
  },
} as const satisfies Readonly<Record<string, Localized<unknown>>>
