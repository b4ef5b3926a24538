import { twice } from '../../src/bot/files/judge.ts'
import { pickable } from '../../src/bot/pickable.ts'
import type { Card } from '../../src/cards/card.ts'
import { compare } from '../../src/cards/compare.ts'
import { customerCard } from '../../src/cards/customer.ts'
import { expiring } from '../../src/cards/expiring.ts'
import { shownEdit } from '../../src/cards/edits.ts'
import { form } from '../../src/cards/form.ts'
import { held } from '../../src/cards/held.ts'
import { history } from '../../src/cards/history.ts'
import { imported, tried } from '../../src/cards/import.ts'
import { list } from '../../src/cards/list.ts'
import { message } from '../../src/cards/message.ts'
import { review } from '../../src/cards/review.ts'
import { called, phrases, say } from '../../src/cards/say.ts'
import { draftSubscriptions, subscriptionsCard } from '../../src/cards/subscriptions.ts'
import type { Viewer } from '../../src/cards/viewer.ts'
import { checkTyped } from '../../src/customer/check.ts'
import { locales, localized, type Locale, type Localized } from '../../src/text/locale.ts'
import { changes, draftOf, harbour, huge, iberia, manyCustomers, rogue, rules, viewerOf } from './people.ts'

type Shot = (viewer: Viewer) => Card
type State = Shot | { readonly role?: 'helpdeskAgent' | 'salesAgent' | 'nobody'; readonly shared?: true; readonly shot: Shot }

const operation = 'op-1'
const update = { target: { id: harbour.id, version: harbour.version } }
const wrong = { companyName: 'Contoso', domainPrefix: 'con-toso', lastName: '', email: 'siyuan.chen', country: 'CN', province: 'Atlantis', city: '上海', postalCode: '2001', phone: '12' }
const rows = changes.flatMap(({ edits }) => edits).slice(0, 3)
const worst = Array.from({ length: 5 }, (_, i) => ({ ...changes[0]!, version: 9 - i, edits: Object.entries(huge.values).map(([what, to]) => ({ what: what as 'notes', from: to, to })) }))

const notices: Localized = { en: 'Saved. The customer can be found by its new name at once.', 'zh-CN': '已保存。现在可以用新名称查找该客户。', es: 'Guardado. Ya se puede encontrar con el nombre nuevo.' }
const said: Localized<readonly [string, string]> = {
  en: ['Which one do you mean?', 'Several customers match “lan”.'],
  'zh-CN': ['请问是哪一个？', '有多个客户与“lan”匹配。'],
  es: ['¿Cuál de ellos?', 'Varios clientes coinciden con «lan».'],
}

/** Every state that a template can be in. */
export const states: Readonly<Record<string, State>> = {
  'message.plain': (viewer) => message(viewer, { title: said[viewer.locale][0], lines: [said[viewer.locale][1]], facts: [{ label: 'add customer', value: notices[viewer.locale] }, { label: 'find', value: notices[viewer.locale] }], buttons: Array.from({ length: 8 }, (_, i) => ({ title: `Contoso ${i + 1}`, verb: 'show-customer', data: { id: `c-${i}` }, say: `show contoso${i}` })) }),
  'message.problem': (viewer) => message(viewer, { title: said[viewer.locale][0], lines: ['${title} **not bold** <at>all</at>'], tone: 'problem' }),
  'message.attention': (viewer) => message(viewer, { lines: [said[viewer.locale][1]], tone: 'attention', buttons: [{ title: 'Help', verb: 'help', say: 'help' }] }),
  'message.good': (viewer) => message(viewer, { lines: [notices[viewer.locale]], tone: 'good' }),
  'message.pick': (viewer) => message(viewer, { title: said[viewer.locale][0], pick: { id: 'customer', label: said[viewer.locale][1], dataset: 'customers', choices: [harbour, iberia].map(pickable) }, buttons: [{ title: phrases.history[viewer.locale], verb: 'history', say: say('history', viewer.locale, called(harbour)), style: 'positive' }] }),

  'message.expiring': (viewer) => expiring(viewer, draftOf({}), harbour.values.companyName ?? ''),
  'message.expiring-nameless': (viewer) => expiring(viewer, draftOf({}), ''),

  'message.import-tried': (viewer) => tried(viewer, { id: 'i-1', name: 'customers.xlsx', counts: { added: 1200, changed: 3, same: 40, wrong: 7 }, unknown: ['Fax', 'Web'], idle: ['Status', 'Subscriptions'], besides: 2, first: [{ row: 3, problems: checkTyped(wrong, { rules }).problems.slice(0, 2) }, { row: 12, problems: [{ text: twice(3) }] }] }),
  'message.import-useless': (viewer) => tried(viewer, { id: 'i-1', name: '${title} **x**.csv', counts: { added: 0, changed: 0, same: 1, wrong: 0 }, unknown: [], idle: [], besides: 0, first: [] }),
  'message.import-under-way': (viewer) => imported(viewer, { id: 'i-1', added: 900, changed: 2, failed: [], wrong: 7, left: 301 }),
  'message.import-stopped': (viewer) => imported(viewer, { id: 'i-1', added: 900, changed: 2, failed: [], wrong: 7, left: 301, stopped: 'away' }),
  'message.import-gone': (viewer) => imported(viewer, { id: 'i-1', added: 900, changed: 2, failed: [], wrong: 7, left: 301, stopped: 'gone' }),
  'message.imported': (viewer) => imported(viewer, { id: 'i-1', added: 1200, changed: 2, failed: [{ row: 4, problems: [{ field: 'domainPrefix', text: twice(2) }] }], wrong: 7, left: 0 }),

  'form.empty': (viewer) => form(viewer, { draft: draftOf({}) }),
  'form.problems': (viewer) => form(viewer, { draft: draftOf(wrong), problems: checkTyped(wrong, { rules }).problems }),
  'form.notice': (viewer) => form(viewer, { draft: draftOf({ companyName: 'Contoso', country: 'ES', province: 'Madrid' }), notice: notices[viewer.locale] }),
  'form.update': (viewer) => form(viewer, { draft: draftOf({ city: '苏州' }, update), now: harbour }),
  'form.details-only': { role: 'helpdeskAgent', shot: (viewer) => form(viewer, { draft: draftOf({}, update), now: harbour }) },
  'form.hostile': (viewer) => form(viewer, { draft: draftOf(rogue.values, update), now: rogue, problems: checkTyped({ email: '${email}' }, { rules }).problems }),
  'form.held': (viewer) => held(viewer.locale, notices[viewer.locale], { verb: 'submit', data: { draft: 'd-1', verb: 'submit', say: phrases.submit[viewer.locale], seal: 's', companyName_3: 'Contoso', notes_3: 'a\n${b}', offer_3: 'E3' } }),
  'form.huge': (viewer) => form(viewer, { draft: draftOf(huge.values, update), now: huge }),

  'subscriptions.draft-empty': (viewer) => draftSubscriptions(viewer, { draft: draftOf({}) }),
  'subscriptions.draft': (viewer) => draftSubscriptions(viewer, { draft: draftOf({}, { subscriptions: harbour.subscriptions }), problems: [{ offer: 'Visio', text: localized((locale) => said[locale][1]) }], typed: { offer: 'Visio', licences: 'many' } }),
  'subscriptions.stored': (viewer) => subscriptionsCard(viewer, { customer: harbour, notice: notices[viewer.locale], operation }),
  'subscriptions.none': (viewer) => subscriptionsCard(viewer, { customer: iberia, problem: said[viewer.locale][1], typed: { licences: '0' }, operation }),

  'review.new': (viewer) => review(viewer, { draft: draftOf(harbour.values), values: harbour.values, subscriptions: harbour.subscriptions, alike: [iberia, rogue] }),
  'review.without-subscriptions': (viewer) => review(viewer, { draft: draftOf({}), values: iberia.values, subscriptions: [] }),
  'review.notice': (viewer) => review(viewer, { draft: draftOf({}), values: rogue.values, subscriptions: [], notice: said[viewer.locale][1] }),
  'review.huge': (viewer) => review(viewer, { draft: draftOf({}), values: huge.values, subscriptions: huge.subscriptions, alike: manyCustomers(6, [huge]) }),

  'customer.shown': (viewer) => customerCard(viewer, harbour, { operation }),
  'customer.saved': (viewer) => customerCard(viewer, iberia, { operation, notice: notices[viewer.locale], undo: true }),
  'customer.archived': (viewer) => customerCard(viewer, rogue, { operation }),
  'customer.details-only': { role: 'helpdeskAgent', shot: (viewer) => customerCard(viewer, harbour, { operation }) },
  'customer.linked': (viewer) => customerCard({ ...viewer, linkHost: 'accounts.contoso.com' }, iberia, { operation }),
  'customer.shared': { shared: true, shot: (viewer) => customerCard(viewer, harbour, { operation }) },
  'customer.huge': (viewer) => customerCard(viewer, huge, { operation }),

  'list.page': (viewer) => list(viewer, { title: viewer.locale === 'en' ? 'Customers' : viewer.locale === 'es' ? 'Clientes' : '客户', customers: manyCustomers(8, [harbour, iberia, rogue]), from: 8, total: 132, query: { filters: {} } }),
  'list.filtered': (viewer) => list(viewer, { title: 'Langang', customers: [harbour, rogue], from: 0, total: 2, query: { text: '${text} 蓝港', filters: { status: 'all', owner: 'me', city: '上海' }, sort: '-email' } }),
  'list.few': { role: 'helpdeskAgent', shot: (viewer) => list(viewer, { title: 'Customers', customers: [iberia], from: 0, total: 1, query: { filters: {} } }) },
  'list.empty': (viewer) => list(viewer, { title: 'Customers', customers: [], from: 0, total: 0, query: { filters: {} } }),
  'list.nothing-found': (viewer) => list(viewer, { title: 'Customers', customers: [], from: 0, total: 0, query: { text: 'contso', filters: {} }, notice: said[viewer.locale][1] }),
  'list.shared': { shared: true, shot: (viewer) => list(viewer, { title: 'Customers', customers: [harbour, rogue], from: 0, total: 2, query: { filters: {} } }) },
  'list.huge': (viewer) => list(viewer, { title: 'Customers', customers: manyCustomers(8, [huge]), from: 999_992, total: 1_000_000, query: { text: '漢'.repeat(200), filters: { city: '漢'.repeat(100), status: 'archived' } } }),

  'history.page': (viewer) => history(viewer, { customer: harbour, changes, from: 0, total: 12, operation }),
  'history.last-page': { role: 'helpdeskAgent', shot: (viewer) => history(viewer, { customer: harbour, changes: changes.slice(1), from: 5, total: 8, operation }) },
  'history.huge': (viewer) => history(viewer, { customer: huge, changes: worst, from: 5, total: 100, operation }),

  'compare.confirm': (viewer) => compare(viewer, { title: said[viewer.locale][0], rows: rows.map((edit) => shownEdit(viewer, harbour, edit)), buttons: [{ title: 'OK', verb: 'submit', data: { draft: 'd-1' }, say: phrases.submit[viewer.locale], style: 'positive' }] }),
  'compare.stale': (viewer) => compare(viewer, { title: said[viewer.locale][0], notice: said[viewer.locale][1], rows: rows.map((edit, i) => ({ ...shownEdit(viewer, harbour, edit), typed: i ? '${typed} *x*' : '' })), buttons: [] }),
  'compare.huge': (viewer) => compare(viewer, { title: said[viewer.locale][0], rows: worst[0]!.edits.map((edit) => ({ ...shownEdit(viewer, huge, edit), typed: '漢'.repeat(2000) })), buttons: [] }),
}

export interface Sample {
  /** "template.state" */
  readonly state: string
  readonly locale: Locale
  readonly shared: boolean
  readonly card: Card
}

export const samples: readonly Sample[] = Object.entries(states).flatMap(([state, how]) => locales.map((locale) => {
  const { shot, role = 'administrator', shared = false } = typeof how === 'function' ? { shot: how } : how
  return { state, locale, shared, card: shot(viewerOf(locale, role, shared)) }
}))
