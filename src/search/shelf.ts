import type { FieldName } from '../customer/fields.ts'
import { openEntries, type Packs } from './entries.ts'
import { alikeIn, lettersIn, nearlyIn, scoreByCode, soundIn, spelledIn } from './fit.ts'
import { keysOf, shortKey } from './grams.ts'
import type { Pack } from './pack.ts'
import { openSeeker } from './seeker.ts'
import { nearPieces, swapped } from './slips.ts'
import { spellings } from './spellings.ts'

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
export function openShelf(): Shelf {
  const stored = openEntries()
  const { latin, wide, lists, parts } = stored
  const seeker = openSeeker(stored)

  const both = (score: (pack: Pack) => number, entry: number) => Math.max(score(latin[entry]!), wide[entry] === '' ? 0 : score(wide[entry]!))
  const letters = ({ tight }: Wanted, entry: number, only?: FieldName) => both((pack) => lettersIn(pack, tight, only), entry)
  const spelled = ({ tight }: Wanted, entry: number, only?: FieldName) => both((pack) => spelledIn(pack, tight, only), entry)
  const sounding = ({ sound = '' }: Wanted, entry: number, only?: FieldName) => soundIn(latin[entry]!, sound, only)
  const fit = (wanted: Wanted, entry: number, only?: FieldName) =>
    Math.max(letters(wanted, entry, only), wanted.sound === undefined ? spelled(wanted, entry, only) : sounding(wanted, entry, only))

  function each(keys: readonly number[], score: (entry: number) => number, hit: Hit) {
    const count = seeker.having(keys)
    for (let at = 0; at < count; at++) {
      const it = score(seeker.entry(at))
      if (it > 0) hit(seeker.entry(at), it)
    }
  }

  function find(wanted: Wanted, hit: Hit, only?: FieldName) {
    seeker.reserve()
    const { tight, sound } = wanted
    if (tight.length <= 2) findShort(wanted, hit, only)
    else {
      each(seeker.ofWord(tight), (entry) => letters(wanted, entry, only), hit)
      if (latinOnly.test(tight)) for (const keys of spellings(tight, parts)) each(keys, (entry) => spelled(wanted, entry, only), hit)
    }
    if (sound !== undefined) each(sound.length <= 2 ? [shortKey(sound)] : keysOf(sound), (entry) => sounding(wanted, entry, only), hit)
  }

  /** Lists of one or two characters know how well such a word fits. */
  function findShort(wanted: Wanted, hit: Hit, only?: FieldName) {
    const list = lists.known(shortKey(wanted.tight))
    const count = list < 0 ? 0 : seeker.read(list)
    for (let at = 0; at < count; at++) {
      const score = only === undefined ? scoreByCode[seeker.code(at)]! : fit(wanted, seeker.entry(at), only)
      if (score > 0) hit(seeker.entry(at), score)
    }
  }

  function findNear({ tight, sound }: Wanted, hit: Hit) {
    seeker.reserve()
    if (sound !== undefined) each(sound.length <= 2 ? [shortKey(sound)] : keysOf(sound), (entry) => both((pack) => alikeIn(pack, sound), entry), hit)
    for (const keys of [...nearPieces(tight), ...swapped(tight).map(keysOf)]) each(keys, (entry) => nearlyIn(latin[entry]!, tight), hit)
  }

  return { add: stored.add, packs: (entry) => ({ latin: latin[entry]!, wide: wide[entry]! }), size: () => latin.length, find, findNear, fit }
}
