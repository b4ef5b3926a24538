import { setImmediate } from 'node:timers/promises'
import { SaxesParser } from 'saxes'
import { SheetFault } from '../../customer/sheets.ts'

// More than any spreadsheet program writes.
const most = { depth: 50, attributes: 200, characters: 1_000_000 }

export type Attributes = Readonly<Record<string, string>>

/** What is told of a part; names come without their prefix. */
export interface Listener {
  opened?(name: string, attributes: Attributes): void
  text?(text: string): void
  closed?(name: string): void
}

/** Tells the elements of an XML part, and gives what `after` says after each chunk of it. Throws `SheetFault`. */
export async function* tell<T>(part: AsyncIterable<Uint8Array>, listener: Listener, after: () => T): AsyncGenerator<T> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const { write, close } = bounded(listener)
  for await (const chunk of part) {
    orDamaged(() => write(decoder.decode(chunk, { stream: true })))
    yield after()
    await setImmediate()
  }
  orDamaged(() => {
    write(decoder.decode())
    close()
  })
  yield after()
}

/** The same to the end. */
export async function told(part: AsyncIterable<Uint8Array>, listener: Listener): Promise<void> {
  const telling = tell(part, listener, () => undefined)
  while (!(await telling.next()).done);
}

/** A parser that neither nests nor gathers without end; a document type has no place in these files, and so no entity of its own. */
function bounded({ opened, text, closed }: Listener) {
  const parser = new SaxesParser()
  let [depth, attributes, characters] = [0, 0, 0]
  parser.on('doctype', () => {
    throw new SheetFault('damaged')
  })
  parser.on('attribute', () => {
    if (++attributes > most.attributes) throw new SheetFault('large')
  })
  parser.on('opentag', (tag) => {
    if (++depth > most.depth) throw new SheetFault('large')
    attributes = characters = 0
    opened?.(localOf(tag.name), tag.attributes)
  })
  for (const kind of ['text', 'cdata'] as const) parser.on(kind, (some) => text?.(some))
  parser.on('closetag', ({ name }) => {
    depth--
    characters = 0
    closed?.(localOf(name))
  })
  return {
    write(some: string) {
      if ((characters += some.length) > most.characters) throw new SheetFault('large')
      parser.write(some)
    },
    close: () => void parser.close(),
  }
}

function orDamaged(parse: () => void): void {
  try {
    parse()
  } catch (error) {
    throw error instanceof SheetFault ? error : new SheetFault('damaged', { cause: error })
  }
}

const localOf = (name: string) => name.slice(name.indexOf(':') + 1)
