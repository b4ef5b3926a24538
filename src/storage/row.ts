import { crc32 } from 'node:zlib'

/** What a damaged row is thrown as, so that nothing of it is ever believed. */
const damaged = 'DAMAGED_ROW'

/** A value with its check sum, which covers the key too, and the time after which it is gone (0: never). */
export function pack(key: string, value: string, expires = 0): string {
  const body = `${expires} ${value}`
  return `${sum(key, body)} ${body}`
}

/** The value that `pack` wrote under this key; throws, naming the key, where a byte has changed. */
export function unpack(key: string, row: string): { readonly value: string; readonly expires: number } {
  const body = row.slice(9)
  if (row.slice(0, 8) !== sum(key, body)) throw Object.assign(new Error(`the row ${key} is damaged`), { code: damaged })
  const blank = body.indexOf(' ')
  return { value: body.slice(blank + 1), expires: Number(body.slice(0, blank)) }
}

export function isDamage(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === damaged
}

function sum(key: string, body: string): string {
  return crc32(`${key} ${body}`).toString(16).padStart(8, '0')
}
