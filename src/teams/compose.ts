import { z } from 'zod'
import type { Reply } from '../bot/reply.ts'
import type { Sought } from '../bot/request.ts'
import { linkedIn } from '../cards/link.ts'
import type { Incoming } from './activity.ts'
import type { Asked } from './request.ts'
import { cardType } from './sending.ts'

const text = z.string().max(10_000).catch('')
const rank = z.number().int().min(0).max(1_000_000).catch(0)
const wanted = (most: number) => z.number().int().min(1).max(most).catch(most)

/** As many as Teams shows of a choice's suggestions, and as many as a page of the compose box holds. */
const most = { choices: 15, cards: 10 }

const typedSchema = z.object({
  dataset: z.string().max(200),
  queryText: text,
  data: z.record(z.string(), z.unknown()).catch({}),
  queryOptions: z.object({ skip: rank, top: wanted(most.choices) }).catch({ skip: 0, top: most.choices }),
})

const datasets = ['people', 'customers', 'cities'] as const

/** What was typed into an input whose choices are looked up; where a client sends the other inputs, they count, else what the card knew of them. */
export function typed({ value }: Incoming): Asked | undefined {
  const { data } = typedSchema.safeParse(value)
  const [name, known] = data?.dataset.split('?') ?? []
  const among = datasets.find((each) => each === name)
  if (!data || !among) return undefined
  const beside = known === undefined ? {} : { beside: { ...Object.fromEntries(new URLSearchParams(known)), ...inputsIn(data.data) } }
  return seeking(among, { text: data.queryText, ...beside, from: data.queryOptions.skip, most: data.queryOptions.top })
}

/** The texts of inputs, by their names without the card's revision. */
function inputsIn(data: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(data).flatMap(([id, text]) => (typeof text === 'string' && text.length <= 200 ? [[id.replace(/_\d+$/, ''), text] as const] : [])))
}

const soughtSchema = z.object({
  commandId: z.literal('find-customers'),
  parameters: z.array(z.object({ name: z.string(), value: text })).max(20).catch([]),
  queryOptions: z.object({ skip: rank, count: wanted(most.cards) }).catch({ skip: 0, count: most.cards }),
})

/** What was typed into the compose box. It first asks by itself, with nothing typed (`initialRun`). */
export function sought({ value }: Incoming): Asked | undefined {
  const { data } = soughtSchema.safeParse(value)
  const query = data?.parameters.find(({ name }) => name === 'query')?.value ?? ''
  return data && seeking('cards', { text: query, from: data.queryOptions.skip, most: data.queryOptions.count })
}

const linkSchema = z.object({ url: z.url({ protocol: /^https$/ }).max(2_000) })

/** A link to a customer: https://<linkHost>/customers/<id>. */
export function linked({ value }: Incoming, linkHost: string | undefined): Asked | undefined {
  const { data } = linkSchema.safeParse(value)
  const id = data && linkedIn(linkHost, data.url)
  return id !== undefined ? seeking('cards', { text: '', id, from: 0, most: 1 }) : undefined
}

function seeking(among: Sought['among'], rest: Omit<Sought, 'among'>): Asked {
  return { sought: { among, ...rest } }
}

/** Source: "Respond to search command". Each card comes with a preview, which only the one who searches sees. */
export function found({ choices = [], refusal }: Reply): object {
  if (refusal) return { composeExtension: { type: 'message', text: refusal.text } }
  const attachments = choices.flatMap(({ title, line, card }) => (card ? [{ contentType: cardType, content: card(), preview: preview(title, line ?? '') }] : []))
  return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } }
}

// A thumbnail's texts are read as HTML.
function preview(title: string, line: string): object {
  return { contentType: 'application/vnd.microsoft.card.thumbnail', content: { title: escaped(title), text: escaped(line) } }
}

function escaped(plain: string): string {
  return plain.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '')
}
