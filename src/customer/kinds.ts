import type { Locale, Localized } from '../text/locale.ts'
import type { Values } from './customer.ts'
import type { Field } from './field.ts'
import { creditCode, domain } from './kinds/company.ts'
import { email, phone } from './kinds/contact.ts'
import { culture, relationship } from './kinds/picked.ts'
import { city, country, postalCode, province } from './kinds/place.ts'
import { note, staff, tags, text } from './kinds/plain.ts'
import type { Rules } from './rules.ts'

export interface Choice {
  readonly value: string
  readonly label: Localized
}

/** What a reading depends on besides the text. */
export interface Asked {
  readonly field: Field
  readonly rules: Rules
  /** The other fields, in normal form where they were readable (a phone's region follows `country`). */
  readonly values: Values
}

/** The normal form ('' for empty), or what is wrong, said so that a person can mend it. */
export type Reading = { readonly value: string } | { readonly problem: Localized }

/** How one kind of field behaves. */
export interface KindRules {
  /** `text` is already normalised (`normalizeNote` for `input: 'multiline'`, else `normalize`) and not empty. */
  read(text: string, asked: Asked): Reading
  /** The normal form as a person reads it. */
  show(value: string, locale: Locale, asked: Asked): string
  readonly input: 'text' | 'multiline' | 'email' | 'tel' | 'choice'
  /** For `input: 'choice'`: what can be picked; undefined where the country has no list (then it is free text). */
  choices?(asked: Asked): readonly Choice[] | undefined
  /** What is looked up while a person types, and what can be picked besides; a text is as good. */
  readonly among?: { readonly dataset: 'people'; readonly besides: readonly Choice[] }
  /** What is looked up in an input beside it, since clients lose what is typed into a list and not picked. */
  readonly suggested?: 'cities'
  /** True where it must be given although the field is not `required` as such. */
  needed?(asked: Asked): boolean
  /** What a new customer has where nothing was typed. */
  initial?(asked: Asked): string
  /** Read anew when the country changes. */
  readonly followsCountry?: boolean
}

export type Kind = 'text' | 'note' | 'domain' | 'creditCode' | 'email' | 'phone' | 'country' | 'province' | 'city' | 'postalCode' | 'culture' | 'relationship' | 'staff' | 'tags'

/** Every kind of field there is. */
export const kinds: Readonly<Record<Kind, KindRules>> = { text, note, domain, creditCode, email, phone, country, province, city, postalCode, culture, relationship, staff, tags }
