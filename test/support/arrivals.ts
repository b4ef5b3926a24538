import { randomUUID } from 'node:crypto'
import { bot, tenant, type Actor, type Place } from './activities.ts'

type Activity = Readonly<Record<string, unknown>>

/** A team with its channels; the first one has the team's own id. */
export const team = { id: '19:general@thread.tacv2', channels: [{ id: '19:general@thread.tacv2', kind: 'channel' }, { id: '19:sales@thread.tacv2', kind: 'channel' }] } as const satisfies { id: string; channels: readonly Place[] }

const event = (place: Place, serviceUrl: string): Activity => ({
  id: `f:${randomUUID()}`,
  timestamp: new Date().toISOString(),
  channelId: 'msteams',
  serviceUrl,
  recipient: bot,
  conversation: { id: place.id, conversationType: place.kind, tenantId: tenant, ...(place.kind === 'personal' ? {} : { isGroup: true }) },
})

const channelData = (place: Place, more: object = {}) => ({ ...(place.kind === 'channel' ? { team: { id: team.id } } : {}), tenant: { id: tenant }, ...more })

/** How Teams tells of an installation, a new version and a removal: the person without a name, the language of their client. */
export function installation(actor: Actor, place: Place, serviceUrl: string, action: string, settings?: object): Activity {
  const entities = [{ type: 'clientInfo', locale: actor.locale ?? 'en-US', platform: 'Windows' }]
  return { ...event(place, serviceUrl), type: 'installationUpdate', action, from: { id: `29:${actor.id}`, aadObjectId: actor.id }, entities, locale: actor.locale ?? 'en-US', channelData: channelData(place, { source: { name: 'message' }, ...(settings ? { settings } : {}) }) }
}

/** How Teams tells who came or went: the channel's ids alone. */
export function members(actor: Actor, place: Place, serviceUrl: string, change: { membersAdded?: readonly object[]; membersRemoved?: readonly object[] }): Activity {
  const eventType = place.kind === 'channel' ? { eventType: change.membersAdded ? 'teamMemberAdded' : 'teamMemberRemoved' } : {}
  return { ...event(place, serviceUrl), type: 'conversationUpdate', from: { id: `29:${actor.id}` }, ...change, channelData: channelData(place, eventType) }
}

/** How Teams tells of a team and its channels; the conversation is the team's own. */
export function teamEvent(actor: Actor, serviceUrl: string, eventType: string, channel?: Place): Activity {
  const place = team.channels[0]
  return { ...event(place, serviceUrl), type: 'conversationUpdate', from: { id: `29:${actor.id}` }, channelData: { ...(channel ? { channel: { id: channel.id, name: 'A new name' } } : {}), team: { id: team.id, name: 'A new name' }, eventType, tenant: { id: tenant } } }
}
