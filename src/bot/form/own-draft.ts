import type { Button } from '../../cards/card.ts'
import { customerCard } from '../../cards/customer.ts'
import { message } from '../../cards/message.ts'
import type { Draft } from '../../customer/draft.ts'
import type { Localized } from '../../text/locale.ts'
import type { Answer, Given, Turn } from '../command.ts'
import { block } from './block.ts'
import { draftAtHand, openDraft } from './draft-at-hand.ts'
import { checkDraft } from './draft-check.ts'
import { commandButton } from '../replies.ts'
import { mayRun } from '../turn.ts'
import { typedBy } from './typed.ts'

/** Runs `then` with the form at hand, if it is the asker's own; else says what has become of it. */
export async function withDraft(turn: Turn, given: Given, then: (draft: Draft) => Promise<Answer>): Promise<Answer> {
  const id = await draftAtHand(turn, given)
  if (id === undefined) return { card: message(turn.viewer, { ...told(turn, 'nothingOpen'), buttons: ways(turn) }) }
  const draft = await turn.world.drafts.get(turn.tenant, id)
  if (!draft) return gone(turn, id, given)
  return draft.begunBy.id === turn.person.id ? then(draft) : { card: foreign(turn, draft) }
}

// A form that is no more was saved, or discarded, or has passed away.
async function gone(turn: Turn, id: string, given: Given): Promise<Answer> {
  const { world, tenant, viewer, locale, staff } = turn
  const saved = viewer.rights.has('view') ? await world.book.done(tenant, id) : undefined
  const now = saved && (await world.book.get(tenant, saved.id))
  await world.drafts.layDown({ id, tenant, begunBy: staff })
  if (!now) return unsaved(turn, given)
  return { card: customerCard(viewer, now, { notice: words.saved[locale], operation: world.newId() }), replaces: true }
}

/** What a card still holds is not lost with its form: a new customer's begins anew, and another card stays as it is. */
async function unsaved(turn: Turn, given: Given): Promise<Answer> {
  const typed = typedBy(given)
  const filled = Object.values(typed).some((text) => text.trim() !== '')
  // The form of an existing customer carries the version that it was filled from.
  if (!filled || given.data['version'] !== undefined || !turn.viewer.rights.has('add'))
    return { card: message(turn.viewer, { ...told(turn, 'gone'), tone: 'attention', buttons: ways(turn) }), replaces: !filled }
  const draft = await openDraft(turn, { typed })
  return { card: await block(turn, draft, await checkDraft(turn, draft), { notice: words.anew[turn.locale] }), replaces: true }
}

function foreign(turn: Turn, { begunBy }: Draft) {
  return message(turn.viewer, { title: words.foreign[turn.locale](begunBy.name), lines: [words.foreignLine[turn.locale]], tone: 'attention', buttons: ways(turn) })
}

function told({ locale }: Turn, which: 'nothingOpen' | 'gone') {
  const [title, line] = words[which][locale]
  return { title, lines: [line] }
}

function ways(turn: Turn): readonly Button[] {
  return ['add-customer', 'drafts'].flatMap((verb) => {
    const command = turn.commands.byVerb(verb)
    return command && mayRun(turn, command) ? [commandButton(turn, command)] : []
  })
}

const words = {
  nothingOpen: {
    en: ['No form is open here', 'Begin a new customer, or take up a form that you began earlier.'],
    'zh-CN': ['当前没有打开的表单', '可以添加新客户，或继续之前未完成的表单。'],
    es: ['No hay ningún formulario abierto', 'Se puede empezar un cliente nuevo o retomar un formulario anterior.'],
  },
  gone: {
    en: ['This form is no longer kept', 'It was discarded, or 30 days have passed since its last change. Nothing was saved from it.'],
    'zh-CN': ['此表单已不再保留', '它已被丢弃，或距上次更改已超过 30 天。其中的内容未保存。'],
    es: ['Este formulario ya no se conserva', 'Se descartó o han pasado 30 días desde su último cambio. No se ha guardado nada de él.'],
  },
  anew: {
    en: 'The form was no longer kept, so a new one was begun with everything that stood in it.',
    'zh-CN': '原表单已不再保留，因此已用其中的全部内容新建了一份表单。',
    es: 'El formulario ya no se conservaba, así que se ha empezado uno nuevo con todo lo que contenía.',
  },
  saved: {
    en: 'This form has already been saved. This is the customer as it is now.',
    'zh-CN': '此表单已经保存过。以下是该客户的当前信息。',
    es: 'Este formulario ya se guardó. Así está el cliente ahora.',
  },
  foreign: {
    en: (name: string) => `This form belongs to ${name}`,
    'zh-CN': (name: string) => `此表单属于${name}`,
    es: (name: string) => `Este formulario es de ${name}`,
  },
  foreignLine: {
    en: 'Only the person who began it can go on with it. You can begin one of your own.',
    'zh-CN': '只有创建者可以继续填写。你可以新建自己的表单。',
    es: 'Solo quien lo empezó puede continuarlo. Se puede empezar uno propio.',
  },
} as const satisfies Readonly<Record<string, Localized<unknown>>>
