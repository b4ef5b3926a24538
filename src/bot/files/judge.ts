import { clock } from '../../cards/format.ts'
import { called, say } from '../../cards/say.ts'
import { checkTyped } from '../../customer/check.ts'
import type { Customer, Values } from '../../customer/customer.ts'
import { fields } from '../../customer/fields.ts'
import { emptied, type TypedRow } from '../../customer/sheet-row.ts'
import { nameOf } from '../../customer/show.ts'
import { rightNames, type Right as Permit } from '../../people/rights.ts'
import { localized, type Localized } from '../../text/locale.ts'
import type { Turn } from '../command.ts'
import { isStopped } from '../turn.ts'
import { checkDraft, missingRight } from '../form/draft-check.ts'
import type { Right, RowProblem } from './prepared.ts'

/** What a row comes to: it may be saved, it changes nothing, or why it is not taken. */
export type Judged = { readonly right: Right } | { readonly same: string } | { readonly problems: readonly RowProblem[] }

/** Looks at one row as a form would be looked at, against the customer that it means, and saves nothing. */
export async function judge(turn: Turn, row: TypedRow): Promise<Judged> {
  const now = await meant(turn, row)
  if (now === 'unknown') return wrong(words.unknown)
  const typed = emptied(row.typed, now?.values)
  const draft = { id: '', typed, ...(now ? { target: { id: now.id, version: now.version } } : {}) }
  const { values, problems, edits, now: stored } = await checkDraft(turn, draft)
  if (problems.length > 0) return { problems }
  if (stored && edits.length === 0) return { same: stored.id }
  if (stored?.status === 'archived') return wrong(words.archived(say('restore-customer', turn.locale, called(stored))))
  if (stored && row.version !== '' && row.version !== String(stored.version)) return wrong(overtaken(turn, stored))
  const missing = missingRight(turn, draft, { values, problems, edits })
  if (missing) return wrong(forbidden(turn, missing))
  return { right: { row: row.number, cells: row.cells, values, ...(stored ? { target: { id: stored.id, version: stored.version } } : {}) } }
}

const wrong = (text: Localized): Judged => ({ problems: [{ text }] })

/** Somebody has changed the customer since the file was made. */
export function overtaken({ viewer }: Turn, { changed, values }: Customer): Localized {
  return localized((locale) => words.overtaken(nameOf({ values }), changed.by.name, clock({ ...viewer, locale })(changed.at))[locale])
}

/** The person may not make such a change, or the partner may not. */
export function forbidden({ world, person }: Turn, right: Permit): Localized {
  return isStopped(world, person, right) ? words.suspended : localized((locale) => words.right(rightNames[right][locale])[locale])
}

// What cannot be changed later names a customer best.
const unique = fields.filter((field) => field.unique).toSorted((a, b) => Number(b.right === 'creation') - Number(a.right === 'creation'))

/** The customer that a row means: by its id, else by the first of what only one customer has; undefined for a new one, which another customer's second must not take for a change. */
async function meant({ world, tenant }: Turn, { id, typed }: TypedRow): Promise<Customer | 'unknown' | undefined> {
  if (id !== '') return (/^[\w-]{1,100}$/.test(id) ? await world.book.get(tenant, id) : undefined) ?? 'unknown'
  const { values } = checkTyped(typed, { rules: world.rules })
  const naming = unique.find(({ name }) => values[name])?.name
  const owner = naming && (await world.book.owner(tenant, naming, values[naming] ?? ''))
  return owner === undefined ? undefined : world.book.get(tenant, owner)
}

/** What makes two rows the same customer. */
export function namesOf({ target, values }: Right): readonly string[] {
  return [...(target ? [`id ${target.id}`] : []), ...ownValues(values)]
}

function ownValues(values: Values): readonly string[] {
  return unique.flatMap(({ name }) => (values[name] ? [`${name} ${values[name]}`] : []))
}

export const twice = (row: number): Localized => ({
  en: `Row ${row} is the same customer; only that one is taken.`,
  'zh-CN': `与第 ${row} 行是同一客户，仅采用该行。`,
  es: `La fila ${row} es el mismo cliente; solo se toma esa.`,
})

const words = {
  unknown: {
    en: 'No customer has this ID. Leave the ID empty to add a new customer.',
    'zh-CN': '没有此编号的客户。如需新增客户，请将编号留空。',
    es: 'Ningún cliente tiene este ID. Déjalo vacío para agregar uno nuevo.',
  },
  archived: (restore: string): Localized => ({
    en: `This customer is archived; restore it first (“${restore}”).`,
    'zh-CN': `该客户已归档，请先恢复（“${restore}”）。`,
    es: `Este cliente está archivado; hay que restaurarlo antes («${restore}»).`,
  }),
  overtaken: (name: string, who: string, when: string): Localized => ({
    en: `${who} has changed ${name} since this file was made (${when}). Export it again, or empty the version to have this row all the same.`,
    'zh-CN': `文件生成后，${who}更改了${name}（${when}）。请重新导出，或清空版本以仍采用此行。`,
    es: `${who} ha modificado ${name} después de hacerse este archivo (${when}). Expórtalo de nuevo, o vacía la versión para usar esta fila de todos modos.`,
  }),
  suspended: {
    en: 'The partner’s own account is suspended at present: customers can be updated, but no new one can be added.',
    'zh-CN': '合作伙伴自身的账户目前已暂停：可以更新客户，但不能新增。',
    es: 'La cuenta del propio partner está suspendida: se pueden actualizar clientes, pero no agregar nuevos.',
  },
  right: (right: string): Localized => ({
    en: `This needs the right “${right}”, which your roles do not include.`,
    'zh-CN': `需要“${right}”权限，你的角色不包含该权限。`,
    es: `Requiere el permiso «${right}», que tus roles no incluyen.`,
  }),
} as const
