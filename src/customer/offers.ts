import { locales, localized, type Localized } from '../text/locale.ts'
import type { Subscription } from './customer.ts'
import { fold, normalize } from './normalize.ts'

/** One thing that can be subscribed to. */
export interface Offer {
  /** The catalogue's id, opaque. */
  readonly id: string
  readonly name: Localized
}

export const mostLicences = 1_000_000

/** What was typed about one offer: its id or name, and the number of licences; '' for an offer not wanted. */
export interface TypedSubscription {
  readonly offer: string
  readonly licences: string
}

export interface SubscriptionProblem {
  /** The offer's id where it is known, else what was typed. */
  readonly offer: string
  readonly text: Localized
}

/** The catalogue in a parsed JSON file, which an administrator writes; throws an Error that names the faulty entry. */
export function readOffers(json: unknown): readonly Offer[] {
  if (!Array.isArray(json) || !json.length) throw new Error('offers: a list [ … ] with at least one offer is expected')
  const offers = json.map((entry: unknown, i) => readOffer(entry, `offers: entry ${i + 1}`))
  const twice = offers.find(({ id }, i) => offers.findIndex((offer) => offer.id === id) !== i)
  if (twice) throw new Error(`offers: the id "${twice.id}" occurs twice`)
  return offers
}

function readOffer(entry: unknown, where: string): Offer {
  const id = textAt(entry, 'id', where)
  // Choice values of a card hold no commas.
  if (!/^[^\s,]{1,100}$/.test(id)) throw new Error(`${where}: "id" must be 1 to 100 characters without blanks and commas`)
  return { id, name: localized((locale) => textAt(at(entry, 'name'), locale, `${where} (${id}), "name"`)) }
}

const at = (value: unknown, key: string): unknown => (typeof value === 'object' && value !== null ? Object.entries(value).find(([name]) => name === key)?.[1] : undefined)

function textAt(value: unknown, key: string, where: string): string {
  const text = at(value, key)
  if (typeof text !== 'string' || !text.trim()) throw new Error(`${where}: "${key}" must be a text`)
  return text.trim()
}

/** The offers that a text may mean: the one whose id or name (in any language) it is, else those whose names have it as words, else as a part. */
export function offersNamed(offers: readonly Offer[], text: string): readonly Offer[] {
  const wanted = fold(text)
  if (!wanted) return []
  const named = (fits: (name: string) => boolean) => offers.filter(({ id, name }) => [id, ...locales.map((locale) => name[locale])].some(fits))
  // Without its blanks "Office 365" has an "E3" in it, so whole words come first.
  const tiers = [named((name) => fold(name) === wanted), named((name) => words(name).includes(words(text))), named((name) => fold(name).includes(wanted))]
  return tiers.find((found) => found.length > 0) ?? []
}

const words = (text: string) => ` ${text.split(/[^\p{L}\p{N}]+/u).map(fold).filter((word) => word).join(' ')} `

/** Adds what was typed to the subscriptions there are (`base`): new offers active, known ones with the new number of licences. */
export function checkSubscriptions(
  typed: readonly TypedSubscription[],
  offers: readonly Offer[],
  base: readonly Subscription[] = [],
): { readonly subscriptions: readonly Subscription[]; readonly problems: readonly SubscriptionProblem[] } {
  const all = new Map(base.map((each) => [each.offer, each]))
  const problems: SubscriptionProblem[] = []
  for (const { offer, licences } of typed) {
    if (!normalize(licences)) continue
    const reading = readSubscription(offer, licences, offers, all)
    if ('text' in reading) problems.push(reading)
    else all.set(reading.offer, reading)
  }
  return { subscriptions: [...all.values()], problems }
}

function readSubscription(typed: string, licences: string, offers: readonly Offer[], all: ReadonlyMap<string, Subscription>): Subscription | SubscriptionProblem {
  const found = offersNamed(offers, typed)
  const offer = found.length === 1 ? found[0] : undefined
  // An offer that has left the catalogue goes on where it is subscribed to.
  const now = all.get(offer?.id ?? typed)
  const known = now ?? (offer && { offer: offer.id, name: offer.name.en, status: 'active' as const })
  if (!known) return { offer: typed, text: unknownOffer(typed, found) }
  const count = readLicences(licences)
  if (count === undefined) return { offer: known.offer, text: wrongLicences(offer?.name ?? localized(() => known.name), normalize(licences)) }
  return { ...known, licences: count }
}

/** A whole number from 1 to `mostLicences`, with or without thousands separators ("1,000", "1.000", "1 000"). */
export function readLicences(text: string): number | undefined {
  const typed = normalize(text)
  if (!/^(\d+|\d{1,3}([,. ])\d{3}(\2\d{3})*)$/.test(typed)) return undefined
  const count = Number(typed.replace(/\D/g, ''))
  return count >= 1 && count <= mostLicences ? count : undefined
}

function unknownOffer(typed: string, found: readonly Offer[]): Localized {
  if (!found.length) return {
    en: `The offer “${typed}” is not in the catalogue.`,
    'zh-CN': `目录中没有产品“${typed}”。`,
    es: `La oferta «${typed}» no está en el catálogo.`,
  }
  const names = localized((locale) => found.map(({ name }) => name[locale]).join(locale === 'zh-CN' ? '、' : ', '))
  return {
    en: `“${typed}” may mean several offers: ${names.en}.`,
    'zh-CN': `“${typed}”可能指多个产品：${names['zh-CN']}。`,
    es: `«${typed}» puede ser varias ofertas: ${names.es}.`,
  }
}

const wrongLicences = (name: Localized, typed: string): Localized => ({
  en: `${name.en}: the number of licences is a whole number from 1 to 1,000,000, not “${typed}”.`,
  'zh-CN': `${name['zh-CN']}：许可证数量应为 1 至 1,000,000 的整数，而不是“${typed}”。`,
  es: `${name.es}: el número de licencias es un entero de 1 a 1.000.000, no «${typed}».`,
})
