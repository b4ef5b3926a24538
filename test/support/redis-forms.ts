import { execFileSync, spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { durable, freePort, redisServer, type RedisServer } from './redis.ts'

export interface RedisForm {
  /** As REDIS_URL. */
  readonly url: string
  readonly servers: readonly RedisServer[]
  stop(): Promise<void>
}

/** One of each that a bot may keep its book on. */
export const redisForms = { single: redisSingle, cluster: redisCluster, sentinel: () => redisSentinel() }

async function redisSingle(): Promise<RedisForm> {
  const server = await redisServer()
  return formOf(server.url, [server])
}

/** Three masters that share the slots; the last one has a replica, which takes its place when it dies. */
export async function redisCluster(): Promise<RedisForm> {
  const buses = await Promise.all([1, 2, 3, 4].map(freePort))
  const servers = await Promise.all(buses.map((bus) => redisServer([...durable, '--cluster-enabled', 'yes', '--cluster-port', String(bus), '--cluster-node-timeout', '1000'])))
  const [first, , last, replica] = servers as [RedisServer, RedisServer, RedisServer, RedisServer]
  for (const [n, range] of ['0 5460', '5461 10922', '10923 16383'].entries()) await servers[n]!.say(`CLUSTER ADDSLOTSRANGE ${range}`)
  for (const [n, { port }] of servers.entries()) await first.say(`CLUSTER MEET 127.0.0.1 ${port} ${buses[n]}`)
  await until(async () => (await replica.say('CLUSTER INFO')).includes('cluster_known_nodes:4'))
  await replica.say(`CLUSTER REPLICATE ${(await last.say('CLUSTER MYID')).trim()}`)
  await until(async () => (await Promise.all(servers.map(({ say }) => say('CLUSTER INFO')))).every((info) => info.includes('cluster_state:ok')))
  await until(async () => (await replica.say('INFO replication')).includes('master_link_status:up'))
  return formOf(`redis+cluster://${[first, last].map(({ port }) => `127.0.0.1:${port}`).join(',')}`, servers)
}

/** A master, its replica, and a sentinel that puts the replica in its place when it dies. */
export async function redisSentinel(settings: readonly string[] = durable): Promise<RedisForm> {
  const master = await redisServer(settings)
  const replica = await redisServer([...settings, '--replicaof', '127.0.0.1', String(master.port)])
  await until(async () => (await replica.say('INFO replication')).includes('master_link_status:up'))
  const [folder, port] = [await mkdtemp(join(tmpdir(), 'sentinel-')), await freePort()]
  const config = join(folder, 'sentinel.conf')
  await writeFile(config, [`port ${port}`, 'bind 127.0.0.1', `dir ${folder}`, `sentinel monitor book 127.0.0.1 ${master.port} 1`, 'sentinel down-after-milliseconds book 500', 'sentinel failover-timeout book 3000', ''].join('\n'))
  const sentinel = spawn('redis-server', [config, '--sentinel'], { stdio: 'ignore' })
  await wait(1_000)
  const { stop, ...form } = formOf(`redis+sentinel://127.0.0.1:${port}/book`, [master, replica])
  return { ...form, stop: async () => (sentinel.kill('SIGKILL'), await stop(), rm(folder, { recursive: true, force: true })) }
}

/** A server behind TLS with a certificate of its own, where a user may do what the bot needs in its own keys, and others nothing. */
export async function redisTls(): Promise<RedisForm & { readonly caFile: string }> {
  const [folder, port] = [await mkdtemp(join(tmpdir(), 'tls-')), await freePort()]
  const [caFile, keyFile] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', keyFile, '-out', caFile], { stdio: 'ignore' })
  const tls = ['--tls-port', String(port), '--tls-cert-file', caFile, '--tls-key-file', keyFile, '--tls-ca-cert-file', caFile, '--tls-auth-clients', 'no']
  const users = ['--user', 'bot', 'on', '>p@ss:word/1', '~customer-accounts::*', '+@read', '+@write', '+@scripting', '+@connection', '+info', '+config|get', '+wait', '+dbsize', '+time', '--user', 'default', 'on', 'nopass', '-@all', '+ping']
  const server = await redisServer([...durable, ...tls, ...users])
  const { stop, ...form } = formOf(`rediss://bot:${encodeURIComponent('p@ss:word/1')}@127.0.0.1:${port}`, [server])
  return { ...form, caFile, stop: async () => (await stop(), rm(folder, { recursive: true, force: true })) }
}

function formOf(url: string, servers: readonly RedisServer[]): RedisForm {
  return { url, servers, stop: async () => void (await Promise.all(servers.map((server) => server.stop()))) }
}

export async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let left = 400; left > 0; left--) {
    if (await holds().catch(() => false)) return
    await wait(50)
  }
  throw new Error('it never came to be')
}
