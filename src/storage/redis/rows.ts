import type { Stored } from '../engine.ts'
import type { Ask, Redis } from './client.ts'

/** KEYS: any number, all on one shard. Answers each row and when it is gone, in milliseconds since 1970, by the server's one clock. */
const rowsScript = `
local seconds, micros = unpack(redis.call('TIME'))
local now, rows = seconds * 1000 + math.floor(micros / 1000), {}
for _, at in ipairs(KEYS) do
  local gone = redis.pcall('PEXPIRETIME', at)
  -- Redis 6 tells what is left of it only.
  if type(gone) == 'table' then
    local left = redis.call('PTTL', at)
    gone = left < 0 and left or now + left
  end
  rows[#rows + 1] = redis.call('GET', at) or ''
  rows[#rows + 1] = string.format('%.0f', math.max(gone, 0))
end
return rows
`

/** Every row in Keyv's format whose key starts with the prefix, on all servers, a thousand looked at in each step. */
export async function* redisRows(redis: Redis, prefix: string): AsyncGenerator<Stored> {
  for (const ask of await redis.masters()) {
    for await (const keys of scanned(ask, prefix)) {
      const found = (await Promise.all(byTenant(keys).map((those) => rowsOf(ask, those)))).flat()
      yield* found.filter(({ row }) => row.startsWith('{')).map((stored) => ({ ...stored, key: stored.key.slice(prefix.length) }))
    }
  }
}

/** Removes every key that starts with the prefix, of whatever type, but one. */
export async function redisClear(redis: Redis, prefix: string, except: string): Promise<void> {
  for (const ask of await redis.masters()) {
    for await (const keys of scanned(ask, prefix, [])) {
      const gone = keys.filter((key) => key !== prefix + except)
      await Promise.all(byTenant(gone).map((those) => ask(['UNLINK', ...those])))
    }
  }
}

async function* scanned(ask: Ask, prefix: string, type = ['TYPE', 'string']): AsyncGenerator<readonly string[]> {
  let cursor = '0'
  do {
    const [next, keys] = (await ask(['SCAN', cursor, 'MATCH', `${prefix}*`, 'COUNT', '1000', ...type])) as readonly [string, readonly string[]]
    cursor = next
    yield keys
  } while (cursor !== '0')
}

/** A cluster's server takes the keys of one tenant at a time. */
function byTenant(keys: readonly string[]): readonly (readonly string[])[] {
  const groups = new Map<string, string[]>()
  for (const key of keys) {
    const tag = key.slice(0, key.indexOf('}'))
    const group = groups.get(tag)
    if (group) group.push(key)
    else groups.set(tag, [key])
  }
  return [...groups.values()]
}

async function rowsOf(ask: Ask, keys: readonly string[]): Promise<readonly Stored[]> {
  const flat = (await ask(['EVAL', rowsScript, String(keys.length), ...keys])) as readonly string[]
  return keys.map((key, at) => ({ key, row: flat[2 * at] ?? '', expires: Number(flat[2 * at + 1]) }))
}
