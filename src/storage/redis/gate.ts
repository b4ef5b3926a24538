/** What `INFO` says, by field. */
export type Info = ReadonlyMap<string, string>

export function infoOf(text: string): Info {
  return new Map(text.split('\r\n').filter((line) => line.includes(':')).map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]))
}

/** What keeps a server from being trusted at all, each with its remedy. */
export function unfit(info: Info): readonly string[] {
  const [version, role] = [info.get('redis_version') ?? 'unknown', info.get('role') ?? 'unknown']
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return [
    ...(major > 6 || (major === 6 && minor >= 2) ? [] : [`Redis is version ${version}: use 6.2 or later.`]),
    ...(role === 'master' ? [] : [`Redis has the role ${role}, which takes no writes: point REDIS_URL at the master.`]),
  ]
}

/** What lets a server lose what it has acknowledged, each with its remedy. */
export function undurable(info: Info): readonly string[] {
  const policy = info.get('maxmemory_policy') ?? 'unknown'
  return [
    ...(policy === 'noeviction' ? [] : [`Redis may throw records away (maxmemory-policy is ${policy}): start it with --maxmemory-policy noeviction, or accept that with REDIS_DURABILITY=none.`]),
    ...(info.get('aof_enabled') === '1' ? [] : ['Redis keeps no append-only file: start it with --appendonly yes, or accept that with REDIS_DURABILITY=none.']),
  ]
}

/** What keeps a write from being on two machines. */
export function alone(info: Info): readonly string[] {
  return Number(info.get('connected_slaves') ?? 0) > 0 ? [] : ['Redis has no replica: connect one (replicaof), with min-replicas-to-write 1, or do without by REDIS_DURABILITY=strict.']
}

/** What a crash may take although there is an append-only file; no reason to refuse. */
export function hasty(fsync: string | undefined): readonly string[] {
  return fsync === 'always' ? [] : [`Redis may lose its last second in a crash (appendfsync is ${fsync ?? 'unknown'}): start it with --appendfsync always.`]
}

/** What is to be done about tenants whose acknowledged writes are gone. */
export function setBack(lost: ReadonlySet<string>, seenFile: string | undefined): readonly string[] {
  const remedy = seenFile === undefined ? 'start the bot again' : `remove ${seenFile} and start the bot again`
  return [...lost].map((tenant) => `Redis has lost writes that it had acknowledged (tenant ${tenant}), so nothing more is written there: put its last good copy back, or ${remedy} to go on with what is left.`)
}
