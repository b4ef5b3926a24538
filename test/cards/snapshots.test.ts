import { describe, expect, it } from 'vitest'
import type { Data } from '../../src/cards/card.ts'
import { loadTemplates } from '../../src/cards/draw.ts'
import { tell } from '../../src/cards/tell.ts'
import { locales } from '../../src/text/locale.ts'
import { samples } from './samples.ts'

const draw = loadTemplates(new URL('../../cards/', import.meta.url))
const kept = samples.filter(({ state }) => !state.endsWith('.huge'))
const templates = [...new Set(kept.map(({ card }) => card.template))]

// Names of countries come from the runtime and are many: the first few show what the list is like.
function shortened(value: Data[string]): unknown {
  if (Array.isArray(value)) return value.slice(0, value.length > 40 ? 3 : 40).map(shortened)
  return typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shortened(each)])) : value
}

describe('sample data for the designer', () => {
  it.each(kept.map((sample) => [`${sample.state}.${sample.locale}`, sample] as const))('%s', async (name, { card }) => {
    await expect(`${JSON.stringify(shortened({ ...card.data, summary: card.summary }), null, 2)}\n`).toMatchFileSnapshot(`samples/${name}.json`)
  })
})

describe('a card as plain text', () => {
  it.each(templates.flatMap((template) => locales.map((locale) => [template, locale] as const)))('%s in %s', async (template, locale) => {
    const own = kept.filter((sample) => sample.card.template === template && sample.locale === locale)
    const text = own.map(({ state, card }) => `=== ${state}\n${tell(draw(card))}\n`).join('\n')
    await expect(text).toMatchFileSnapshot(`texts/${template}.${locale}.txt`)
  })
})
