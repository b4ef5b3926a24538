/** Where a tenant's log has got to; the epoch is another where the log began anew. */
export interface Head {
  readonly epoch: string
  readonly position: number
}

/** How far this process saw each tenant's log: a server must never show less. */
export interface Seen {
  get(tenant: string): Head | undefined
  /** Further than before, or after a server that stands further. */
  set(tenant: string, head: Head): void
  /** The server shows less than was seen of this tenant. */
  lose(tenant: string): void
  /** Tenants whose acknowledged writes are gone. */
  readonly lost: ReadonlySet<string>
}

export function openSeen(): Seen {
  const heads = new Map<string, Head>()
  const lost = new Set<string>()
  return {
    get: (tenant) => heads.get(tenant),
    set(tenant, head) {
      lost.delete(tenant)
      const before = heads.get(tenant)
      if (before?.epoch !== head.epoch || before.position < head.position) heads.set(tenant, head)
    },
    lose: (tenant) => void lost.add(tenant),
    lost,
  }
}
