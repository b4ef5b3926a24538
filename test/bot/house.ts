import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answering, type Answering } from '../../src/bot/answer.ts'
import type { Command } from '../../src/bot/command.ts'
import { registry, type Registered } from '../../src/bot/registry.ts'
import type { Request } from '../../src/bot/request.ts'
import { sealing } from '../../src/bot/seal.ts'
import type { World } from '../../src/bot/world.ts'
import { loadTemplates } from '../../src/cards/draw.ts'
import { message } from '../../src/cards/message.ts'
import { newCustomer } from '../../src/customer/change.ts'
import { defaultRights, type Role } from '../../src/people/rights.ts'
import { openSheets } from '../../src/files/sheets.ts'
import { openIndex } from '../../src/search/index.ts'
import { openStore, type Opened } from '../../src/storage/open-store.ts'
import { cardKey } from '../support/sealed.ts'

export const tenant = 'contoso-partners'
export const ann = { id: 'ann', name: 'Ann Miller' }

const rules = { domainPattern: /^[a-z0-9]{1,27}$/, domainSuffix: '.onmicrosoft.com', registrationRequired: false, defaultCountry: 'CN' }

export interface House {
  readonly world: World
  readonly accidents: readonly unknown[]
  answer: Answering
  close(): Promise<void>
}

/** A bot with a real book in a temporary folder and just these commands; no channel around it. */
export async function openHouse(commands: readonly Registered[], changes: (world: World) => Partial<World> = () => ({})): Promise<House> {
  const folder = await mkdtemp(join(tmpdir(), 'house-'))
  const store = await openStore({ kind: 'embedded', folder }, () => Date.now())
  const accidents: unknown[] = []
  const world = worldOver(store, accidents)
  const changed = { ...world, ...changes(world) }
  return {
    world,
    accidents,
    answer: answering({ world: changed, commands: registry(commands), draw: loadTemplates(new URL('../../cards/', import.meta.url)) }),
    close: async () => {
      await store.close()
      await rm(folder, { recursive: true })
    },
  }
}

/** The world of a bot over a store; accidents are kept. */
export function worldOver(store: Opened, accidents: unknown[]): World {
  return {
    ...store,
    index: openIndex({ book: store.book, rules }),
    sheets: openSheets({ bytes: 2 ** 20, unpacked: 2 ** 24, rows: 1_001, columns: 100 }),
    rules,
    rights: defaultRights,
    offers: [],
    administrators: [],
    suspended: false,
    seal: sealing(cardKey, () => new Date('2026-11-22T10:00:00Z')),
    timeZone: 'UTC',
    now: () => new Date('2026-11-22T10:00:00Z'),
    newId: () => crypto.randomUUID(),
    report: (_reference, accident) => void accidents.push(accident),
  }
}

/** A command that says what it was asked; `changes` say what matters in a test. */
export function command(verb: string, changes: Partial<Command> = {}): Registered {
  const run: Command['run'] = async (turn, { text }) => ({ card: message(turn.viewer, { lines: [`${verb}: ${text}`] }) })
  return { verb, phrases: { en: [verb], 'zh-CN': [], es: [] }, about: { en: verb, 'zh-CN': verb, es: verb }, run, ...changes }
}

let requests = 0

/** A text from Ann in her private chat, unless `changes` say otherwise. */
export function asked(says: string, changes: Partial<Request> = {}): Request {
  return { ...request(), says, ...changes }
}

function request(): Request {
  return { id: `request-${++requests}`, tenant, person: ann, conversation: { id: 'a:ann', kind: 'personal' }, locale: 'en-US', mentioned: [] }
}

/** A button that Ann pressed in her private chat, unless `changes` say otherwise. */
export function pressed(verb: string, data: Readonly<Record<string, unknown>> = {}, changes: Partial<Request> = {}, automatic = false): Request {
  const { person } = { person: ann, ...changes }
  const button = { type: 'Action.Execute', data: { ...data, verb } }
  sealing(cardKey, () => new Date('2026-11-22T10:00:00Z')).card(button, { tenant, person: person.id })
  return { ...request(), ...changes, pressed: { verb, data: button.data, automatic } }
}

/** Gives Ann a role. */
export async function give({ world }: House, ...roles: readonly Role[]): Promise<void> {
  await world.people.assign(tenant, ann, roles, [])
}

/** Saves a customer as a command would. */
export async function save({ book }: Pick<World, 'book'>, operation = crypto.randomUUID()): Promise<void> {
  const stamp = { at: '2026-11-22T10:00:00.000Z', by: ann }
  const values = { companyName: 'Contoso Ltd.', domainPrefix: 'contoso' }
  await book.save({ tenant, operation, ...newCustomer({ id: crypto.randomUUID(), values, subscriptions: [], stamp }) })
}
