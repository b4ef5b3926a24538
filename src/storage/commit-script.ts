import { createHash } from 'node:crypto'

/**
 * One commit inside Redis: everything is looked at before anything is written, since Redis takes nothing back. The
 * first write may need memory, so that a full server refuses the whole. Stored values are compared as bytes.
 *
 * KEYS: head, log, operation, then records, claims, puts, deletes.
 * ARGV: prefix of all keys, member, epoch and position last seen ('' and 0 where none), how many records,
 * claims, puts; the operation's row, lifetime and sameness; then per record version, row and lifetime, per claim row,
 * per put row and lifetime. An empty operation row is no operation, an empty member no log entry, an empty lifetime for ever.
 */
export const commitScript = `
local a, k = 0, 0
local function arg() a = a + 1; return ARGV[a] end
local function key() k = k + 1; return KEYS[k] end
local head, log, operation = key(), key(), key()
local prefix, member, epochSeen, positionSeen = arg(), arg(), arg(), tonumber(arg())
local records, claims, puts = tonumber(arg()), tonumber(arg()), tonumber(arg())
local writes, held, ours = {}, {}, {}
local function write(at, row, lifetime) writes[#writes + 1] = { at, row, lifetime } end

local row, lifetime, same = arg(), arg(), arg()
if row ~= '' then
  local before = redis.call('GET', operation)
  if before then return { string.sub(before, 1, #same) == same and 'replayed' or 'reused', before } end
  write(operation, row, lifetime)
end
local epoch, position = string.match(redis.call('GET', head) or '', '^(%S+) (%d+)$')
position = tonumber(position or 0)
if epochSeen ~= '' and (epoch ~= epochSeen or position < positionSeen) then return { 'lost' } end
for _ = 1, records do
  local at, follows = key(), arg()
  local version, holds = string.match(redis.call('GET', at) or '', '^{"value":{"version":(%d+),"claims":"([^"]*)","it":')
  if (version or '0') ~= follows then return { 'conflict', at } end
  for claim in string.gmatch(holds or '', '%S+') do held[#held + 1] = prefix .. claim end
  write(at, arg(), arg())
end
for _ = 1, claims do
  local at, mine = key(), arg()
  local owner = redis.call('GET', at)
  if owner and owner ~= mine then return { 'duplicate', at, owner } end
  ours[at] = true
  write(at, mine, '')
end
for _ = 1, puts do write(key(), arg(), arg()) end

for _, it in ipairs(writes) do
  if it[3] == '' then redis.call('SET', it[1], it[2]) else redis.call('SET', it[1], it[2], 'PX', it[3]) end
end
for _, at in ipairs(held) do if not ours[at] then redis.call('DEL', at) end end
for at = k + 1, #KEYS do redis.call('DEL', KEYS[at]) end
if member ~= '' then
  position, epoch = position + 1, epoch or table.concat(redis.call('TIME'), '-')
  redis.call('SET', head, string.format('%s %.0f', epoch, position))
  redis.call('ZADD', log, position, member)
end
return { 'done', epoch or '', string.format('%.0f', position) }
`

/** What Redis knows the script by. */
export const commitDigest = createHash('sha1').update(commitScript).digest('hex')
