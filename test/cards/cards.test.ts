import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadTemplates } from '../../src/cards/draw.ts'
import { locales } from '../../src/text/locale.ts'
import { misbound } from './binding.ts'
import { budget, buttons, inputs, markdown, renderer, shape, strings, unfilled, type Json } from './gates.ts'
import { harbour } from './people.ts'
import { samples, type Sample } from './samples.ts'

const folder = new URL('../../cards/', import.meta.url)
const draw = loadTemplates(folder)
const verbs = readdirSync(new URL('../../src/commands/', import.meta.url)).map((file) => file.replace(/\.ts$/, ''))
const templates = readdirSync(folder).map((file) => file.replace(/\.json$/, ''))
const drawn = samples.map((sample) => ({ ...sample, json: draw(sample.card) }))

/** Every sample's findings, by sample. */
function all(gate: (sample: Sample & { readonly json: object }) => readonly string[]): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(drawn.map((sample) => [`${sample.state} ${sample.locale}`, gate(sample)] as const).filter(([, found]) => found.length))
}

describe('every card in every state and language', () => {
  it('has samples of every template', () => expect([...new Set(samples.map(({ card }) => card.template))].sort()).toEqual(templates.sort()))
  it('leaves no part of its template unfilled', () => expect(all(({ json, card }) => unfilled(json, card))).toEqual({}))
  it('is made of allowed elements and properties', () => expect(all(({ json }) => shape(json))).toEqual({}))
  it('is read by the official renderer without a word against it', () => expect(all(({ json }) => renderer(json))).toEqual({}))
  it('keeps within 28 KB and six visible actions', () => expect(all(({ json }) => budget(json))).toEqual({}))
  it('labels every input and loses nothing that was chosen', () => expect(all(({ json }) => inputs(json))).toEqual({}))
  it('has buttons that every host can press and everybody can say', () => expect(all(({ json }) => buttons(json, verbs))).toEqual({}))
  it('shows what people typed as they typed it', () => expect(all(({ json }) => markdown(json))).toEqual({}))
  it('says its language and what a host without cards shows', () => expect(all(({ json, locale }) => strings([{ ...json } as Json].map((card) => [card['lang'] === locale.slice(0, 2) ? '' : 'lang', card['fallbackText'] ? '' : 'fallbackText'])).filter((fault) => fault))).toEqual({}))
  it('speaks one language: no words of another stand in it', () => {
    const chinese = drawn.filter(({ state, locale }) => state === 'form.empty' && locale !== 'zh-CN')
    expect(chinese.flatMap(({ json }) => strings(json).filter((text) => /\p{Script=Han}/u.test(text)))).toEqual([])
  })
})

describe('a template and its data', () => {
  it.each(templates)('bind exactly each other: %s', (name) => {
    const template: unknown = JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'))
    const data = samples.filter(({ card }) => card.template === name).map(({ card }): Json => ({ ...card.data, summary: card.summary }))
    expect(misbound(template, data)).toEqual([])
  })

  it('are found out where they do not', () => {
    expect(misbound({ text: '${title}', items: [{ $data: '${rows}', text: '${name}' }] }, [{ title: 'a', rows: [{ nmae: 'x' }], more: 1 }])).toEqual([
      '$.items[0].text: no name', '$: nobody asks for more',
    ])
  })
})

describe('a card in a shared conversation', () => {
  it('holds nothing but name, domain, status and owner', () => {
    const { companyName, domainPrefix, owner, country, culture, relationship, province, ...secret } = harbour.values
    const hidden = Object.values(secret).flatMap((value) => value.split('\n'))
    const shown = drawn.filter(({ shared }) => shared)
    const told = (json: object) => strings(json).flatMap((text) => text.split(/ +· +/))
    expect(shown).toHaveLength(2 * locales.length)
    expect(shown.flatMap(({ json }) => told(json).filter((text) => hidden.includes(text)))).toEqual([])
    expect([companyName, domainPrefix, owner, country, culture, relationship, province]).not.toContain(undefined)
  })
})

describe('a gate', () => {
  const button = { type: 'Action.Execute', title: 'Go', verb: 'help', data: { verb: 'help', say: 'help' }, fallback: { type: 'Action.Submit', title: 'Go', data: { verb: 'help', say: 'help' } } }
  const card = (...body: readonly object[]) => ({ type: 'AdaptiveCard', version: '1.5', body })

  it('finds what stayed of a template, and lets pass what was typed', () => {
    expect(unfilled({ text: 'a ${name}' }, {})).toEqual(['a ${name}'])
    expect(unfilled({ text: 'a ${name}' }, { name: '${name}' })).toEqual([])
  })
  it('finds an element or property that is not in use', () => {
    expect(shape(card({ type: 'Icon' }, { type: 'TextRun', text: '', colour: 'good' }))).toEqual(['$.body[0]: Icon is not in use here', '$.body[1]: TextRun has no colour'])
  })
  it('hears the renderer', () => expect(renderer(card({ type: 'Nonsense' }, { type: 'Input.Text' })).length).toBeGreaterThan(1))
  it('finds what is too big and too many', () => {
    expect(budget(card({ type: 'TextBlock', text: 'x'.repeat(28 * 1024) }))).toHaveLength(1)
    expect(budget(card({ type: 'ActionSet', actions: Array.from({ length: 7 }, () => button) }))).toEqual(['7 visible actions'])
    expect(budget(card({ type: 'ActionSet', actions: Array.from({ length: 7 }, (_, i) => ({ ...button, mode: i < 6 ? 'primary' : 'secondary' })) }))).toEqual([])
  })
  it('finds an input without label, named twice, required by the client, with an unknown choice', () => {
    expect(inputs(card({ type: 'Input.Text', id: 'a' }))).toEqual(['$.body[0]: no label'])
    expect(inputs(card({ type: 'Input.Text', id: 'a', label: 'A' }, { type: 'Input.Text', id: 'a', label: 'B' }))).toHaveLength(2)
    expect(inputs(card({ type: 'Input.Text', id: 'a', label: 'A', isRequired: true }))).toHaveLength(1)
    expect(inputs(card({ type: 'Input.ChoiceSet', id: 'a', label: 'A', value: 'z', choices: [{ title: 'B', value: 'b,c' }] }))).toHaveLength(2)
  })
  it('finds a button without command, words, fallback, or that loses what was typed', () => {
    const found = (change: object) => buttons(card({ type: 'ActionSet', actions: [{ ...button, ...change }] }), ['help'])
    expect(found({})).toEqual([])
    expect(found({ verb: 'hlep' })).toHaveLength(2)
    expect(found({ title: '' })).toHaveLength(1)
    expect(found({ data: { verb: 'help' } })).toHaveLength(2)
    expect(found({ fallback: undefined })).toHaveLength(1)
    expect(found({ associatedInputs: 'none', fallback: { ...button.fallback, associatedInputs: 'none' } })).toHaveLength(1)
  })
  it('finds Markdown', () => expect(markdown(card({ type: 'TextBlock', text: '**x**' }))).toHaveLength(1))
})
