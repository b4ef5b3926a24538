import type { FieldName } from '../customer/fields.ts'
import { alikeIn, codeOf, lettersIn, nearlyIn, scoreByCode, soundIn, spelledIn } from './fit.ts'
import { eachKey, hasCodes, keysOf, shortKey } from './grams.ts'
import { partsAt, tagAt, tags, type Pack } from './pack.ts'
import { openPostings } from './postings.ts'
import { nearPieces, swapped } from './slips.ts'
import { openParts, spellings } from './spellings.ts'

/** The texts of one entry: those of the Latin alphabet apart, since they take half the room. */
export interface Packs {
  readonly latin: Pack
  readonly wide: Pack
}

/** One word that is looked for; `sound` is the pinyin of a Chinese one. */
export interface Wanted {
  readonly tight: string
  readonly sound: string | undefined
}

/** Told of every entry that fits, perhaps several times; the best score counts. */
export type Hit = (entry: number, score: number) => void

/** Entries numbered from 0 in the order they came, found by any of their texts. */
export interface Shelf {
  add(packs: Packs): number
  packs(entry: number): Packs
  size(): number
  find(wanted: Wanted, hit: Hit, only?: FieldName): void
  /** What a mistyped word, or one in other characters of the same sound, may have meant. */
  findNear(wanted: Wanted, hit: Hit): void
  /** How well one entry fits a word: what `find` would tell of it. */
  fit(wanted: Wanted, entry: number, only?: FieldName): number
}

const latinOnly = /^[\0-\xff]*$/
/** So many entries are looked at sooner than another list is read. */
const few = 64

export function openShelf(): Shelf {
  const latin: Pack[] = []
  const wide: Pack[] = []
  const lists = openPostings()
  const parts = openParts()
  const behind = new Set<number>()
  const pending = { codes: new Uint8Array(1024), stamps: new Int32Array(1024).fill(-1) }
  let [entries, other, codes] = [new Uint32Array(0), new Uint32Array(0), new Uint8Array(0)]

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

  // What stands behind every domain is not kept; a word that goes on into it still begins before it.
  const withoutBehind = (keys: readonly number[]) => keys.filter((key, at) => at === 0 || !behind.has(key))

  /** The entries that have all keys, or a few more; they are in `entries`. */
  function having(keys: readonly number[]): number {
    const wanted = [...new Set(keys)].map((key) => ({ list: lists.known(key), key }))
    if (wanted.some(({ list }) => list < 0)) return 0
    wanted.sort((a, b) => lists.length(a.list) - lists.length(b.list))
    let count = 0
    for (const [at, { list, key }] of wanted.entries()) {
      if (at > 0 && (count < few || lists.length(list) > few * count)) break
      const read = lists.read(list, at === 0 ? entries : other, hasCodes(key) ? codes : undefined)
      count = at === 0 ? read : common(entries, count, other, read)
    }
    return count
  }

  function reserve() {
    if (entries.length >= latin.length) return
    const size = Math.max(256, Math.ceil(latin.length * 1.25))
    ;[entries, other, codes] = [new Uint32Array(size), new Uint32Array(size), new Uint8Array(size)]
  }

  const both = (score: (pack: Pack) => number, entry: number) => Math.max(score(latin[entry]!), wide[entry] === '' ? 0 : score(wide[entry]!))
  const letters = ({ tight }: Wanted, entry: number, only?: FieldName) => both((pack) => lettersIn(pack, tight, only), entry)
  const spelled = ({ tight }: Wanted, entry: number, only?: FieldName) => both((pack) => spelledIn(pack, tight, only), entry)
  const sounding = ({ sound = '' }: Wanted, entry: number, only?: FieldName) => soundIn(latin[entry]!, sound, only)
  const fit = (wanted: Wanted, entry: number, only?: FieldName) =>
    Math.max(letters(wanted, entry, only), wanted.sound === undefined ? spelled(wanted, entry, only) : sounding(wanted, entry, only))

  function each(keys: readonly number[], score: (entry: number) => number, hit: Hit) {
    const count = having(keys)
    for (let at = 0; at < count; at++) {
      const it = score(entries[at]!)
      if (it > 0) hit(entries[at]!, it)
    }
  }

  function find(wanted: Wanted, hit: Hit, only?: FieldName) {
    reserve()
    const { tight, sound } = wanted
    if (tight.length <= 2) findShort(wanted, hit, only)
    else {
      each(withoutBehind(keysOf(tight)), (entry) => letters(wanted, entry, only), hit)
      if (latinOnly.test(tight)) for (const keys of spellings(tight, parts)) each(keys, (entry) => spelled(wanted, entry, only), hit)
    }
    if (sound !== undefined) each(sound.length <= 2 ? [shortKey(sound)] : keysOf(sound), (entry) => sounding(wanted, entry, only), hit)
  }

  /** Lists of one or two characters know how well such a word fits. */
  function findShort(wanted: Wanted, hit: Hit, only?: FieldName) {
    const list = lists.known(shortKey(wanted.tight))
    const count = list < 0 ? 0 : lists.read(list, entries, codes)
    for (let at = 0; at < count; at++) {
      const score = only === undefined ? scoreByCode[codes[at]!]! : fit(wanted, entries[at]!, only)
      if (score > 0) hit(entries[at]!, score)
    }
  }

  function findNear({ tight, sound }: Wanted, hit: Hit) {
    reserve()
    if (sound !== undefined) each(sound.length <= 2 ? [shortKey(sound)] : keysOf(sound), (entry) => both((pack) => alikeIn(pack, sound), entry), hit)
    for (const keys of [...nearPieces(tight), ...swapped(tight).map(keysOf)]) each(keys, (entry) => nearlyIn(latin[entry]!, tight), hit)
  }

  return { add, packs: (entry) => ({ latin: latin[entry]!, wide: wide[entry]! }), size: () => latin.length, find, findNear, fit }
}

function lettersOfParts(pack: Pack, open: number, tab: number): readonly string[] {
  const { starts } = partsAt(pack, tab)
  const letters = pack.slice(open + 2, tab)
  return starts.map((start, part) => letters.slice(start, starts[part + 1]))
}

/** Keeps in `a` what is in `b` too; both ascend. */
function common(a: Uint32Array, lengthA: number, b: Uint32Array, lengthB: number): number {
  let count = 0
  for (let at = 0, bt = 0; at < lengthA && bt < lengthB; ) {
    if (a[at]! < b[bt]!) at++
    else if (a[at]! > b[bt]!) bt++
    else {
      a[count++] = a[at++]!
      bt++
    }
  }
  return count
}
