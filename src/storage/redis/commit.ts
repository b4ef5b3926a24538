import { StoreTrouble } from '../../customer/book.ts'
import type { Engine } from '../engine.ts'
import { commitScript } from './commit-script.ts'
import { key } from '../key.ts'
import type { Applied, Order, Row } from '../order.ts'
import { listKeysOf, listPrefix } from '../places.ts'
import type { Redis } from './client.ts'
import { scriptOn } from './script.ts'
import type { Seen } from './seen.ts'

export const headKey = (tenant: string) => key(tenant, 'head')
export const logKey = (tenant: string) => key(tenant, 'log')

/** So long, in milliseconds, a replica may take; within the deadline of a write. */
const longest = 1_000
/** So often another's writes may come between an order and the keys that it turned out to need. */
const tries = 10

/**
 * Carries out orders; `replicated`: and says so only when a replica has them. A server that was emptied or set back is
 * noticed by what this process saw of it before.
 */
export function redisCommit(redis: Redis, prefix: string, seen: Seen, replicated: boolean): Pick<Engine, 'apply' | 'confirm'> {
  const script = scriptOn(redis, commitScript)
  const wait = ['WAIT', '1', String(longest)]

  /** Only what this connection wrote is waited for, so it writes something. That this fails says nothing of what was written before. */
  async function confirm(tenant: string): Promise<void> {
    if (!replicated) return
    const answers = await redis.run(prefix + headKey(tenant), [['SET', prefix + key(tenant, 'wait'), '', 'PX', '1'], wait]).catch((cause: unknown) => {
      throw new StoreTrouble('unknown', { cause })
    })
    held(answers[1])
  }

  async function apply(order: Order): Promise<Applied> {
    const { tenant } = order
    const args = argumentsOf(order, prefix, seen)
    const keys = keysOf(order).map((it) => prefix + it)
    for (let left = tries; left > 0; left--) {
      const [answer, replicas] = await script({ keys, args, ...(replicated ? { then: wait } : {}) })
      const [kind, ...rest] = answer as readonly string[]
      if (replicated && kind === 'done') held(replicas)
      if (kind === 'replayed') await confirm(tenant)
      // Stored records leave keys that only they know.
      if (kind === 'undeclared') keys.push(...rest)
      else return applied(kind, rest)
    }
    throw new StoreTrouble('unavailable', { cause: `the keys changed ${tries} times` })

    function applied(kind: string | undefined, [first = '', second = '']: readonly string[]): Applied {
      const at = first.slice(prefix.length)
      switch (kind) {
        case 'done':
          if (first !== '') seen.set(tenant, { epoch: first, position: Number(second) })
          return { kind }
        case 'replayed':
        case 'reused':
          return { kind, row: first }
        case 'conflict':
          return { kind, key: at }
        case 'duplicate':
          return { kind, key: at, row: second }
        default:
          seen.lose(tenant)
          throw new StoreTrouble('unavailable', { cause: 'the server has lost writes that it had acknowledged' })
      }
    }
  }

  return { apply, confirm }
}

/** Written, but nowhere else yet: the same operation sent again finds out. */
function held(replicas: unknown): void {
  if (typeof replicas !== 'number' || replicas < 1) throw new StoreTrouble('unknown', { cause: `no replica had it within ${longest} ms` })
}

function keysOf({ tenant, operation, revisions, claims, puts, deletes }: Order): readonly string[] {
  const rows = [...revisions, ...claims, ...puts].map((row) => row.key)
  const lists = revisions.flatMap(({ mark }) => listKeysOf(tenant, mark))
  return [logKey(tenant), headKey(tenant), operation?.key ?? headKey(tenant), ...rows, ...deletes, ...lists]
}

function argumentsOf({ tenant, operation, revisions, claims, puts, deletes, member }: Order, prefix: string, seen: Seen): string[] {
  const life = (lifetime: number | undefined) => (lifetime === undefined ? '' : String(lifetime))
  const head = seen.get(tenant)
  return [
    ...[prefix, prefix + listPrefix(tenant), member ?? '', head?.epoch ?? '', String(head?.position ?? 0)],
    ...[operation?.same ?? '', operation ? resultOf(operation, revisions[0]) : '', life(operation?.lifetime)],
    ...[revisions, claims, puts, deletes].map((rows) => String(rows.length)),
    ...revisions.flatMap(({ follows, row, lifetime }) => [String(follows), row, life(lifetime)]),
    ...claims.map(({ row }) => row),
    ...puts.flatMap(({ row, lifetime }) => [row, life(lifetime)]),
  ]
}

/** What an operation's row says behind its beginning; '' where the first record says the same. */
function resultOf({ row, same }: Row & { readonly same: string }, first: Row | undefined): string {
  const result = row.slice(same.length)
  const it = '"it":'
  return first?.row.slice(first.row.indexOf(it) + it.length) === result ? '' : result
}
