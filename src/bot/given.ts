import type { Command, Given } from './command.ts'
import { isHan } from './fold.ts'

const quotes: Readonly<Record<string, string>> = { '"': '"', '“': '”', '「': '」', '『': '』' }
const quoted = /"[^"]*"|“[^”]*”|「[^」]*」|『[^』]*』/g
const boundary = /[\s,;、。]/
const longestKey = 40
const ends: ReadonlySet<string> = new Set(['\u0000', '\n', ':'])

interface Key {
  readonly name: string
  /** Where the key begins, and where its value begins. */
  readonly at: number
  readonly valueAt: number
}

/** Splits what stands behind a phrase into free text and the `key:value` pairs that the command knows; `rest` is tidy. */
export function readGiven(command: Pick<Command, 'key'>, rest: string, phrase: string): Given {
  const found = command.key ? keysIn(rest, command.key) : []
  const keys: Record<string, string> = {}
  found.forEach((key, i) => {
    keys[key.name] = unquote(rest.slice(key.valueAt, found[i + 1]?.at ?? rest.length))
  })
  return { phrase, text: unquote(rest.slice(0, found[0]?.at ?? rest.length)), keys, raw: rest, data: {} }
}

function keysIn(text: string, known: NonNullable<Command['key']>): readonly Key[] {
  const masked = text.replace(quoted, (part) => '\u0000'.repeat(part.length))
  const keys: Key[] = []
  for (let colon = masked.indexOf(':'); colon >= 0; colon = masked.indexOf(':', colon + 1)) {
    const key = keyBefore(text, masked, colon, keys.at(-1)?.valueAt ?? 0, known)
    if (key) keys.push(key)
  }
  return keys
}

// No key reaches over a quotation, a line's end or another colon; the longest known one wins: "company name:" is one key and not "name:" behind a value "company".
function keyBefore(text: string, masked: string, colon: number, from: number, known: NonNullable<Command['key']>): Key | undefined {
  let best: Key | undefined
  for (let at = colon - 1; at >= Math.max(from, colon - longestKey) && !ends.has(masked[at] ?? ''); at--) {
    if (!startsWord(text, at, from)) continue
    const name = known(text.slice(at, colon).trim())
    if (name !== undefined) best = { name, at, valueAt: colon + 1 }
  }
  return best
}

function startsWord(text: string, at: number, from: number): boolean {
  if (boundary.test(text[at] ?? '')) return false
  return at === from || boundary.test(text[at - 1] ?? '') || isHan(text[at])
}

function unquote(text: string): string {
  const bare = text.trim().replace(/[,;、]$/, '').trim()
  const close = quotes[bare[0] ?? '']
  return close !== undefined && bare.length > 1 && bare.endsWith(close) ? bare.slice(1, -1).trim() : bare
}
