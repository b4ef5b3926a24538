import type { Customer, Subscription, Values } from '../customer/customer.ts'
import type { Draft } from '../customer/draft.ts'
import { nameOf, showValue } from '../customer/show.ts'
import type { Localized } from '../text/locale.ts'
import { bar, select } from './buttons.ts'
import type { Button, Card, Data } from './card.ts'
import { blocksOf, subscriptionFacts } from './facts.ts'
import { clip, linesOf } from './format.ts'
import { called, say } from './say.ts'
import type { Viewer } from './viewer.ts'

export interface Reviewed {
  readonly draft: Draft
  /** Every readable value. */
  readonly values: Values
  readonly subscriptions: readonly Subscription[]
  /** Customers already there that this one may be: a warning, not a refusal. */
  readonly alike?: readonly Customer[]
  readonly notice?: string
}

/** The last step of a new customer's form: every value by block, a way back to each block, and Submit. */
export function review(viewer: Viewer, { draft, values, subscriptions, alike = [], notice }: Reviewed): Card {
  const { locale } = viewer
  const title = words.title[locale](values.companyName ?? draft.typed.companyName ?? '')
  return {
    template: 'review',
    summary: title,
    data: {
      lang: locale.slice(0, 2),
      title,
      step: words.step[locale],
      notice: notice ? [{ lines: linesOf(notice) }] : [],
      alike: alike.length ? [{ heading: words.alike[locale], rows: alike.slice(0, mostAlike).map((customer) => likeness(viewer, customer)) }] : [],
      blocks: [...blocksOf(values, viewer), { heading: words.subscriptions[locale], facts: chosen(viewer, subscriptions) }],
      bar: bar(buttons(viewer, draft)),
    },
  }
}

const mostAlike = 3

function likeness(viewer: Viewer, customer: Customer): Data {
  const { values, id } = customer
  const detail = (['domainPrefix', 'city', 'owner'] as const).map((name) => clip(showValue(name, values, viewer.locale, viewer.rules), 60)).filter((part) => part)
  return {
    name: clip(nameOf(customer), 120),
    detail: detail.join('  ·  '),
    open: select({ title: nameOf(customer), verb: 'show-customer', data: { id }, say: say('show-customer', viewer.locale, called(customer)) }),
  }
}

function chosen(viewer: Viewer, subscriptions: readonly Subscription[]): readonly Data[] {
  return subscriptions.length ? subscriptionFacts(subscriptions, viewer) : [{ label: words.none[viewer.locale], value: [] }]
}

function buttons({ locale }: Viewer, { id }: Draft): readonly Button[] {
  const back = (title: Localized, go: 'account' | 'subscriptions'): Button => ({ title: title[locale], verb: 'fill-in', data: { draft: id, go }, say: go === 'subscriptions' ? say('back', locale) : say('fill-in', locale) })
  return [
    { title: words.submit[locale], verb: 'submit', data: { draft: id }, say: say('submit', locale), style: 'positive' },
    back(words.editAccount, 'account'),
    back(words.editSubscriptions, 'subscriptions'),
    { title: words.cancel[locale], verb: 'cancel', data: { draft: id }, say: say('cancel', locale), bare: true },
  ]
}

const words = {
  title: { en: (name: string) => `Review ${name}`.trim(), 'zh-CN': (name: string) => `核对 ${name}`.trim(), es: (name: string) => `Revisar ${name}`.trim() },
  step: { en: 'Step 3 of 3 · Nothing is saved until you submit.', 'zh-CN': '第 3 步，共 3 步 · 提交后才会保存。', es: 'Paso 3 de 3 · No se guarda nada hasta enviar.' },
  alike: { en: 'There are similar customers already. Is it one of these?', 'zh-CN': '已有相似的客户，是否为以下之一？', es: 'Ya hay clientes parecidos. ¿Es alguno de estos?' },
  subscriptions: { en: 'Subscriptions', 'zh-CN': '订阅', es: 'Suscripciones' },
  none: { en: 'None', 'zh-CN': '无', es: 'Ninguna' },
  submit: { en: 'Submit', 'zh-CN': '提交', es: 'Enviar' },
  editAccount: { en: 'Edit account', 'zh-CN': '修改账户信息', es: 'Editar la cuenta' },
  editSubscriptions: { en: 'Edit subscriptions', 'zh-CN': '修改订阅', es: 'Editar suscripciones' },
  cancel: { en: 'Cancel', 'zh-CN': '取消', es: 'Cancelar' },
} as const satisfies Readonly<Record<string, Localized<unknown>>>
