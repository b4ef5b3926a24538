import type { Button, Card } from '../../cards/card.ts'
import { compare } from '../../cards/compare.ts'
import { form } from '../../cards/form.ts'
import { clock } from '../../cards/format.ts'
import { review } from '../../cards/review.ts'
import { say } from '../../cards/say.ts'
import { draftSubscriptions } from '../../cards/subscriptions.ts'
import type { Problem } from '../../customer/check.ts'
import type { Customer } from '../../customer/customer.ts'
import type { Draft } from '../../customer/draft.ts'
import { label, nameOf, showValue } from '../../customer/show.ts'
import type { Localized } from '../../text/locale.ts'
import { alike } from './alike.ts'
import type { Turn } from '../command.ts'
import { amongTyped, type CheckedDraft } from './draft-check.ts'
import type { Chosen } from './offers-chosen.ts'

export interface Around {
  readonly notice?: string | undefined
  /** Name what is still empty, too: the person wants to go on. */
  readonly strict?: boolean
  /** An offer that could not be taken, and why. */
  readonly refused?: Chosen['refused'] | undefined
}

/** A form's block as a card: the one that it stands at, or Account while problems stand in the way. */
export async function block(turn: Turn, draft: Draft, checked: CheckedDraft, around: Around = {}): Promise<Card> {
  const { notice, strict = false, refused } = around
  const { problems, values } = checked
  const said = notice === undefined ? {} : { notice }
  if (draft.block === 'account') return accountBlock(turn, draft, checked, strict ? problems : amongTyped(problems, draft.typed), notice)
  if (draft.block === 'subscriptions') return draftSubscriptions(turn.viewer, { draft, ...refused, ...said })
  if (checked.now) return confirmation(turn, draft, checked, notice)
  const similar = await alike(turn, values.companyName ?? '', draft.id)
  return review(turn.viewer, { draft, values, subscriptions: draft.subscriptions, alike: similar, ...said })
}

/** The fields of a form, with what is wrong under each. */
export function accountBlock({ viewer }: Turn, draft: Draft, { now }: Pick<CheckedDraft, 'now'>, problems: readonly Problem[], notice?: string): Card {
  return form(viewer, { draft, problems, ...(now && { now }), ...(notice !== undefined && { notice }) })
}

/** What an update would change, old beside new, to be confirmed. */
export function confirmation(turn: Turn, draft: Draft, { now, values, edits }: CheckedDraft, notice?: string): Card {
  const { viewer, world, locale } = turn
  if (!now) throw new Error(`a form without a customer has nothing to compare: ${draft.id}`)
  const rows = edits.flatMap(({ what }) => {
    if (!(what in now.values) && !(what in values)) return []
    const name = what as keyof Customer['values']
    return [{ label: label(name, locale), was: showValue(name, now.values, locale, world.rules), now: showValue(name, values, locale, world.rules) }]
  })
  return compare(viewer, { title: words.title[locale](nameOf(now)), rows, buttons: confirming(turn, draft, now), ...(notice !== undefined && { notice }) })
}

function confirming({ locale }: Turn, { id }: Draft, { version }: Customer): readonly Button[] {
  return [
    { title: words.save[locale], verb: 'submit', data: { draft: id, version }, say: say('submit', locale), style: 'positive' },
    { title: words.edit[locale], verb: 'resume-draft', data: { draft: id }, say: words.resume[locale] },
    { title: words.cancel[locale], verb: 'cancel', data: { draft: id }, say: say('cancel', locale), bare: true },
  ]
}

/** Word of what somebody else has changed since a form was filled; undefined where nobody has. */
export function movedSince({ viewer, locale }: Turn, now: Customer | undefined, version: number | undefined): string | undefined {
  if (!now || version === undefined || now.version === version) return undefined
  return words.moved[locale](now.changed.by.name, clock(viewer)(now.changed.at))
}

const words = {
  title: { en: (name: string) => `Change ${name}?`, 'zh-CN': (name: string) => `更改 ${name}？`, es: (name: string) => `¿Modificar ${name}?` },
  save: { en: 'Save', 'zh-CN': '保存', es: 'Guardar' },
  edit: { en: 'Edit', 'zh-CN': '编辑', es: 'Editar' },
  cancel: { en: 'Cancel', 'zh-CN': '取消', es: 'Cancelar' },
  resume: { en: 'resume', 'zh-CN': '继续', es: 'continuar' },
  moved: {
    en: (who: string, when: string) => `${who} changed this customer meanwhile (${when}). What is stored now stands here, with what you typed.`,
    'zh-CN': (who: string, when: string) => `${who}在此期间（${when}）更改了该客户。此处显示当前已保存的信息以及你填写的内容。`,
    es: (who: string, when: string) => `${who} ha modificado este cliente mientras tanto (${when}). Aquí está lo guardado ahora junto con lo que has escrito.`,
  },
} as const satisfies Readonly<Record<string, Localized<unknown>>>
