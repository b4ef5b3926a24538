import { activitySchema, tenantNamed, type Incoming } from './activity.ts'
import type { Claim } from './sdk.ts'

/** Who the bot is to the channel, and whom it believes. */
export interface App {
  /** The tenant of people whose channel knows none (Direct Line, Web Chat). */
  readonly tenant?: string
  /** Entra tenants that are served, in lower case. */
  readonly tenants: readonly string[]
  /** The only issuer whose tokens are taken. */
  readonly issuer: string
  /** Under which Teams opens a chat by a link; absent: this cloud's is not known. */
  readonly chats?: string
  /** The SDK's settings, by its own names. */
  readonly sdk: Readonly<Record<string, string>>
}

/** Whom the porch lets in. */
export interface Door {
  /** Absent in local mode, which has no authentication. */
  readonly app?: App
  /** Host names that may be answered, or "*." and the rest of one; in local mode only loopback is. */
  readonly serviceHosts: readonly string[]
  /** The same of those that files are fetched from and put to. */
  readonly fileHosts: readonly string[]
}

/** An activity that may be authenticated, with its tenant; or the bare status that refuses it. */
export type Checked = { readonly activity: Incoming; readonly tenant: string } | { readonly refused: 400 | 403 }

/** Looks at a body before anything is done with it: shape, channel, address of the answer, tenant. */
export function checkBody(door: Door, body: unknown): Checked {
  if (!plain(body)) return { refused: 400 }
  const { success, data: activity } = activitySchema.safeParse(body)
  if (!success) return { refused: 400 }
  if (!channels.includes(activity.channelId) && door.app) return { refused: 403 }
  if (!mayAnswer(door, activity.serviceUrl)) return { refused: 403 }
  const tenant = tenantOf(door, activity)
  return tenant === undefined ? { refused: 403 } : { activity, tenant }
}

const mostLevels = 64
const mostValues = 10_000

/** True for JSON that no later hand stumbles over or is kept busy by: without the key that would change an object's kind. */
function plain(body: unknown): boolean {
  const found: (readonly [value: unknown, level: number])[] = [[body, 0]]
  for (const [value, level] of found) {
    if (typeof value !== 'object' || value === null) continue
    const parts = Object.entries(value)
    if (level === mostLevels || found.length + parts.length > mostValues || Object.hasOwn(value, '__proto__')) return false
    for (const [, part] of parts) found.push([part, level + 1])
  }
  return true
}

const channels = ['msteams', 'directline', 'webchat']

/** Whether the bot may send to this address. */
export function mayAnswer(door: Door, address: string): boolean {
  return isAmong(door, door.serviceHosts, address)
}

/** Whether the bot may fetch a file from this address, or put one there. */
export function mayCarry(door: Door, address: string): boolean {
  return isAmong(door, door.fileHosts, address)
}

function isAmong({ app }: Door, hosts: readonly string[], address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, port, username, password } = new URL(address)
  if (!app) return protocol === 'http:' && loopback.test(hostname)
  return protocol === 'https:' && port + username + password === '' && hosts.some((host) => (host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host))
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

function tenantOf({ app }: Door, activity: Incoming): string | undefined {
  if (app && activity.channelId !== 'msteams') return app.tenants.find((tenant) => tenant === app.tenant)
  const named = tenantNamed(activity)
  const other = activity.channelData?.tenant?.id.toLowerCase()
  if (other !== undefined && other !== named) return undefined
  if (!app) return named ?? 'local'
  return named !== undefined && app.tenants.includes(named) ? named : undefined
}

/** What the SDK's own check lets pass: another issuer (the Emulator's), and a token that never expires. */
export function checkClaims({ app }: Door, claims: readonly Claim[]): boolean {
  const claim = (name: string): unknown => claims.find(({ type }) => type === name)?.value
  return !app || (claim('iss') === app.issuer && typeof claim('exp') === 'number')
}

/**
 * The person's id: Entra's object id; else, where the channel has none, the id that it vouches for itself.
 * Direct Line and Web Chat bind only ids that begin with "dl_" to their tokens; what else an activity says there, its
 * client has written.
 */
export function personOf({ app }: Door, { from, channelId }: Incoming): string | undefined {
  if (from.aadObjectId && (channelId === 'msteams' || !app)) return from.aadObjectId.toLowerCase()
  if (channelId === 'msteams') return undefined
  return !app || from.id.startsWith('dl_') ? `${channelId}:${from.id}` : undefined
}
