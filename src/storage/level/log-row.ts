import { tenantTag } from '../key.ts'

/** One row for each position of a tenant's log, without a gap: whose it is. */
export interface Logged {
  readonly member: string
}

/** In the order of the positions. */
export const logRow = (tenant: string, position: number) => `s!${tenantTag(tenant)}!${String(position).padStart(16, '0')}`
/** Where a member's last position stands. */
export const placeRow = (tenant: string, member: string) => `p!${tenantTag(tenant)}!${member}`

/** The tenant's tag and the position that a log row's key names. */
export function placeOf(logRowKey: string): { readonly tag: string; readonly position: number } {
  const [, tag = '', position = ''] = logRowKey.split('!')
  return { tag, position: Number(position) }
}
