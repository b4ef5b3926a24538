import type { Book } from '../customer/book.ts'
import { fieldOf, type FieldName } from '../customer/fields.ts'
import { kinds } from '../customer/kinds.ts'
import { normalize } from '../customer/normalize.ts'
import type { Rules } from '../customer/rules.ts'
import type { Found, Index, Query } from '../customer/search.ts'
import { openCopy, type Copy } from './copy.ts'
import { fit, type Wanted } from './match.ts'
import { byName } from './order.ts'
import { bestFit, type Row } from './row.ts'
import { isChinese, type Spell } from './spell.ts'
import { wordOf } from './word.ts'

/** An index in memory, filled from the book's log at a tenant's first question and brought up to date before each answer. */
export function openIndex({ book, rules }: { readonly book: Pick<Book, 'log'>; readonly rules: Rules }): Index {
  const copies = new Map<string, Copy>()
  return {
    async find(tenant, query) {
      const copy = copies.get(tenant) ?? openCopy(book, tenant, rules)
      copies.set(tenant, copy)
      await copy.refresh()
      return answer(copy, query, rules)
    },
  }
}

function answer(copy: Copy, query: Query, rules: Rules): Found {
  const wanted = wantedIn(query.text ?? '', copy.spell())
  const passes = filterOf(query, copy.spell(), rules)
  const fits = copy.inOrder(query.sort ?? byName).filter(passes).flatMap((row) => {
    const score = wanted ? scoreOf(wanted, row) : 1
    return score > 0 ? [{ id: row.customer.id, score }] : []
  })
  // Sorting is stable: equally good ones stay in the order of names.
  if (wanted && !query.sort) fits.sort((a, b) => b.score - a.score)
  return { ids: fits.slice(query.from, query.from + query.count).map(({ id }) => id), total: fits.length }
}

/** What a text asks for: each of its words, and all of them as one where they are several. Undefined: nothing was asked. */
interface Asked {
  readonly words: readonly Wanted[]
  readonly whole: readonly Wanted[]
}

function wantedIn(text: string, spell: Spell): Asked | undefined {
  if (text.trim() === '') return undefined
  const words = text.split(/\s+/).map((word) => wantedOf(word, spell)).filter(({ tight }) => tight !== '')
  return { words, whole: words.length > 1 ? [wantedOf(text, spell)] : [] }
}

function wantedOf(text: string, spell: Spell): Wanted {
  const sound = isChinese(text) ? spell(text, false)[0]?.map(({ letters }) => letters).join('') : undefined
  return { ...wordOf(text), sound }
}

/** 0 where one of the words fits nothing; else each word counts where it fits best. */
function scoreOf({ words, whole }: Asked, row: Row): number {
  let sum = 0
  for (const word of words) {
    const score = bestFit(word, row)
    if (score === 0) return 0
    sum += score
  }
  return whole.reduce((all, word) => all + bestFit(word, row), sum)
}

function filterOf({ filters = {} }: Query, spell: Spell, rules: Rules): (row: Row) => boolean {
  const { status = 'active', ...others } = filters
  const names = (Object.keys(others) as FieldName[]).filter((name) => others[name]?.trim())
  const tests = names.map((name) => choosing(name, others[name] ?? '', rules, holding(name, others[name]?.trim() ?? '', spell)))
  return (row) => (status === 'all' || row.customer.status === status) && tests.every((test) => test(row))
}

/** Where a text is one of a field's choices, just that one counts ("China" is not "Hong Kong SAR China"); else `otherwise` decides. */
function choosing(name: FieldName, text: string, rules: Rules, otherwise: (row: Row) => boolean): (row: Row) => boolean {
  const field = fieldOf(name)
  const asked = { field, rules, values: {} }
  const { choices, read } = kinds[field.kind]
  const reading = choices?.(asked) ? read(normalize(text), asked) : undefined
  return reading && 'value' in reading ? ({ customer }) => customer.values[name] === reading.value : otherwise
}

/** Whether a field shows all words of a text, or holds just that value (a member of staff's id). */
function holding(name: FieldName, text: string, spell: Spell): (row: Row) => boolean {
  const words = wantedIn(text, spell)?.words ?? []
  const value = text.toLowerCase()
  return ({ customer, texts }) => {
    const stored = customer.values[name]?.toLowerCase() ?? ''
    if (stored === value || stored.endsWith(`<${value}>`)) return true
    return words.length > 0 && words.every((word) => texts.some((each) => each.field === name && fit(word, each) > 0))
  }
}
