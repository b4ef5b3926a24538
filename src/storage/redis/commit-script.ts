/**
 * One commit inside Redis: everything is looked at, in one read, before anything is written, since Redis takes nothing
 * back. The first write may need memory, so that a full server refuses the whole. Stored values are compared as bytes.
 * Keys that only the stored records name (unique values and lists that they leave) are asked for first where they were
 * not declared, since a cluster sees to declared ones only.
 *
 * KEYS: log, head, operation, then records, claims, puts, deletes, and every other that is written.
 * ARGV: prefix of all keys and of all lists, member, epoch and position last seen ('' and 0 where none); the operation's
 * row in two pieces and its lifetime; how many records, claims, puts, deletes; then per record the version that it
 * follows, row and lifetime, per claim row, per put row and lifetime. An empty first piece is no operation, and a stored
 * row that begins with it is of the same content; an empty second one is what the first record holds, which is not sent
 * twice. An empty member is no log entry, an empty lifetime for ever.
 */
export const commitScript = `
local log, head, operation = KEYS[1], KEYS[2], KEYS[3]
local prefix, lists, member, epochSeen, positionSeen, same, result, remembered = unpack(ARGV, 1, 8)
local records, claims, puts, deletes = tonumber(ARGV[9]), tonumber(ARGV[10]), tonumber(ARGV[11]), tonumber(ARGV[12])
local k, a = 3, 12

local stored = redis.call('MGET', unpack(KEYS, 2, k + records + claims))
if same ~= '' and stored[2] then return { string.sub(stored[2], 1, #same) == same and 'replayed' or 'reused', stored[2] } end
local epoch, position = string.match(stored[1] or '', '^(%S+) (%d+)$')
position = tonumber(position or 0)
if epochSeen ~= '' and (epoch ~= epochSeen or position < tonumber(positionSeen)) then return { 'lost' } end

local lasting, passing, held, ours, moves = {}, {}, {}, {}, {}
local function write(at, row, lifetime)
  if lifetime == '' then lasting[#lasting + 1] = at; lasting[#lasting + 1] = row else passing[#passing + 1] = { at, row, lifetime } end
end
local function read(row)
  local _, stop, version, holds = string.find(row, '^{"value":{"version":(%d+),"claims":"([^"]*)",')
  return version or '0', holds or '', stop and string.match(row, '^"listed":"([^"]*)"', stop + 1) or ''
end
for n = 1, records do
  local at, before, row, holds, left, version, _, entered = KEYS[k + n], stored[n + 2], ARGV[a + 2], '', '', '0'
  if before then version, holds, left = read(before) end
  if version ~= ARGV[a + 1] then return { 'conflict', at } end
  _, _, entered = read(row)
  if holds ~= '' then for claim in string.gmatch(holds, '%S+') do held[#held + 1] = prefix .. claim end end
  if left ~= entered then moves[#moves + 1] = { left, entered } end
  if n == 1 and result == '' then result = string.sub(row, select(2, string.find(row, '"it":', 1, true)) + 1) end
  write(at, row, ARGV[a + 3])
  a = a + 3
end
k = k + records
for n = 1, claims do
  local at, owner = KEYS[k + n], stored[records + n + 2]
  if owner and owner ~= ARGV[a + n] then return { 'duplicate', at, owner } end
  ours[at] = true
  write(at, ARGV[a + n], '')
end
k, a = k + claims, a + claims
for n = 1, puts do write(KEYS[k + n], ARGV[a + 2 * n - 1], ARGV[a + 2 * n]) end
k = k + puts

local function places(mark)
  local groups, id, keys = string.match(mark, '^([^|]*)|([^|]*)|(.*)$')
  local members = {}
  for sortkey in string.gmatch(keys and keys .. '|' or '', '([^|]*)|') do members[#members + 1] = sortkey .. ' ' .. id end
  return groups or '', members
end
local gone, left, entered = { unpack(KEYS, k + 1, k + deletes) }, {}, {}
for _, at in ipairs(held) do if not ours[at] then gone[#gone + 1] = at end end
local function each(list, order, groups, member)
  if member then for group in string.gmatch(groups, '[^,]+') do list[#list + 1] = lists .. order - 1 .. ':' .. group; list[#list + 1] = member end end
end
for _, move in ipairs(moves) do
  local groups, members = places(move[1])
  local groupsNow, membersNow = places(move[2])
  for order = 1, math.max(#members, #membersNow) do
    if groups ~= groupsNow or members[order] ~= membersNow[order] then
      each(left, order, groups, members[order])
      each(entered, order, groupsNow, membersNow[order])
    end
  end
end
if #left > 0 or #gone > deletes then
  local declared, missing = {}, { 'undeclared' }
  for _, at in ipairs(KEYS) do declared[at] = true end
  for n = deletes + 1, #gone do if not declared[gone[n]] then missing[#missing + 1] = gone[n] end end
  for n = 1, #left, 2 do if not declared[left[n]] then missing[#missing + 1] = left[n] end end
  if #missing > 1 then return missing end
end

if member ~= '' then
  position, epoch = position + 1, epoch or table.concat(redis.call('TIME'), '-')
  write(head, string.format('%s %.0f', epoch, position), '')
end
if same ~= '' then write(operation, same .. result, remembered) end
if #lasting > 0 then redis.call('MSET', unpack(lasting)) end
for _, it in ipairs(passing) do redis.call('SET', it[1], it[2], 'PX', it[3]) end
if #gone > 0 then redis.call('DEL', unpack(gone)) end
for n = 1, #left, 2 do redis.call('ZREM', left[n], left[n + 1]) end
for n = 1, #entered, 2 do redis.call('ZADD', entered[n], '0', entered[n + 1]) end
if member ~= '' then redis.call('ZADD', log, position, member) end
return { 'done', epoch or '', string.format('%.0f', position) }
`
