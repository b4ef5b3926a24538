import { codeOf, scoreByCode } from './fit.ts'
import { eachKey, hasCodes, keysOf } from './grams.ts'
import { partsAt, tagAt, tags, type Pack } from './pack.ts'
import { openPostings, type Postings } from './postings.ts'
import { openParts, type Parts } from './spellings.ts'

/** The texts of one entry: those of the Latin alphabet apart, since they take half the room. */
export interface Packs {
  readonly latin: Pack
  readonly wide: Pack
}

/** Texts by entry, and the lists by which they are found. */
export interface Entries {
  add(packs: Packs): number
  readonly latin: readonly Pack[]
  readonly wide: readonly Pack[]
  readonly lists: Postings
  readonly parts: Parts
  /** Keys of what stands behind every domain, which is not kept by entry. */
  readonly behind: ReadonlySet<number>
}

export function openEntries(): Entries {
  const latin: Pack[] = []
  const wide: Pack[] = []
  const lists = openPostings()
  const parts = openParts()
  const behind = new Set<number>()
  const pending = { codes: new Uint8Array(1024), stamps: new Int32Array(1024).fill(-1) }

  function add(packs: Packs): number {
    const entry = latin.push(packs.latin) - 1
    wide.push(packs.wide)
    const touched: number[] = []
    for (const pack of [packs.latin, packs.wide]) {
      addParts(pack)
      eachKey(pack, (key, tag, place) => {
        const list = lists.open(key)
        const { weight, aloud } = tags[tag]!
        const code = place === undefined ? 0 : codeOf(weight, place, aloud)
        if (list >= pending.stamps.length) widen()
        if (pending.stamps[list] !== entry) {
          pending.stamps[list] = entry
          pending.codes[list] = code
          touched.push(list, key)
        } else if (scoreByCode[code]! > scoreByCode[pending.codes[list]!]!) pending.codes[list] = code
      })
    }
    for (let at = 0; at < touched.length; at += 2) lists.add(touched[at]!, entry, hasCodes(touched[at + 1]!) ? pending.codes[touched[at]!] : undefined)
    return entry
  }

  function widen() {
    const { stamps, codes } = pending
    pending.stamps = new Int32Array(2 * stamps.length).fill(-1)
    pending.stamps.set(stamps)
    pending.codes = new Uint8Array(2 * codes.length)
    pending.codes.set(codes)
  }

  function addParts(pack: Pack) {
    for (let open = pack === '' ? -1 : 0; open >= 0; ) {
      const tab = pack.indexOf('\t', open)
      const { aloud, domain } = tags[tagAt(pack, open)]!
      if (aloud) for (const part of lettersOfParts(pack, open, tab)) parts.add(part)
      else if (domain) for (const key of keysOf(lettersOfParts(pack, open, tab)[1] ?? '')) behind.add(key)
      open = pack.indexOf('\n', tab)
    }
  }

  return { add, latin, wide, lists, parts, behind }
}

function lettersOfParts(pack: Pack, open: number, tab: number): readonly string[] {
  const { starts } = partsAt(pack, tab)
  const letters = pack.slice(open + 2, tab)
  return starts.map((start, part) => letters.slice(start, starts[part + 1]))
}
