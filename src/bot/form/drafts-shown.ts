import type { Button } from '../../cards/card.ts'
import { clip, clock } from '../../cards/format.ts'
import { message } from '../../cards/message.ts'
import type { Draft } from '../../customer/draft.ts'
import { normalize } from '../../customer/normalize.ts'
import { nameOf } from '../../customer/show.ts'
import type { Localized } from '../../text/locale.ts'
import type { Answer, Given, Turn } from '../command.ts'
import { fold } from '../fold.ts'
import { draftAtHand, draftName } from './draft-at-hand.ts'
import { withDraft } from './own-draft.ts'
import { commandButton } from '../replies.ts'
import { titleOf } from '../understand.ts'

/** A form as it is told of. */
export interface DraftShown {
  readonly draft: Draft
  readonly name: string
}

const most = 20
const mostButtons = 3

/** Whether it holds anything; an update also what it empties. */
export function isBegun({ target, typed, subscriptions }: Pick<Draft, 'target' | 'typed' | 'subscriptions'>): boolean {
  return subscriptions.length > 0 || Object.values(typed).some((text) => target !== undefined || text.trim())
}

/** The asker's own forms that hold anything, last changed first, and what each is called. */
export async function draftsOf(turn: Turn): Promise<readonly DraftShown[]> {
  const { world, tenant, person, locale } = turn
  const drafts = await world.drafts.of(tenant, person.id)
  const begun = drafts.filter(isBegun)
  const targets = await world.book.getMany(tenant, begun.flatMap(({ target }) => target?.id ?? []))
  return begun.slice(0, most).map((draft) => {
    const customer = targets.find(({ id }) => id === draft.target?.id)
    return { draft, name: customer ? nameOf(customer) : draftName(draft, words.nameless[locale]) }
  })
}

/** The list of own forms, numbered, with a way to take each up or to discard it; its numbers hold until it is shown again. */
export async function draftList(turn: Turn, drafts: readonly DraftShown[], title?: string): Promise<Answer> {
  const { viewer, locale } = turn
  if (drafts.length === 0) return { card: message(viewer, { title: title ?? words.none[locale], lines: [words.noneLine[locale]], buttons: adding(turn) }) }
  await turn.world.desk.write(turn.spot, 'drafts', drafts.map(({ draft }) => draft.id))
  const lines = drafts.map((shown, i) => `${i + 1}. ${describe(turn, shown)}`)
  const few = drafts.slice(0, mostButtons)
  const buttons = (['resume-draft', 'discard-draft'] as const).flatMap((verb) => few.map((shown, i) => numbered(turn, verb, shown, { i, alike: few.some((other) => other !== shown && other.name === shown.name) })))
  return { card: message(viewer, { title: title ?? words.title[locale], lines: [...lines, words.how[locale](command(turn, 'resume-draft'), command(turn, 'discard-draft'))], buttons }) }
}

function describe({ viewer, locale }: Turn, { draft, name }: DraftShown): string {
  return `${name} · ${draft.target ? words.update[locale] : words.new[locale]} · ${clock(viewer)(draft.changed)}`
}

// Two forms of one customer are told apart by their numbers.
function numbered(turn: Turn, verb: 'resume-draft' | 'discard-draft', { draft, name }: DraftShown, { i, alike }: { readonly i: number; readonly alike: boolean }): Button {
  const say = `${command(turn, verb)} ${i + 1}`
  return { title: words[verb][turn.locale](`${clip(name, 30)}${alike ? ` (${i + 1})` : ''}`), verb, data: { draft: draft.id }, say, ...(verb === 'discard-draft' && { style: 'destructive' }) }
}

function command(turn: Turn, verb: string): string {
  const known = turn.commands.byVerb(verb)
  return known ? titleOf(known, turn.locale) : verb
}

function adding(turn: Turn): readonly Button[] {
  const add = turn.commands.byVerb('add-customer')
  return add && turn.viewer.rights.has('add') ? [commandButton(turn, add)] : []
}

/** Runs `then` with the form that was named: by a button, a number of the list last shown, or a part of its name; else the one at hand. */
export async function withDraftNamed(turn: Turn, given: Given, verb: string, then: (draft: Draft) => Promise<Answer>): Promise<Answer> {
  const text = normalize(given.text)
  if (given.data['draft'] !== undefined || (text === '' && (await draftAtHand(turn, given)) !== undefined)) return withDraft(turn, given, then)
  const drafts = await draftsOf(turn)
  const found = text === '' ? drafts : await named(turn, drafts, text)
  const [only] = found
  // What is thrown away must have been named.
  if (only && found.length === 1 && (text !== '' || verb === 'resume-draft')) return withDraft(turn, { ...given, data: { draft: only.draft.id } }, then)
  return draftList(turn, found.length > 0 ? found : drafts, found.length > 0 || drafts.length === 0 ? undefined : words.noSuch[turn.locale](text))
}

async function named(turn: Turn, drafts: readonly DraftShown[], text: string): Promise<readonly DraftShown[]> {
  const number = /^(?:#|no\.?\s*|第)?\s*(\d{1,3})\s*(?:个|号)?$/i.exec(text)?.[1]
  const shown = number ? await turn.world.desk.read<readonly string[]>(turn.spot, 'drafts') : undefined
  if (number) return drafts.filter(({ draft }, i) => (shown ? draft.id === shown[Number(number) - 1] : i === Number(number) - 1))
  return drafts.filter(({ name }) => fold(name).includes(fold(text)))
}

const words = {
  title: { en: 'Your forms under way', 'zh-CN': '你未完成的表单', es: 'Formularios sin terminar' },
  none: { en: 'You have no forms under way', 'zh-CN': '你没有未完成的表单', es: 'No hay formularios sin terminar' },
  noneLine: {
    en: 'Forms that you begin and do not submit are kept here for 30 days.',
    'zh-CN': '已开始但未提交的表单会在此保留 30 天。',
    es: 'Los formularios empezados y no enviados se conservan aquí 30 días.',
  },
  noSuch: {
    en: (text: string) => `None of your forms is “${text}”`,
    'zh-CN': (text: string) => `你的表单中没有“${text}”`,
    es: (text: string) => `Ningún formulario corresponde a «${text}»`,
  },
  how: {
    en: (resume: string, discard: string) => `“${resume} 1” takes one up, “${discard} 1” throws it away. Each is kept for 30 days after its last change.`,
    'zh-CN': (resume: string, discard: string) => `输入“${resume} 1”继续填写，输入“${discard} 1”丢弃。每份表单自上次更改起保留 30 天。`,
    es: (resume: string, discard: string) => `«${resume} 1» retoma uno y «${discard} 1» lo descarta. Cada uno se conserva 30 días desde su último cambio.`,
  },
  nameless: { en: '(no name yet)', 'zh-CN': '（尚未填写名称）', es: '(todavía sin nombre)' },
  new: { en: 'new customer', 'zh-CN': '新客户', es: 'cliente nuevo' },
  update: { en: 'update', 'zh-CN': '更新', es: 'modificación' },
  'resume-draft': { en: (name: string) => `Resume ${name}`, 'zh-CN': (name: string) => `继续 ${name}`, es: (name: string) => `Continuar ${name}` },
  'discard-draft': { en: (name: string) => `Discard ${name}`, 'zh-CN': (name: string) => `丢弃 ${name}`, es: (name: string) => `Descartar ${name}` },
} as const satisfies Readonly<Record<string, Localized<unknown>>>
