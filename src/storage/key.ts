/** Everything that another tenant's or person's key could be forged with is written as its code point. */
export function escape(part: string): string {
  // Most parts are ids, in which there is nothing to replace.
  if (/^[A-Za-z0-9_.@-]+$/.test(part)) return part
  return part === '' ? '%;' : part.replace(/[^A-Za-z0-9_.@-]/gu, (sign) => `%${sign.codePointAt(0)?.toString(16)};`)
}

/** What `escape` made this of. */
export function unescape(part: string): string {
  return part.replace(/%([0-9a-f]*);/g, (_, code: string) => (code === '' ? '' : String.fromCodePoint(parseInt(code, 16))))
}

/** The part of a key that keeps all of a tenant on one shard of a Redis Cluster. */
export function tenantTag(tenant: string): string {
  return `{${escape(tenant)}}`
}

/** `{tenant}:kind:part…`; different parts never give the same key, whatever they hold. */
export function key(tenant: string, kind: string, ...parts: readonly string[]): string {
  let at = `${tenantTag(tenant)}:${kind}`
  for (const part of parts) at += `:${escape(part)}`
  return at
}

export function tenantIn(at: string): string {
  return unescape(at.slice(1, at.indexOf('}')))
}

/** The tenant that a key of this kind belongs to; undefined for a key of another kind. */
export function tenantOf(at: string, kind: string): string | undefined {
  return at.startsWith(`}:${kind}:`, at.indexOf('}')) ? tenantIn(at) : undefined
}
