import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Customer } from '../../src/customer/customer.ts'
import { customer } from '../customers.ts'
import { pageLength } from '../settings.ts'
import { searched, type OpenBook } from './peer.ts'

const schema = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  CREATE TABLE customer (id TEXT PRIMARY KEY, name TEXT NOT NULL, domain TEXT UNIQUE NOT NULL, registration TEXT UNIQUE, it TEXT NOT NULL);
  CREATE TABLE history (id TEXT, version INTEGER, it TEXT NOT NULL, PRIMARY KEY (id, version));
  CREATE TABLE operation (id TEXT PRIMARY KEY, it TEXT NOT NULL);
  CREATE INDEX by_name ON customer (name, id);
  CREATE VIRTUAL TABLE search USING fts5 (id UNINDEXED, text, tokenize = 'trigram');`

/** Node's own SQLite in this process, with an FTS5 index of trigrams. */
export const open: OpenBook = async (size) => {
  const db = new DatabaseSync(join(mkdtempSync(join(tmpdir(), 'sqlite-')), 'book.db'))
  db.exec(schema)
  const insert = db.prepare('INSERT INTO customer VALUES (?, ?, ?, ?, ?)')
  const index = db.prepare('INSERT INTO search VALUES (?, ?)')
  const others = [db.prepare('INSERT INTO history VALUES (?, 1, ?)'), db.prepare('INSERT INTO operation VALUES (?, ?)')]
  const page = db.prepare(`SELECT it FROM customer ORDER BY name, id LIMIT ${pageLength} OFFSET ?`)
  const match = db.prepare(`SELECT customer.it FROM search JOIN customer USING (id) WHERE search MATCH ? ORDER BY rank LIMIT ${pageLength}`)
  // A trigram index cannot answer what is shorter than three characters.
  const scan = db.prepare(`SELECT customer.it FROM search JOIN customer USING (id) WHERE search.text LIKE ? LIMIT ${pageLength}`)
  const put = (it: Customer) => {
    const { companyName = '', domainPrefix = '', registrationNumber = null } = it.values
    insert.run(it.id, companyName, domainPrefix, registrationNumber, JSON.stringify(it))
    index.run(it.id, searched(it))
  }
  const whole = (work: () => void) => (db.exec('BEGIN'), work(), db.exec('COMMIT'))
  for (let from = 0; from < size; from += 10_000) whole(() => {
    for (let number = from; number < Math.min(size, from + 10_000); number++) put(customer(number).customer)
  })
  return {
    add: async (it) => whole(() => {
      put(it)
      for (const other of others) other.run(it.id, JSON.stringify(it))
    }),
    page: async (from) => read(page.all(from)),
    find: async (text) => read([...text].length < 3 ? scan.all(`%${text}%`) : match.all(`"${text.replaceAll('"', '""')}"`)),
  }
}

function read(rows: readonly unknown[]): number {
  return rows.map((row) => JSON.parse((row as { it: string }).it) as Customer).length
}
