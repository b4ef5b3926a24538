import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadTemplates } from '../../src/cards/draw.ts'
import { phrases } from '../../src/cards/say.ts'
import { tell } from '../../src/cards/tell.ts'
import { fields } from '../../src/customer/fields.ts'
import { fieldByKey } from '../../src/customer/keys.ts'
import { locales, type Localized } from '../../src/text/locale.ts'
import { isJson, parts, text } from './gates.ts'
import { samples } from './samples.ts'

const draw = loadTemplates(new URL('../../cards/', import.meta.url))
const told = samples.map((sample) => ({ ...sample, json: draw(sample.card), lines: tell(draw(sample.card)).split('\n') }))

describe('the text form of a card', () => {
  it('says everything that the card says', () => {
    const lost = told.flatMap(({ state, json, lines }) => parts(json).flatMap(({ part }) => {
      const run = part['type'] === 'TextRun' ? text(part['text']).trim() : ''
      const isLink = part['color'] === 'Accent'
      return !run || isLink || lines.join('\n').includes(run) ? [] : [`${state}: ${run}`]
    }))
    expect(lost).toEqual([])
  })

  it('names what to say instead of each button', () => {
    const lost = told.flatMap(({ state, json, lines }) => parts(json).flatMap(({ part }) => {
      const data = isJson(part['data']) ? part['data'] : {}
      const say = text(data['say'])
      return part['type'] !== 'Action.Execute' || lines.some((line) => line === say || line === `› ${say}` || line.endsWith(`(${say})`)) ? [] : [`${state}: ${say}`]
    }))
    expect(lost).toEqual([])
  })

  it('gives a form as lines of nothing but known keys and values, behind the words that take them', () => {
    for (const { state, locale, lines } of told.filter(({ state }) => state === 'form.problems' || state === 'form.empty')) {
      const own = lines.slice(lines.indexOf(phrases['fill-in'][locale]) + 1)
      const block = own.slice(0, own.indexOf(''))
      expect(block.map((line) => fieldByKey(line.split(':')[0] ?? '')?.name), state).toEqual(fields.map(({ name }) => name))
    }
  })

  it('shows choices by their names, never by their codes', () => {
    const update = told.find(({ state, locale }) => state === 'form.update' && locale === 'es')
    expect(update?.lines).toContain('Provincia: Shanghai')
    expect(update?.lines).toContain('Relación = Revendedor / Invitado / Ninguna')
  })

  it('says a problem before the lines to copy, since what is sent back must hold none', () => {
    for (const { lines, locale } of told.filter(({ state }) => state === 'form.problems')) {
      const problem = lines.findIndex((line) => line.includes('siyuan.chen') && line.includes('name@company.com') || line.includes('nombre@empresa.com'))
      expect(problem).toBeGreaterThan(-1)
      expect(problem).toBeLessThan(lines.indexOf(phrases['fill-in'][locale]))
    }
  })

  it('tells any card, be it not one of ours', () => {
    const card = { type: 'AdaptiveCard', body: [{ type: 'TextBlock', text: 'Hello' }, { type: 'FactSet', facts: [{ title: 'City', value: 'Bilbao' }] }, { type: 'Unknown' }], actions: [{ type: 'Action.Submit', title: 'Go', data: { say: 'go' } }] }
    expect(tell(card)).toBe('Hello\nCity: Bilbao\n\nYou can answer:\n› go')
    expect(tell({})).toBe('')
  })
})

describe('what buttons say', () => {
  it('is understood: every phrase belongs to a command', async () => {
    const folder = new URL('../../src/commands/', import.meta.url)
    const commands = await Promise.all(readdirSync(folder).map((file) => import(new URL(file, folder).href) as Promise<{ default: { phrases: Record<string, readonly string[]> } }>))
    for (const locale of locales) {
      const known = commands.flatMap((command) => command.default.phrases[locale] ?? [])
      expect(known).toEqual(expect.arrayContaining(Object.values(phrases).map((phrase) => phrase[locale])))
    }
  })

  it('is in the language of the card', () => {
    const english = Object.values<Localized>(phrases).filter(({ en, es }) => en !== es).map(({ en }) => en)
    const said = told.filter(({ locale, state }) => locale === 'es' && !state.startsWith('message')).flatMap(({ json }) => parts(json).map(({ part }) => text(part['say'])))
    expect(said.filter((words) => english.some((phrase) => words === phrase || words.startsWith(`${phrase} `)))).toEqual([])
  })
})
