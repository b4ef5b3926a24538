import type { Customer, Subscription } from '../customer/customer.ts'
import type { Draft } from '../customer/draft.ts'
import { mostLicences, type SubscriptionProblem } from '../customer/offers.ts'
import { nameOf } from '../customer/show.ts'
import type { Localized } from '../text/locale.ts'
import { bar, select } from './buttons.ts'
import type { Button, Card, Data, Sent } from './card.ts'
import { licencesOf, offerName } from './facts.ts'
import { count, linesOf } from './format.ts'
import { called, keys, pair, say, subscriptionDeeds } from './say.ts'
import type { Viewer } from './viewer.ts'

/** What was typed and could not be taken. */
export interface TypedOffer {
  readonly offer?: string
  readonly licences?: string
}

export interface DraftSubscriptions {
  readonly draft: Draft
  readonly problems?: readonly SubscriptionProblem[]
  readonly notice?: string
  readonly typed?: TypedOffer
}

/** Step 2 of the form: which offers, how many licences; may be skipped. */
export function draftSubscriptions(viewer: Viewer, { draft, problems = [], notice, typed }: DraftSubscriptions): Card {
  const { locale } = viewer
  const { subscriptions, revision, id } = draft
  const remove = (each: Subscription): Button => ({
    title: words.remove[locale],
    verb: 'fill-in',
    data: { draft: id, go: 'unsubscribe', subscription: each.offer },
    say: say('subscriptions', locale, pair(keys.offer[locale], offerName(each, viewer)), pair(keys.to[locale], subscriptionDeeds.remove[locale])),
  })
  const add: Button = { title: words.add[locale], verb: 'fill-in', data: { draft: id, go: 'subscribe' }, say: say('subscriptions', locale), lines: say('subscriptions', locale) }
  return drawn(viewer, {
    title: words.choose[locale],
    step: words.step[locale],
    notice,
    problem: problems.map(({ text }) => text[locale]).join('\n'),
    rows: subscriptions.map((each) => row(viewer, each, remove(each))),
    inputs: inputs(viewer, { subscriptions, typed, suffix: `_${revision}`, buttons: [add] }),
    buttons: wayOn(viewer, draft),
  })
}

function wayOn({ locale }: Viewer, { id, subscriptions }: Draft): readonly Button[] {
  const go = (title: Localized, phrase: 'next' | 'back', to: string): Button => ({ title: title[locale], verb: 'fill-in', data: { draft: id, go: to }, say: say(phrase, locale) })
  return [
    { ...go(subscriptions.length ? words.next : words.skip, 'next', 'review'), style: 'positive' },
    go(words.back, 'back', 'account'),
    { title: words.cancel[locale], verb: 'cancel', data: { draft: id }, say: say('cancel', locale), bare: true },
  ]
}

export interface StoredSubscriptions {
  readonly customer: Customer
  readonly problem?: string
  readonly notice?: string
  readonly typed?: TypedOffer
  /** A new operation's id. */
  readonly operation: string
}

/** The subscriptions of a customer: add, change licences, suspend, reactivate. */
export function subscriptionsCard(viewer: Viewer, { customer, problem, notice, typed, operation }: StoredSubscriptions): Card {
  const { locale } = viewer
  const { id, version, subscriptions } = customer
  const writing = { id, version, operation }
  return drawn(viewer, {
    title: words.of[locale](nameOf(customer)),
    step: subscriptions.length ? words.rows[locale] : words.none[locale],
    notice,
    problem,
    rows: subscriptions.map((each) => row(viewer, each, toggle(viewer, customer, each, writing))),
    inputs: inputs(viewer, { subscriptions, typed, suffix: '', buttons: changes(viewer, customer, writing) }),
    buttons: [{ title: words.show[locale], verb: 'show-customer', data: { id }, say: say('show-customer', locale, called(customer)) }],
  })
}

function toggle(viewer: Viewer, customer: Customer, each: Subscription, writing: Sent): Button {
  const { locale } = viewer
  const to = each.status === 'active' ? 'suspended' : 'active'
  return {
    title: (to === 'active' ? words.reactivate : words.suspend)[locale],
    verb: 'subscriptions',
    data: { ...writing, subscription: each.offer, to },
    say: typedDeed(viewer, customer, to, pair(keys.offer[locale], offerName(each, viewer))),
  }
}

function changes(viewer: Viewer, customer: Customer, writing: Sent): readonly Button[] {
  const { locale } = viewer
  const lines = say('subscriptions', locale, called(customer))
  const button = (title: Localized, to: 'add' | 'licences'): Button => ({ title: title[locale], verb: 'subscriptions', data: { ...writing, to }, say: typedDeed(viewer, customer, to), lines })
  return [button(words.add, 'add'), ...(customer.subscriptions.length ? [button(words.change, 'licences')] : [])]
}

function typedDeed({ locale }: Viewer, customer: Customer, to: keyof typeof subscriptionDeeds, ...rest: readonly string[]): string {
  return say('subscriptions', locale, called(customer), ...rest, pair(keys.to[locale], subscriptionDeeds[to][locale]))
}

interface Drawn {
  readonly title: string
  readonly step: string
  readonly notice: string | undefined
  readonly problem: string | undefined
  readonly rows: readonly Data[]
  readonly inputs: Data
  readonly buttons: readonly Button[]
}

function drawn({ locale }: Viewer, { title, step, notice, problem, rows, inputs: own, buttons }: Drawn): Card {
  const notices = [
    ...(notice ? [{ style: 'good', lines: linesOf(notice) }] : []),
    ...(problem ? [{ style: 'attention', lines: linesOf(problem) }] : []),
  ]
  return { template: 'subscriptions', summary: title, data: { lang: locale.slice(0, 2), title, step, notices, rows, inputs: own, bar: bar(buttons) } }
}

function row(viewer: Viewer, each: Subscription, button: Button): Data {
  return { name: offerName(each, viewer), detail: licencesOf(each, viewer), link: button.title, act: select(button) }
}

interface Inputs {
  readonly subscriptions: readonly Subscription[]
  readonly typed: TypedOffer | undefined
  readonly suffix: string
  readonly buttons: readonly Button[]
}

// Subscribed offers stand first, since a customer keeps those that have left the catalogue.
function inputs(viewer: Viewer, { subscriptions, typed = {}, suffix, buttons }: Inputs): Data {
  const { offers, locale } = viewer
  const gone = subscriptions.filter(({ offer }) => !offers.some(({ id }) => id === offer))
  const known = [...gone.map((each) => ({ title: offerName(each, viewer), value: each.offer })), ...offers.map(({ id, name }) => ({ title: name[locale], value: id }))]
  const { offer = '', licences = '' } = typed
  const odd = offer && !known.some(({ value }) => value === offer) ? [{ title: offer, value: offer }] : []
  return {
    offer: { id: `offer${suffix}`, label: capital(keys.offer[locale]), value: offer, placeholder: words.pick[locale], choices: [...odd, ...known] },
    licences: { id: `licences${suffix}`, label: capital(keys.licences[locale]), value: licences, placeholder: `1–${count(mostLicences, viewer)}` },
    bar: bar(buttons),
  }
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const words = {
  choose: { en: 'Subscriptions', 'zh-CN': '订阅', es: 'Suscripciones' },
  of: { en: (name: string) => `Subscriptions of ${name}`, 'zh-CN': (name: string) => `${name} 的订阅`, es: (name: string) => `Suscripciones de ${name}` },
  step: {
    en: 'Step 2 of 3 · Choose offers and licences, or skip this step.',
    'zh-CN': '第 2 步，共 3 步 · 选择产品和许可证数，也可跳过。',
    es: 'Paso 2 de 3 · Elige ofertas y licencias, o salta este paso.',
  },
  rows: { en: 'Suspend or reactivate in its row; add or change below.', 'zh-CN': '在各行中暂停或恢复；在下方添加或更改。', es: 'En cada fila se suspende o reactiva; abajo se agrega o cambia.' },
  none: { en: 'No subscriptions yet. Add the first one below.', 'zh-CN': '暂无订阅，请在下方添加。', es: 'Todavía no hay suscripciones. Agrega la primera abajo.' },
  pick: { en: 'Choose an offer', 'zh-CN': '选择产品', es: 'Elige una oferta' },
  add: { en: 'Add', 'zh-CN': '添加', es: 'Agregar' },
  change: { en: 'Change licences', 'zh-CN': '更改许可证数', es: 'Cambiar licencias' },
  suspend: { en: 'Suspend', 'zh-CN': '暂停', es: 'Suspender' },
  reactivate: { en: 'Reactivate', 'zh-CN': '恢复', es: 'Reactivar' },
  remove: { en: 'Remove', 'zh-CN': '移除', es: 'Quitar' },
  show: { en: 'Show customer', 'zh-CN': '查看客户', es: 'Mostrar cliente' },
  next: { en: 'Next: review', 'zh-CN': '下一步：核对', es: 'Siguiente: revisar' },
  skip: { en: 'Skip to review', 'zh-CN': '跳过，去核对', es: 'Saltar y revisar' },
  back: { en: 'Back', 'zh-CN': '上一步', es: 'Atrás' },
  cancel: { en: 'Cancel', 'zh-CN': '取消', es: 'Cancelar' },
} as const satisfies Readonly<Record<string, Localized<unknown>>>
