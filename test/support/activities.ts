import { randomUUID } from 'node:crypto'
import { cast, localTenant } from '../../src/local/cast.ts'

export interface Actor {
  readonly id: string
  readonly name: string
  readonly locale?: string
  /** Of the client; not every one tells it. */
  readonly timeZone?: string
}

export interface Place {
  readonly id: string
  readonly kind: 'personal' | 'groupChat' | 'channel'
}

export const tenant = localTenant
export const bot = { id: '28:b07', name: 'Customer Accounts' }
export const ana: Actor = { id: 'aaaaaaaa-0000-4000-8000-000000000001', name: 'Ana Ruiz', locale: 'en-US' }
export const bo: Actor = { id: 'bbbbbbbb-0000-4000-8000-000000000002', name: '王博', locale: 'zh-CN' }

/** People with roles: an administrator, an admin agent, two sales agents, a helpdesk agent, and one without a role. */
export const [grace, xiaomei, zhiqiang, sofia, daniel, lucia] = cast.map(({ aadObjectId, name, locale }): Actor => ({ id: aadObjectId, name, locale })) as [Actor, Actor, Actor, Actor, Actor, Actor]

export const room: Place = { id: '19:room@thread.v2', kind: 'groupChat' }

export function personal(actor: Actor): Place {
  return { id: `a:${actor.id}`, kind: 'personal' }
}

type Activity = Readonly<Record<string, unknown>>

/** What Teams puts around everything. */
export function envelope(actor: Actor, place: Place, serviceUrl: string): Activity {
  return {
    id: randomUUID(),
    channelId: 'msteams',
    serviceUrl,
    timestamp: '2026-11-22T10:00:00.000Z',
    locale: actor.locale ?? 'en-US',
    ...(actor.timeZone === undefined ? {} : { localTimezone: actor.timeZone }),
    from: { id: `29:${actor.id}`, name: actor.name, aadObjectId: actor.id },
    recipient: bot,
    conversation: { id: place.id, conversationType: place.kind, tenantId: tenant, ...(place.kind === 'personal' ? {} : { isGroup: true }) },
    channelData: { tenant: { id: tenant } },
  }
}

/** A text; in shared conversations the bot is mentioned, as Teams demands. */
export function message(actor: Actor, place: Place, serviceUrl: string, text: string): Activity {
  const base = { ...envelope(actor, place, serviceUrl), type: 'message', textFormat: 'plain' }
  if (place.kind === 'personal') return { ...base, text }
  const mark = `<at>${bot.name}</at>`
  return { ...base, text: `${mark} ${text}`, entities: [{ type: 'mention', text: mark, mentioned: bot }] }
}

/** A pressed Action.Execute of the message `replyToId`. */
export function execute(actor: Actor, place: Place, serviceUrl: string, action: { verb: string; data: object }, replyToId = 'card-1'): Activity {
  const value = { action: { type: 'Action.Execute', ...action }, trigger: 'manual' }
  return { ...envelope(actor, place, serviceUrl), type: 'invoke', name: 'adaptiveCard/action', replyToId, value }
}

/** A pressed Action.Submit of the message `replyToId`. */
export function submit(actor: Actor, place: Place, serviceUrl: string, value: object, replyToId = 'card-1'): Activity {
  return { ...envelope(actor, place, serviceUrl), type: 'message', replyToId, value }
}

/** Any other invoke: what the compose box, dialogs and inputs ask. */
export function invoke(actor: Actor, place: Place, serviceUrl: string, name: string, value: unknown): Activity {
  return { ...envelope(actor, place, serviceUrl), type: 'invoke', name, value }
}
