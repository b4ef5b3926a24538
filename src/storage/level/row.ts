import { crc32 } from 'node:zlib'

/** What a damaged row is thrown as, so that nothing of it is ever believed. */
const damaged = 'DAMAGED_ROW'

/** A value with its check sum, which covers the key too, and the time after which it is gone (0: never). */
export function pack(key: string, value: string, expires = 0): string {
  const body = `${expires} ${value}`
  return `${sum(key, body).toString(16).padStart(8, '0')} ${body}`
}

/** Where the value begins in a row that `pack` wrote under this key, and when it is gone; throws, naming the key, where a byte has changed. */
export function proven(key: string, row: Buffer): { readonly from: number; readonly expires: number } {
  const body = row.subarray(9)
  if (Number(`0x${row.toString('latin1', 0, 8)}`) !== sum(key, body)) throw Object.assign(new Error(`the row ${key} is damaged`), { code: damaged })
  const blank = row.indexOf(32, 9)
  return { from: blank + 1, expires: Number(row.toString('latin1', 9, blank)) }
}

/** The value of such a row. */
export function unpack(key: string, row: Buffer): { readonly value: string; readonly expires: number } {
  const { from, expires } = proven(key, row)
  return { value: row.toString('utf8', from), expires }
}

export function isDamage(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === damaged
}

function sum(key: string, body: string | Buffer): number {
  return crc32(body, crc32(`${key} `))
}
