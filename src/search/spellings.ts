import { aloudKeys, initialKey, twoKey } from './keys.ts'
import { openNames, type NamesImage } from './names.ts'
import { endOf, endOfPart, head, plainly, shown, tags, type Pack } from './pack.ts'

/** The parts that texts are read aloud in ("chong", "qing", "abc"). */
export interface Parts {
  addAll(pack: Pack): void
  has(part: string): boolean
  /** Whether one begins with the letter. */
  begins(letter: string): boolean
  /** How long the longest one is. */
  longest(): number
  image(): NamesImage
}

/** `from`: those that are there to begin with. */
export function openParts(from?: NamesImage): Parts {
  const all = openNames(from)
  const letters = new Set<string>()
  let longest = 0
  const note = (part: string) => {
    letters.add(part[0] ?? '')
    longest = Math.max(longest, part.length)
  }
  for (let part = 0; part < all.count(); part++) note(all.at(part))
  const add = (part: string) => {
    if (all.find(part) !== undefined) return
    all.place(all.add(part))
    note(part)
  }
  const known = openKnown()
  const addAll = (pack: Pack) => {
    for (let at = 1 + pack[0]!; at < pack.length; at = endOf(pack, at)) {
      if (!tags[pack[at]!]!.aloud) continue
      for (let from = at + head, end = endOf(pack, at); from < end; ) {
        const stop = endOfPart(pack, from, end)
        if (!known(pack, from, stop)) add(shown(pack, from, stop))
        from = stop
      }
    }
  }
  return { addAll, has: (part) => all.find(part) !== undefined, begins: (letter) => letters.has(letter), longest: () => longest, image: () => all.image() }
}

/** Whether just these letters were met before, sooner than they are made a string. */
function openKnown(): (pack: Pack, from: number, end: number) => boolean {
  const met = new Set<number>()
  return (pack, from, end) => {
    if (end - from > 7) return false
    let it = 0
    for (let at = from; at < end; at++) it = it * 128 + plainly(pack[at]!)
    const before = met.size
    return met.add(it).size === before
  }
}

/**
 * The ways in which a word may spell sounds with initials among them; each is the keys that a text must have for it.
 * A way is looked at up to its first initial and two sounds beyond, which is narrow enough.
 */
export function spellings(word: string, parts: Parts): readonly (readonly number[])[] {
  const ways = new Map<string, readonly number[]>()
  for (const place of endsOfFull(word, parts)) {
    if (!parts.begins(word[place]!)) continue
    const before = place < 2 ? [] : place === 2 ? [twoKey(word)] : aloudKeys(word.slice(0, place))
    for (const { initials, keys } of tails(word, place + 1, word[place]!, parts)) {
      const way = [...before, ...keys, initials.length === 3 ? initialKey(initials) : twoKey(initials)]
      ways.set(way.join(), way)
    }
  }
  return [...ways.values()]
}

/** The places up to which a word spells full sounds. */
function endsOfFull(word: string, parts: Parts): readonly number[] {
  const ends = [0]
  for (const from of ends) {
    for (const end of fullFrom(word, from, parts)) if (end < word.length && !ends.includes(end)) ends.push(end)
  }
  return ends
}

function fullFrom(word: string, from: number, parts: Parts): readonly number[] {
  const lengths = Array.from({ length: Math.min(parts.longest(), word.length - from) }, (_, at) => from + at + 1)
  return lengths.filter((end) => parts.has(word.slice(from, end)))
}

interface Tail {
  readonly initials: string
  readonly keys: readonly number[]
}

/** What may follow an initial, until there are three or the word ends. */
function tails(word: string, from: number, initials: string, parts: Parts): readonly Tail[] {
  if (initials.length === 3) return [{ initials, keys: [] }]
  const letter = word[from]
  // An initial alone at the end is a beginning, which is looked up by its letters.
  if (letter === undefined) return initials.length > 1 ? [{ initials, keys: [] }] : []
  if (!parts.begins(letter)) return []
  const last = word.slice(from)
  const full = fullFrom(word, from, parts).filter((end) => end > from + 1)
  return [
    ...tails(word, from + 1, initials + letter, parts),
    ...full.flatMap((end) => tails(word, end, initials + letter, parts).map(({ initials, keys }) => ({ initials, keys: [...keys, ...aloudKeys(word.slice(from, end))] }))),
    ...(last.length > 1 ? [{ initials: initials + letter, keys: aloudKeys(last) }] : []),
  ]
}
