import { cities, citiesLike, cityName, type City } from '../customer/cities.ts'
import { readCountry } from '../customer/countries.ts'
import { fold } from '../customer/normalize.ts'
import { readProvince } from '../customer/provinces.ts'
import type { Locale } from '../text/locale.ts'
import type { Choice } from './reply.ts'
import type { Sought } from './request.ts'
import type { World } from './world.ts'

const mostLooked = 50

/** Cities as choices for an input: those that the book knows, as they are written there, before the others; of the same province first. */
export async function citiesSought(world: World, tenant: string, { text, beside = {}, from, most }: Sought, locale: Locale): Promise<readonly Choice[]> {
  const country = readCountry(beside['country'] ?? '') ?? world.rules.defaultCountry
  const province = country === 'CN' ? readProvince(beside['province'] ?? '')?.code : beside['province']
  const known = country === 'CN' ? citiesLike(text) : []
  const near = known.filter((city) => city.province === province)
  const rest = known.filter((city) => city.province !== province)
  const names = [...(await used(world, tenant, text, { country, province })), ...[...near, ...rest].map((city) => cityName(city, locale))]
  const met = new Set<string>()
  const distinct = names.filter((name) => !met.has(sameCity(name)) && met.add(sameCity(name)))
  return distinct.slice(from, from + most).map((name) => ({ title: name, value: name.replaceAll(',', '，') }))
}

/** The cities of customers, the most frequent ones first. */
async function used({ book, index }: World, tenant: string, text: string, { country, province }: { readonly country: string; readonly province: string | undefined }): Promise<readonly string[]> {
  const filters = { status: 'all', country, ...(text === '' ? { ...(province ? { province } : {}) } : { city: text }) }
  const { ids } = await index.find(tenant, { filters, from: 0, count: mostLooked })
  const customers = await book.getMany(tenant, ids)
  const weights = new Map<string, number>()
  for (const { values } of customers) if (values.city) weights.set(values.city, (weights.get(values.city) ?? 0) + (values.province === province ? mostLooked : 1))
  return [...weights].sort(([, a], [, b]) => b - a).map(([name]) => name)
}

const byName = new Map<string, City>(cities.flatMap((city) => [city.chinese, city.chinese.replace(/市$/, ''), city.english].map((name) => [fold(name), city] as const)))

/** What is the same for two ways of writing a city. */
function sameCity(name: string): string {
  return byName.get(fold(name))?.chinese ?? fold(name)
}
