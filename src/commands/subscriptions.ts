import type { Answer, Command, Given, Turn } from '../bot/command.ts'
import { offerKey } from '../bot/form/offer-keys.ts'
import { stepNamed } from '../bot/form/offers-chosen.ts'
import { draftAtHand } from '../bot/form/draft-at-hand.ts'
import { withDraft } from '../bot/form/own-draft.ts'
import { refusal } from '../bot/replies.ts'
import { takeStep } from '../bot/form/step.ts'
import { operationOf, readWish, wished, type Wish } from '../bot/form/subscription-wish.ts'
import { present } from '../bot/saving.ts'
import { isNamed, withCustomer } from '../bot/which.ts'
import { licencesOf, offerName } from '../cards/facts.ts'
import { clock } from '../cards/format.ts'
import { message } from '../cards/message.ts'
import { called, say } from '../cards/say.ts'
import { subscriptionsCard, type TypedOffer } from '../cards/subscriptions.ts'
import { setSubscriptions } from '../customer/change.ts'
import type { Customer } from '../customer/customer.ts'
import { lastChangeOf } from '../customer/earlier.ts'
import { nameOf } from '../customer/show.ts'
import type { Localized } from '../text/locale.ts'

export default {
  phrases: {
    en: ['subscriptions', 'subscription', 'subscribe', 'licences', 'licenses'],
    'zh-CN': ['订阅', '订阅管理', '许可证'],
    es: ['suscripciones', 'suscripción', 'suscribir', 'licencias'],
  },
  about: {
    en: 'Shows a customer’s subscriptions; adds, changes, suspends and reactivates them',
    'zh-CN': '查看客户的订阅，并可添加、更改、暂停和恢复',
    es: 'Muestra las suscripciones de un cliente; las agrega, cambia, suspende y reactiva',
  },
  usage: {
    en: '<customer> [offer:… licences:… action:add|change|suspend|reactivate]',
    'zh-CN': '<客户> [产品:… 许可证数:… 操作:添加|更改|暂停|恢复]',
    es: '<cliente> [oferta:… licencias:… acción:agregar|cambiar|suspender|reactivar]',
  },
  examples: {
    en: ['subscriptions contoso', 'subscriptions contoso offer:"Office 365 E3" licences:25', 'subscriptions contoso offer:"Office 365 E3" action:suspend'],
    'zh-CN': ['订阅 contoso', '订阅 contoso 产品:"Office 365 E3" 许可证数:25', '订阅 contoso 产品:"Office 365 E3" 操作:暂停'],
    es: ['suscripciones contoso', 'suscripciones contoso oferta:"Office 365 E3" licencias:25', 'suscripciones contoso oferta:"Office 365 E3" acción:suspender'],
  },
  right: 'view',
  menu: 6,
  private: true,
  key: offerKey,
  async run(turn, given) {
    const draft = isNamed(given) ? undefined : await newDraftAtHand(turn, given)
    if (draft) return withDraft(turn, { ...given, data: { draft } }, (own) => takeStep(turn, own, given, stepNamed(given) ?? 'subscriptions'))
    return withCustomer(turn, given, 'subscriptions', (customer) => about(turn, given, customer))
  },
} satisfies Command

/** Without a customer's name the words belong to the form of a new customer that lies open. */
async function newDraftAtHand(turn: Turn, given: Given): Promise<string | undefined> {
  const id = await draftAtHand(turn, given)
  const draft = id === undefined ? undefined : await turn.world.drafts.get(turn.tenant, id)
  return draft && !draft.target && draft.begunBy.id === turn.person.id ? draft.id : undefined
}

async function about(turn: Turn, given: Given, customer: Customer): Promise<Answer> {
  const wish = readWish(given)
  if (!wish) return shown(turn, customer)
  if (!turn.viewer.rights.has('subscriptions')) return { card: await refusal(turn, 'subscriptions') }
  if (customer.status === 'archived') return shown(turn, customer)
  const before = await turn.world.book.done(turn.tenant, operationOf(turn, wish))
  if (before) return shown(turn, (await turn.world.book.get(turn.tenant, before.id)) ?? before, { notice: words.saved[turn.locale] }, true)
  const seen = Number(given.data['version'])
  return carryOut(turn, customer, wish, Number.isSafeInteger(seen) && seen > 0 ? seen : customer.version)
}

const mostTries = 3

/** Applies the wish to what is stored now, unless somebody has changed the same subscription since it was seen. */
async function carryOut(turn: Turn, now: Customer, wish: Wish, seen: number, tries = mostTries): Promise<Answer> {
  const result = wished(turn, now, wish)
  if ('problem' in result) return shown(turn, now, { problem: result.problem, typed: wish }, true)
  const overtaken = now.version > seen ? lastChangeOf(`subscription:${result.offer}`, await turn.world.book.history(turn.tenant, now.id), seen) : undefined
  if (overtaken) return shown(turn, now, { problem: words.overtaken[turn.locale](overtaken.by.name, clock(turn.viewer)(overtaken.at)), typed: wish }, true)
  const changed = setSubscriptions(now, result.subscriptions, turn.stamp)
  if (!changed) return shown(turn, now, { notice: words.same[turn.locale] }, true)
  const saved = await turn.world.book.save({ tenant: turn.tenant, operation: operationOf(turn, wish), ...changed })
  if (saved.kind === 'done') return shown(turn, saved.customer, { notice: words.saved[turn.locale] }, true)
  if (saved.kind === 'replayed') return shown(turn, await present(turn, saved.customer), { notice: words.saved[turn.locale] }, true)
  if (saved.kind === 'stale' && tries > 0) return carryOut(turn, saved.now, wish, seen, tries - 1)
  if (saved.kind === 'duplicate') throw new Error(`a change of subscriptions met a duplicate ${saved.field}`)
  return shown(turn, saved.kind === 'stale' ? saved.now : saved.customer, { problem: words.again[turn.locale], typed: wish }, true)
}

interface Told {
  readonly notice?: string
  readonly problem?: string
  readonly typed?: TypedOffer
}

function shown(turn: Turn, customer: Customer, told: Told = {}, replaces = false): Answer {
  const { viewer, world } = turn
  if (customer.status === 'archived' || !viewer.rights.has('subscriptions')) return { card: readOnly(turn, customer, told) }
  return { card: subscriptionsCard(viewer, { customer, operation: world.newId(), ...told }), replaces }
}

/** For those who may only look, and for an archived customer, of which nothing changes before it is restored. */
function readOnly({ viewer, locale, commands }: Turn, customer: Customer, { problem }: Told) {
  const archived = customer.status === 'archived'
  const facts = customer.subscriptions.map((each) => ({ label: offerName(each, viewer), value: licencesOf(each, viewer) }))
  const lines = [...(problem ? [problem] : []), ...(facts.length === 0 ? [words.none[locale]] : []), ...(archived ? [words.archived[locale]] : [])]
  const show = { title: words.show[locale], verb: 'show-customer', data: { id: customer.id }, say: say('show-customer', locale, called(customer)) }
  const restoring = archived && viewer.rights.has('archive') && commands.byVerb('restore-customer')
  const restore = restoring ? [{ title: words.restore[locale], verb: 'restore-customer', data: { id: customer.id }, say: say('restore-customer', locale, called(customer)) }] : []
  return message(viewer, { title: words.title[locale](nameOf(customer)), facts, lines, buttons: [...restore, show] })
}

const words = {
  title: { en: (name: string) => `Subscriptions of ${name}`, 'zh-CN': (name: string) => `${name} 的订阅`, es: (name: string) => `Suscripciones de ${name}` },
  none: { en: 'No subscriptions yet.', 'zh-CN': '暂无订阅。', es: 'Todavía no hay suscripciones.' },
  archived: {
    en: 'The customer is archived: nothing was changed, and its subscriptions can be changed once it is restored.',
    'zh-CN': '该客户已归档：未做任何更改，恢复后才能更改其订阅。',
    es: 'El cliente está archivado: no se ha cambiado nada; sus suscripciones se podrán cambiar cuando se restaure.',
  },
  show: { en: 'Show customer', 'zh-CN': '查看客户', es: 'Mostrar cliente' },
  restore: { en: 'Restore', 'zh-CN': '恢复', es: 'Restaurar' },
  saved: { en: 'Saved. These are the subscriptions now.', 'zh-CN': '已保存。以下是当前的订阅。', es: 'Guardado. Estas son las suscripciones ahora.' },
  same: { en: 'It is so already; nothing was written.', 'zh-CN': '当前已是如此，未写入任何更改。', es: 'Ya está así; no se ha escrito nada.' },
  overtaken: {
    en: (who: string, when: string) => `${who} changed this subscription meanwhile (${when}), so nothing was written. This is what is stored now; please decide again.`,
    'zh-CN': (who: string, when: string) => `${who}在此期间（${when}）更改了此订阅，因此未写入任何更改。以下是当前已保存的内容，请重新决定。`,
    es: (who: string, when: string) => `${who} ha cambiado esta suscripción mientras tanto (${when}), así que no se ha escrito nada. Esto es lo guardado ahora; decide de nuevo.`,
  },
  again: {
    en: 'The customer was being changed by others at the same moment; nothing was written. Please try again.',
    'zh-CN': '该客户正同时被其他人更改，未写入任何更改。请重试。',
    es: 'Otras personas estaban cambiando el cliente en ese momento; no se ha escrito nada. Inténtalo de nuevo.',
  },
} as const satisfies Readonly<Record<string, Localized<unknown>>>
