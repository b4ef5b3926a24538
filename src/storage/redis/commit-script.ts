/**
 * One commit inside Redis: everything is looked at before anything is written, since Redis takes nothing back. The
 * first write may need memory, so that a full server refuses the whole. Stored values are compared as bytes. Keys that
 * only the stored records name (unique values and lists that they leave) are asked for first where they were not
 * declared, since a cluster sees to declared ones only.
 *
 * KEYS: head, log, operation, then records, claims, puts, deletes, and every other that is written.
 * ARGV: prefix of all keys and of all lists, member, epoch and position last seen ('' and 0 where none), how many
 * records, claims, puts, deletes; the operation's row in two pieces and its lifetime; then per record the version that
 * it follows, row and lifetime, per claim row, per put row and lifetime. An empty first piece is no operation, and a
 * stored row that begins with it is of the same content; an empty second one is what the first record holds, which is
 * not sent twice. An empty member is no log entry, an empty lifetime for ever.
 */
export const commitScript = `
local a, k = 0, 0
local function arg() a = a + 1; return ARGV[a] end
local function key() k = k + 1; return KEYS[k] end
local head, log, operation = key(), key(), key()
local prefix, lists, member, epochSeen, positionSeen = arg(), arg(), arg(), arg(), tonumber(arg())
local records, claims, puts, deletes = tonumber(arg()), tonumber(arg()), tonumber(arg()), tonumber(arg())
local writes, held, ours, moves = {}, {}, {}, {}
local function write(at, row, lifetime) writes[#writes + 1] = { at, row, lifetime } end

local same, result, remembered = arg(), arg(), arg()
if same ~= '' then
  local before = redis.call('GET', operation)
  if before then return { string.sub(before, 1, #same) == same and 'replayed' or 'reused', before } end
end
local epoch, position = string.match(redis.call('GET', head) or '', '^(%S+) (%d+)$')
position = tonumber(position or 0)
if epochSeen ~= '' and (epoch ~= epochSeen or position < positionSeen) then return { 'lost' } end
local function read(row)
  local _, stop, version, holds = string.find(row, '^{"value":{"version":(%d+),"claims":"([^"]*)",')
  return tonumber(version or 0), holds or '', stop and string.match(row, '^"listed":"([^"]*)"', stop + 1) or ''
end
for n = 1, records do
  local at, follows, row = key(), arg(), arg()
  local stored, holds, before = read(redis.call('GET', at) or '')
  local _, _, after = read(row)
  if stored ~= tonumber(follows) then return { 'conflict', at } end
  for claim in string.gmatch(holds, '%S+') do held[#held + 1] = prefix .. claim end
  if n == 1 and result == '' then result = string.sub(row, select(2, string.find(row, '"it":', 1, true)) + 1) end
  write(at, row, arg())
  if before ~= after then moves[#moves + 1] = { before, after } end
end
if same ~= '' then write(operation, same .. result, remembered) end
for _ = 1, claims do
  local at, mine = key(), arg()
  local owner = redis.call('GET', at)
  if owner and owner ~= mine then return { 'duplicate', at, owner } end
  ours[at] = true
  write(at, mine, '')
end
for _ = 1, puts do write(key(), arg(), arg()) end

local function places(mark)
  local groups, id, keys = string.match(mark, '^([^|]*)|([^|]*)|(.*)$')
  local members = {}
  for sortkey in string.gmatch(keys and keys .. '|' or '', '([^|]*)|') do members[#members + 1] = sortkey .. ' ' .. id end
  return groups or '', members
end
local declared, missing, gone, left, entered = {}, { 'undeclared' }, {}, {}, {}
for _, at in ipairs(KEYS) do declared[at] = true end
local function touch(list, at, it)
  list[#list + 1] = { at, it }
  if not declared[at] then missing[#missing + 1] = at end
end
for _, at in ipairs(held) do if not ours[at] then touch(gone, at) end end
local function each(list, order, groups, member)
  for group in string.gmatch(member and groups or '', '[^,]+') do touch(list, lists .. order - 1 .. ':' .. group, member) end
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
if #missing > 1 then return missing end

for _, it in ipairs(writes) do
  if it[3] == '' then redis.call('SET', it[1], it[2]) else redis.call('SET', it[1], it[2], 'PX', it[3]) end
end
for _, it in ipairs(gone) do redis.call('DEL', it[1]) end
for _ = 1, deletes do redis.call('DEL', key()) end
for _, it in ipairs(left) do redis.call('ZREM', it[1], it[2]) end
for _, it in ipairs(entered) do redis.call('ZADD', it[1], 0, it[2]) end
if member ~= '' then
  position, epoch = position + 1, epoch or table.concat(redis.call('TIME'), '-')
  redis.call('SET', head, string.format('%s %.0f', epoch, position))
  redis.call('ZADD', log, position, member)
end
return { 'done', epoch or '', string.format('%.0f', position) }
`
