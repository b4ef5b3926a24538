import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto'

type Data = Readonly<Record<string, unknown>>

/** Whose button it is: a person's of a tenant, or with '' for the person, of everybody who sees it. */
export interface Reader {
  readonly tenant: string
  readonly person: string
}

/** Signs what buttons carry, so that nobody alters it, presses it for another, or keeps it for ever. */
export interface Seal {
  /** Seals every button of a drawn card. */
  card(card: object, reader: Reader): object
  /** Looks at what came back with a button's inputs. */
  check(data: Data, reader: Reader): 'good' | 'altered' | 'expired' | 'unsigned'
}

/** As long as the book remembers an operation, in ms: a form that was left open for longer than forms are kept still begins anew. */
const lifetime = 60 * 86_400_000
const minute = 60_000

/** `secret` is the same in all replicas. */
export function sealing(secret: string, now: () => Date): Seal {
  const key = createSecretKey(secret, 'utf8')
  const sign = (names: readonly string[], data: Data, { tenant, person }: Reader, until: string): string => {
    const content = [tenant, person, until, ...names.map((name) => [name, String(data[name])])]
    return createHmac('sha256', key).update(JSON.stringify(content)).digest('base64url').slice(0, 22)
  }

  return {
    card(card, reader) {
      const { buttons, inputs } = partsOf(card)
      const until = Math.ceil((now().getTime() + lifetime) / minute).toString(36)
      for (const [data, alone] of buttons) {
        // What an input of the same name holds takes the place of what the button says.
        // Objects are for the client (`msteams`), and not every client sends them back; no command reads them.
        const names = Object.keys(data).filter((name) => name !== 'seal' && typeof data[name] !== 'object' && (alone || !inputs.has(name)))
        data['seal'] = [until, sign(names, data, reader, until), ...names].join(' ')
      }
      return card
    },
    check(data, { tenant, person }) {
      if (data['seal'] === undefined) return 'unsigned'
      const [until = '', signature = '', ...names] = typeof data['seal'] === 'string' ? data['seal'].split(' ') : []
      // Whoever names a long value a thousand times, or a deep one, would keep everybody waiting.
      if (new Set(names).size < names.length || names.some((name) => typeof data[name] === 'object')) return 'altered'
      const signed = [person, ''].some((reader) => same(signature, sign(names, data, { tenant, person: reader }, until)))
      if (!signed) return 'altered'
      return parseInt(until, 36) * minute < now().getTime() ? 'expired' : 'good'
    },
  }
}

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

interface Parts {
  /** The data of each button, which its fallback shares, and whether it sends them without the inputs. */
  readonly buttons: Map<Record<string, unknown>, boolean>
  /** The ids of inputs. */
  readonly inputs: Set<string>
}

function partsOf(card: object): Parts {
  const found: Parts = { buttons: new Map(), inputs: new Set() }
  visit(card, found)
  return found
}

function visit(it: unknown, found: Parts): void {
  if (Array.isArray(it)) for (const each of it) visit(each, found)
  else if (typeof it === 'object' && it !== null) visitPart(it as Record<string, unknown>, found)
}

function visitPart(part: Readonly<Record<string, unknown>>, found: Parts): void {
  const { type, id, data, associatedInputs } = part
  if ((type === 'Action.Execute' || type === 'Action.Submit') && typeof data === 'object' && data !== null) found.buttons.set(data as Record<string, unknown>, associatedInputs === 'none')
  if (typeof type === 'string' && type.startsWith('Input.') && typeof id === 'string') found.inputs.add(id)
  // Every part of every card comes by here: nothing is made of it.
  for (const name in part) if (name !== 'data') visit(part[name], found)
}
