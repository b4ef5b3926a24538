import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Template } from 'adaptivecards-templating'
import type { Card } from './card.ts'

/** Adaptive Card JSON. Parts of it may be shared with the card's data: it is for sending, not for changing. */
export type Draw = (card: Card) => object

/** Reads and compiles every template of a folder, once. */
export function loadTemplates(folder: URL | string): Draw {
  const path = typeof folder === 'string' ? folder : fileURLToPath(folder)
  const names = readdirSync(path).filter((name) => name.endsWith('.json'))
  const templates = new Map(names.map((name) => [name.slice(0, -'.json'.length), new Template(JSON.parse(readFileSync(join(path, name), 'utf8')))]))
  return ({ template, data, summary }) => {
    const found = templates.get(template)
    if (!found) throw new Error(`cards/${template}.json is missing`)
    // Expanded once only: a second expansion would run what people typed between "${" and "}".
    return found.expand({ $root: { ...data, summary } }) as object
  }
}
