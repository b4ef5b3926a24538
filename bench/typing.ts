import type { Values } from '../src/customer/customer.ts'
import { loadSpell } from '../src/search/spell.ts'
import { customer, random } from './customers.ts'

const longest = 14
const spell = await loadSpell()

/** What people type, letter by letter, on the way to customers of a book: so many texts, each once, since an answer is kept. */
export const keystrokes = (size: number, count: number) => distinct(count, (person) => lengthsOf(wanted(person, size)))

/** What people search for: as much of the same as each takes to be enough; each text once, too. */
export const searches = (size: number, count: number) => distinct(count, (person) => lengthsOf(wanted(person, size)).slice(1 + Math.floor(chance(person, 4) * 8)).slice(0, 1))

function lengthsOf(text: string): readonly string[] {
  const letters = Array.from(text).slice(0, longest)
  return letters.map((_, at) => letters.slice(0, at + 1).join(''))
}

function distinct(count: number, typedBy: (person: number) => readonly string[]): readonly string[] {
  const texts = new Set<string>()
  // A small book has fewer.
  for (let person = 0; texts.size < count && person < 20 * count; person++) for (const text of typedBy(person)) texts.add(text)
  return [...texts]
}

/** One of the ways in which people know the customer that a person looks for. */
function wanted(person: number, size: number): string {
  const { values } = customer(Math.floor(chance(person, 1) * size)).customer
  const ways = [named, named, known, spelledOut, spelledOut, initials, mistyped, addressed, dialled, hosted, called, placed]
  return ways[Math.floor(chance(person, 2) * ways.length)]!(values, chance(person, 3))
}

type Way = (values: Values, chance: number) => string

const named: Way = ({ companyName = '' }) => companyName
const known: Way = ({ alias = '' }) => alias
const hosted: Way = ({ domainPrefix = '' }) => domainPrefix
const addressed: Way = ({ email = '' }) => email
const dialled: Way = ({ phone = '' }) => phone.replace(/^\+(86)?/, '')
const called: Way = ({ lastName = '', firstName = '' }) => (spell(lastName, true).length > 0 ? lastName + firstName : `${firstName} ${lastName}`.toLowerCase())
const placed: Way = ({ city = '', alias = '' }) => `${city.replace('市', '')} ${alias}`.toLowerCase()
const spelledOut: Way = ({ companyName = '' }) => soundsOf(companyName).join('')
const initials: Way = ({ companyName = '' }) => soundsOf(companyName).map((sound) => sound[0]).join('')

/** Two neighbours changed about behind the first letters. */
function mistyped(...given: Parameters<Way>): string {
  const text = spelledOut(...given)
  const at = 2 + Math.floor(given[1] * 6)
  return text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2)
}

/** The syllables of a Chinese name, the words of any other. */
function soundsOf(name: string): readonly string[] {
  const [sounds] = spell(name, false)
  return sounds?.map(({ letters }) => letters) ?? name.toLowerCase().split(/[^\p{L}]+/u).filter(Boolean)
}

const chance = (person: number, way: number) => random(1e6 + person * 8 + way)
