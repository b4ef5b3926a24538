import type { Card } from '../../cards/card.ts'
import { form } from '../../cards/form.ts'
import { draftSubscriptions } from '../../cards/subscriptions.ts'
import type { Problem } from '../../customer/check.ts'
import type { Customer } from '../../customer/customer.ts'
import type { Block, Draft } from '../../customer/draft.ts'
import type { Localized } from '../../text/locale.ts'
import { block, movedSince } from './block.ts'
import type { Answer, Given, Turn } from '../command.ts'
import { amongTyped, checkDraft } from './draft-check.ts'
import { chosenOffers, offerTyped } from './offers-chosen.ts'
import { keepDraft } from './draft-at-hand.ts'
import { typedWith, versionSeen } from './sent.ts'
import { typedBy } from './typed.ts'

/** Where a person wants to go in a form. */
export const steps = ['next', 'back', 'review', 'account', 'subscriptions', 'subscribe', 'unsubscribe', 'stay'] as const
export type Step = (typeof steps)[number]

/** Keeps what was sent, checks it, and shows the block that was asked for, or what stands in the way. */
export async function takeStep(turn: Turn, found: Draft, given: Given, step: Step): Promise<Answer> {
  const { typed, now } = await typedWith(turn, found, given)
  const { subscriptions, refused } = chosenOffers(turn, found, given, step)
  const wanted = refused && step !== 'back' ? 'subscriptions' : blockAfter(found, step, given)
  const target = now && { id: now.id, version: now.version }
  const { draft, kept } = await keepDraft(turn, found, { typed, subscriptions, block: wanted, ...(target && { target }) })
  if (!kept) return { card: unkept(turn, { ...draft, block: found.block, subscriptions: found.subscriptions }, given, now), replaces: true }
  const checked = await checkDraft(turn, draft)
  const strict = step === 'next' || step === 'review' || (step === 'stay' && found.block === 'review')
  const notice = movedSince(turn, now, versionSeen(found, given))
  const blocked = wanted !== 'account' && (strict ? checked.problems : justTyped(checked.problems, given, step)).length > 0
  if (!blocked) return { card: await block(turn, draft, checked, { strict, refused, notice }), replaces: true }
  const { draft: stopped } = await keepDraft(turn, draft, { block: 'account' })
  return { card: await block(turn, stopped, checked, { strict, notice }), replaces: true }
}

// Going back is never refused; but a line that was typed by itself and is wrong is answered with what is wrong.
function justTyped(problems: readonly Problem[], given: Given, step: Step): readonly Problem[] {
  return step === 'stay' ? amongTyped(problems, typedBy(given)) : []
}

function blockAfter({ block: at, target }: Draft, step: Step, { data }: Given): Block {
  if (target) return step === 'next' || step === 'review' ? 'review' : step === 'stay' ? at : 'account'
  if (step === 'stay') return at
  // The button stands on Account; the word moves on from wherever the form stands.
  if (step === 'next') return at === 'account' || data['go'] !== undefined ? 'subscriptions' : 'review'
  if (step === 'back') return at === 'review' ? 'subscriptions' : 'account'
  return step === 'account' || step === 'review' ? step : 'subscriptions'
}

/** The form as it was sent, where the store did not take it: nothing that was typed is lost. */
export function unkept({ viewer, locale }: Turn, draft: Draft, { data, keys }: Given, now: Customer | undefined): Card {
  const notice = words.unkept[locale]
  if (draft.block === 'subscriptions') return draftSubscriptions(viewer, { draft, notice, typed: offerTyped({ ...data, ...keys }) })
  return form(viewer, { draft, notice, ...(now && { now }) })
}

const words = {
  unkept: {
    en: 'The account book cannot be reached at the moment, so this is not kept yet. Everything you typed still stands here: please press the button again in a minute.',
    'zh-CN': '目前无法连接客户账簿，内容尚未保存。你填写的全部内容仍在此处，请一分钟后再次点击按钮。',
    es: 'En este momento no se puede acceder al libro de cuentas, así que esto aún no se conserva. Todo lo escrito sigue aquí: pulsa de nuevo el botón en un minuto.',
  },
} as const satisfies Readonly<Record<string, Localized>>
