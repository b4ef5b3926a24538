import { readCountry } from './countries.ts'
import type { Typed } from './draft.ts'
import { fieldOf, type FieldName } from './fields.ts'
import { kinds } from './kinds.ts'
import { normalize } from './normalize.ts'
import { addressIn } from './paste/address.ts'
import { companyIn } from './paste/company.ts'
import { meaningOf, splitAtKeys, trim, type Keyed } from './paste/keyed.ts'
import { chinesePerson, jobTitle, latinPerson } from './paste/person.ts'
import { shapes } from './paste/shapes.ts'
import { unrolled } from './paste/table.ts'
import type { Rules } from './rules.ts'

export interface Pasted {
  readonly typed: Typed
  /** What was not surely recognised, line by line. */
  readonly leftOver: string
}

/** A signature's lines are short and few; more is looked through for keys only, so that no text takes long. */
const longest = { line: 300, lines: 100 }

/** What is known so far, and the lines of which nothing is. */
interface Sorted {
  readonly typed: Typed
  readonly rest: readonly string[]
}

/**
 * Recognises a customer in pasted text: `key: value` lines in any language, a spreadsheet's row, a mail signature.
 * It rather leaves something over than takes it for the wrong thing.
 */
export function readPaste(text: string, rules: Rules): Pasted {
  const { lines, others } = unrolled(text.split(/[\r\n]+/).map((line) => line.replace(/[  \u3000]{2,}/g, ' | ')))
  const parts = lines.filter((line) => line.trim()).flatMap((line) => normalize(line).split(/ ?[|•·] /)).flatMap(splitAtKeys)
  const person = personKeys(parts)
  const keyed = parts.reduce<Sorted>((found, { key, text: value }) => (key ? byKey(found, key, value, rules, person) : over(found, value)), { typed: {}, rest: [] })
  const { typed, rest } = keyed.rest.length > longest.lines ? keyed : byPerson(byAddress(byShapes(keyed, rules)))
  return { typed, leftOver: [...rest, ...others].filter((line) => /[\p{L}\p{N}]/u.test(line) && !meaningOf(line)).join('\n') }
}

/** The keys that here mean a whole person: "name" where the company is named besides, "nombre" where no "apellidos" are. */
function personKeys(parts: readonly Keyed[]): readonly string[] {
  const meanings = parts.map(({ key, text }) => (key ? key.toLowerCase() !== 'name' && meaningOf(key) : companyIn(text) && 'companyName'))
  return [...(meanings.includes('companyName') ? ['name'] : []), ...(meanings.includes('lastName') ? [] : ['nombre'])]
}

function byKey(found: Sorted, key: string, value: string, rules: Rules, person: readonly string[]): Sorted {
  const meaning = person.includes(key.toLowerCase()) ? 'person' : meaningOf(key)
  if (!value || !meaning) return found
  if (meaning === 'person') return withTyped(found, personIn(value, true, isSpanish(found.typed)), value) ?? over(found, `${key}: ${value}`)
  if (meaning === 'nothing' || found.typed[meaning] !== undefined) return over(found, `${key}: ${value}`)
  if (meaning === 'addressLine1') return add(found, addressIn(value) ?? { addressLine1: value })
  return byMeaning(found, meaning, value, rules)
}

/** A value that its field does not take as it is may still have one in it ("010 6552 9988 / 138 …"). */
function byMeaning(found: Sorted, meaning: FieldName, value: string, rules: Rules): Sorted {
  const field = fieldOf(meaning)
  const readable = !('problem' in kinds[field.kind].read(value, { field, rules, values: valuesOf(found.typed) }))
  const parts = readable || value.length > longest.line ? [] : shapes.flatMap((shape) => shape(value, { rules, values: valuesOf(found.typed) }) ?? [])
  const part = parts.find(({ typed }) => typed[meaning])
  return part ? over(add(found, part.typed), part.rest) : add(found, { [meaning]: value })
}

function byShapes({ typed, rest }: Sorted, rules: Rules): Sorted {
  return rest.reduce<Sorted>((found, line) => (line.length > longest.line || isAside(line) ? over(found, line) : byShape(found, line, rules)), { typed, rest: [] })
}

function byShape(found: Sorted, line: string, rules: Rules): Sorted {
  let [now, rest] = [found, line]
  for (const shape of shapes) {
    const part = shape(rest, { rules, values: valuesOf(now.typed) })
    if (!part || Object.keys(part.typed).some((name) => name in now.typed)) continue
    now = add(now, part.typed)
    rest = trim(part.rest)
  }
  return over(now, rest)
}

/** Whether a key says that the record has no place for a line: nothing else is looked for in it. */
const isAside = (line: string) => line.includes(':') && meaningOf(line.slice(0, line.indexOf(':'))) === 'nothing'

/** An address may be spread over up to three lines; one that an address was found in before is not looked for again. */
function byAddress(found: Sorted): Sorted {
  if (found.typed.addressLine1) return found
  for (const count of [1, 2, 3]) {
    for (const [i] of found.rest.entries()) {
      const lines = found.rest.slice(i, i + count)
      const address = lines.length === count && lines.every((line) => line.length <= longest.line && !isAside(line)) && /\d|路|街|市|省/.test(lines[0] ?? '') ? addressIn(lines.join(', ')) : undefined
      if (address) return { typed: { ...address, ...found.typed }, rest: found.rest.filter((_, at) => at < i || at >= i + count) }
    }
  }
  return found
}

const closing = /^(?:(?:best|kind|warm|with)\b.*\b(?:regards|wishes)|regards|sincerely|thanks|thank you|cheers|(?:un )?(?:cordial )?saludos?|saludos cordiales|atentamente|cordialmente|gracias|此致|敬礼|祝好|谢谢|顺祝商祺)[\s,.!]*$/iu

/** The one person of a signature: borne out by a position, the e-mail address, or the closing line before. */
function byPerson(found: Sorted): Sorted {
  const { typed, rest } = found
  if (typed.lastName || typed.firstName || !(typed.email || typed.phone || typed.companyName)) return found
  const candidates = rest.flatMap((line, i) => {
    const named = line.length <= longest.line && !isAside(line) ? personIn(line, false, isSpanish(typed)) : undefined
    return named && (named.chinese || bornOut(named, typed, rest, i)) ? [{ named, i }] : []
  })
  const [only] = candidates
  if (!only || candidates.length > 1) return found
  return { typed: { ...typed, ...only.named.typed }, rest: rest.flatMap((line, i) => (i === only.i ? only.named.rest : line)) }
}

function bornOut(named: { readonly typed: Typed; readonly rest: string }, { email = '' }: Typed, rest: readonly string[], i: number): boolean {
  const local = email.split('@')[0]?.toLowerCase().normalize('NFD').replace(/[^a-z]/g, '') ?? ''
  const words = `${named.typed.firstName} ${named.typed.lastName}`.toLowerCase().normalize('NFD').replace(/[^a-z ]/g, '').split(' ')
  return Boolean(named.rest) || jobTitle.test(rest[i + 1] ?? '') || closing.test(rest[i - 1] ?? '') || words.some((word) => word.length > 2 && local.includes(word))
}

function personIn(line: string, sure: boolean, spanish: boolean) {
  const chinese = chinesePerson(line, sure)
  return chinese ? { ...chinese, chinese: true } : latin(line, spanish)
}

function latin(line: string, spanish: boolean) {
  const named = latinPerson(line, spanish)
  return named && { ...named, chinese: false }
}

const isSpanish = ({ country = '', email = '', phone = '', companyName = '' }: Typed) =>
  ['ES', 'MX', 'AR', 'CO', 'CL', 'PE'].includes(readCountry(country) ?? '') || /\.(?:es|mx|ar|cl|pe)$|\.co$/.test(email) || phone.startsWith('+34') || /\bS\.?L\.?U?\.?$|\bS\.?A\.?$/.test(companyName)

const valuesOf = ({ country }: Typed) => ({ country: country && readCountry(country) })
const add = (found: Sorted, typed: Typed): Sorted => ({ ...found, typed: { ...typed, ...found.typed } })
const over = (found: Sorted, line: string): Sorted => (line ? { ...found, rest: [...found.rest, line] } : found)

function withTyped(found: Sorted, named: { readonly typed: Typed; readonly rest: string } | undefined, value: string): Sorted | undefined {
  return named && value ? over(add(found, named.typed), named.rest) : undefined
}
