import { spawn, execFileSync } from 'node:child_process'
import { createWriteStream, existsSync, readdirSync } from 'node:fs'
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { Customer } from '../../src/customer/customer.ts'
import { customer } from '../customers.ts'
import { pageLength } from '../settings.ts'
import { searched, type OpenBook } from './peer.ts'

const schema = `
  CREATE EXTENSION pg_trgm;
  CREATE TABLE customer (id text PRIMARY KEY, name text COLLATE "zh-x-icu" NOT NULL, domain text UNIQUE NOT NULL, registration text UNIQUE, search text NOT NULL, it jsonb NOT NULL);
  CREATE TABLE history (id text, version int, it jsonb NOT NULL, PRIMARY KEY (id, version));
  CREATE TABLE operation (id text PRIMARY KEY, it jsonb NOT NULL);`
// Indexes are made after loading, as one would.
const indexes = ['CREATE INDEX ON customer (name, id)', 'CREATE INDEX ON customer USING gin (search gin_trgm_ops)', 'VACUUM ANALYZE', 'CHECKPOINT']
const insert = 'INSERT INTO customer SELECT id, name, domain, registration, search, it FROM jsonb_to_recordset($1) AS row(id text, name text, domain text, registration text, search text, it jsonb)'
/** The customer, its history and the operation's record in one commit. */
const insertOne = `WITH kept AS (${insert} RETURNING id, it), told AS (INSERT INTO history SELECT id, 1, it FROM kept) INSERT INTO operation SELECT id, it FROM kept`

/** Debian's server on a folder of its own, with trigrams, asked through prepared statements over a Unix socket. */
export const open: OpenBook = async (size) => {
  const client = await connected(await started())
  await client.query(schema)
  await loaded(client, size)
  for (const index of indexes) await client.query(index)
  const shown = async (name: string, text: string, values: readonly unknown[]) => (await client.query({ name, text, values: [...values] })).rows.length
  return {
    add: (customer) => client.query({ name: 'add', text: insertOne, values: [rows([customer])] }),
    page: (from) => shown('page', `SELECT it FROM customer ORDER BY name, id OFFSET $1 LIMIT ${pageLength}`, [from]),
    find: (text) => shown('find', `SELECT it FROM customer WHERE search LIKE $1 ORDER BY name, id LIMIT ${pageLength}`, [`%${text}%`]),
  }
}

/** By COPY, the fastest that it has. */
async function loaded(client: pg.Client, size: number): Promise<void> {
  const file = join(await mkdtemp(join(tmpdir(), 'copy-')), 'customers')
  await chmod(dirname(file), 0o711)
  await pipeline(Readable.from(lines(size)), createWriteStream(file))
  await client.query(`COPY customer FROM '${file}'`)
  await rm(file)
}

function* lines(size: number): Generator<string> {
  for (let number = 0; number < size; number++) {
    const it = customer(number).customer
    const cells = [it.id, it.values.companyName, it.values.domainPrefix, it.values.registrationNumber, searched(it), JSON.stringify(it)]
    yield `${cells.map((cell) => cell?.replaceAll('\\', '\\\\') ?? '\\N').join('\t')}\n`
  }
}

function rows(customers: readonly Customer[]): string {
  return JSON.stringify(customers.map((it) => ({ id: it.id, name: it.values.companyName, domain: it.values.domainPrefix, registration: it.values.registrationNumber, search: searched(it), it })))
}

/** Starts the server; gives the folder of its socket. It refuses to run as root, so root lends it another user. */
async function started(): Promise<string> {
  const programs = programFolder()
  const folder = await mkdtemp(join(tmpdir(), 'postgres-'))
  const root = userInfo().uid === 0
  const user = root ? { uid: idOf('-u'), gid: idOf('-g') } : {}
  if (root) await chown(folder, idOf('-u'), idOf('-g'))
  const data = join(folder, 'data')
  execFileSync(join(programs, 'initdb'), ['-D', data, '-U', 'bench', '-E', 'UTF8', '--locale', 'C.UTF-8', '-A', 'trust'], { ...user, cwd: folder, stdio: 'ignore' })
  spawn(join(programs, 'postgres'), ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'shared_buffers=1GB', '-c', 'max_wal_size=8GB', '-c', 'maintenance_work_mem=1GB'], { ...user, cwd: folder, stdio: 'ignore' })
  return folder
}

function programFolder(): string {
  const base = '/usr/lib/postgresql'
  const version = existsSync(base) ? readdirSync(base).filter((name) => existsSync(join(base, name, 'bin/initdb'))).sort((a, b) => Number(a) - Number(b)).at(-1) : undefined
  if (version === undefined) throw new Error('not installed (on Debian: apt-get install postgresql)')
  return join(base, version, 'bin')
}

const idOf = (which: '-u' | '-g') => Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }))

/** The server takes a moment to start. */
async function connected(host: string): Promise<pg.Client> {
  for (let left = 100; left > 0; left--) {
    const client = new pg.Client({ host, user: 'bench', database: 'postgres' })
    if (await client.connect().then(() => true, () => false)) return client
    await wait(100)
  }
  throw new Error('the server does not answer')
}
