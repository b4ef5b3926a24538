import { called, say } from '../../cards/say.ts'
import { checkTyped, type Checked, type Problem } from '../../customer/check.ts'
import { editsBetween, rightsFor } from '../../customer/change.ts'
import type { Customer, Edit, Values } from '../../customer/customer.ts'
import type { Draft, Typed } from '../../customer/draft.ts'
import { fields, fieldOf, type FieldName } from '../../customer/fields.ts'
import { normalize } from '../../customer/normalize.ts'
import { nameOf, showValue } from '../../customer/show.ts'
import { staffIn, staffValue } from '../../customer/staff.ts'
import type { Right } from '../../people/rights.ts'
import { localized, type Localized } from '../../text/locale.ts'
import { calledAmong, colleaguesNamed } from '../staff/colleagues.ts'
import type { Turn } from '../command.ts'
import { fold } from '../fold.ts'

export interface CheckedDraft extends Checked {
  /** The customer as it is stored now, where the form is an update. */
  readonly now?: Customer
  /** What an update would change of what is stored now. */
  readonly edits: readonly Edit[]
}

/** Everything that is wrong with a form, what the book knows of others included. */
export async function checkDraft(turn: Turn, draft: Pick<Draft, 'id' | 'target' | 'typed'>): Promise<CheckedDraft> {
  const { world, tenant } = turn
  const now = draft.target && (await world.book.get(tenant, draft.target.id))
  if (draft.target && !now) throw new Error(`a form for a customer that is not in the book: ${draft.target.id}`)
  const { typed, problems: unclear } = await withStaff(turn, draft.typed, now)
  const { values, problems } = checkTyped(typed, { rules: world.rules, ...(now && { base: now.values }) })
  const taken = await Promise.all(fields.map(({ name }) => takenBy(turn, name, values, now?.id ?? draft.id)))
  const all = fields.flatMap(({ name }) => [...problems, ...unclear, ...taken].find((problem) => problem?.field === name) ?? [])
  return { values, problems: all, edits: now ? editsBetween(now.values, values) : [], ...(now && { now }) }
}

/** The problems of what was typed: what is still empty is not yet wrong. */
export function amongTyped(problems: readonly Problem[], typed: Typed): readonly Problem[] {
  return problems.filter(({ field }) => typed[field]?.trim())
}

async function takenBy(turn: Turn, name: FieldName, values: Values, self: string): Promise<Problem | undefined> {
  const value = values[name]
  if (!fieldOf(name).unique || !value) return undefined
  const id = await turn.world.book.owner(turn.tenant, name, value)
  return id === undefined || id === self ? undefined : taken(turn, name, id, values)
}

/** The problem of a value that belongs to another customer, and how to see whose it is. */
export async function taken(turn: Turn, field: FieldName, id: string, values: Values): Promise<Problem> {
  const { world, tenant, viewer } = turn
  const other = viewer.rights.has('view') ? await world.book.get(tenant, id) : undefined
  return {
    field,
    text: localized((locale) => {
      const words = takenWords[locale]
      const who = other ? words.shown(nameOf(other), say('show-customer', locale, called(other))) : words.another
      return words.taken(showValue(field, values, locale, world.rules), who)
    }),
  }
}

const takenWords = {
  en: {
    taken: (value: string, who: string) => `“${value}” already belongs to ${who}.`,
    shown: (who: string, say: string) => `${who} (“${say}” shows it)`,
    another: 'another customer',
  },
  'zh-CN': {
    taken: (value: string, who: string) => `“${value}”已属于${who}。`,
    shown: (who: string, say: string) => `${who}（输入“${say}”可查看）`,
    another: '另一个客户',
  },
  es: {
    taken: (value: string, who: string) => `«${value}» ya pertenece a ${who}.`,
    shown: (who: string, say: string) => `${who} («${say}» lo muestra)`,
    another: 'otro cliente',
  },
} as const

const me = new Set(['me', 'myself', '我', '本人', 'yo'])

const longestName = 1_000

interface Staffed {
  readonly typed: Typed
  readonly problems: readonly Problem[]
}

// A member of staff may be given as "me", or by the name or address of somebody the bot has met; nobody is guessed among several.
async function withStaff(turn: Turn, typed: Typed, now: Customer | undefined): Promise<Staffed> {
  const named = fields.flatMap(({ name, kind }) => {
    const written = typed[name] ?? ''
    const text = written.length > longestName ? '' : normalize(written)
    const shown = now ? showValue(name, now.values, turn.locale, turn.world.rules) : ''
    return kind === 'staff' && text && text !== shown && !staffIn(text).id ? [{ name, text }] : []
  })
  const found = await Promise.all(named.map(async ({ name, text }) => ({ name, text, ...(await staffNamed(turn, text)) })))
  return {
    typed: { ...typed, ...Object.fromEntries(found.map(({ name, value }) => [name, value])) },
    problems: found.flatMap(({ name, text, among }) => (among.length > 0 ? [{ field: name, text: several(text, among) }] : [])),
  }
}

/** `among`: how to tell apart those whom the text may mean, where they are several. */
async function staffNamed(turn: Turn, text: string): Promise<{ readonly value: string; readonly among: readonly string[] }> {
  if (me.has(fold(text))) return { value: staffValue(turn.staff), among: [] }
  const all = await turn.world.people.list(turn.tenant)
  const [only, ...others] = colleaguesNamed(all, text)
  if (only && others.length === 0) return { value: staffValue(only), among: [] }
  return { value: text, among: only ? [only, ...others].map((one) => calledAmong(all, one)) : [] }
}

const several = (text: string, among: readonly string[]): Localized => ({
  en: `“${text}” may be ${among.join(' or ')}: type which one, as it stands here.`,
  'zh-CN': `“${text}”可能指${among.join('或')}：请按此处的写法填写其中一位。`,
  es: `«${text}» puede ser ${among.join(' o ')}: escribe cuál, tal como está aquí.`,
})

/** The first right that saving the form needs and the person lacks. */
export function missingRight({ viewer }: Turn, { target }: Pick<Draft, 'target'>, { edits }: CheckedDraft): Right | undefined {
  const needed = target ? rightsFor(edits) : ['add' as const]
  return needed.flatMap((right) => (right === 'creation' ? 'add' : right)).find((right) => !viewer.rights.has(right))
}

/** What was typed without what is stored already, so that a form which sends all its fields changes only those that differ. */
export function onlyChanged(turn: Turn, typed: Typed, base: Values): Typed {
  const { values, problems } = checkTyped(typed, { rules: turn.world.rules, base })
  const wrong = new Set(problems.map(({ field }) => field))
  return Object.fromEntries(Object.entries(typed).filter(([name]) => {
    const field = fields.find((each) => each.name === name)?.name
    return field && (wrong.has(field) || (values[field] ?? '') !== (base[field] ?? ''))
  }))
}
