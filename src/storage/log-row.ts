import { tenantTag } from './key.ts'

/** One row for each position of a tenant's log: whose it is, and which keys that commit wrote for ever or took away. */
export interface Logged {
  readonly member: string
  readonly kept: readonly string[]
  readonly gone: readonly string[]
}

/** In the order of the positions. */
export const logRow = (tenant: string, position: number) => `s!${tenantTag(tenant)}!${String(position).padStart(16, '0')}`
/** Which rows a restored slice wrote for ever, named by the first of them. */
export const keptRow = (key: string) => `k!${key}`
/** Where a member's last position stands. */
export const placeRow = (tenant: string, member: string) => placeRowOf(tenantTag(tenant), member)
export const placeRowOf = (tag: string, member: string) => `p!${tag}!${member}`

/** The tenant's tag and the position that a log row's key names. */
export function placeOf(logRowKey: string): { readonly tag: string; readonly position: number } {
  const [, tag = '', position = ''] = logRowKey.split('!')
  return { tag, position: Number(position) }
}
