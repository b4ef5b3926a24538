import type { FieldName } from '../customer/fields.ts'
import { beginsPart, partsAt, tagAt, tags, type Pack, type Parts } from './pack.ts'

/** Where in a text a word stands, the best first. */
export const [exact, beginning, beginsWord, inside] = [0, 1, 2, 3] as const
export type Place = 0 | 1 | 2 | 3

const worth = [8, 4, 2, 1] as const
// Sound counts a little less than letters; what is only nearly so, less than any letters.
const byEar = 0.9
const nearly = 0.7
const alike = 0.5

export const scoreOf = (weight: number, place: Place, aloud: boolean) => weight * worth[place] * (aloud ? byEar : 1)

/** A byte for how a word fits a text; `scoreByCode` reads it. Weights are at most 15. */
export const codeOf = (weight: number, place: Place, aloud: boolean) => (weight << 4) | (Number(aloud) << 2) | place
export const scoreByCode = Float32Array.from({ length: 256 }, (_, code) => scoreOf(code >> 4, (code & 3) as Place, (code & 4) > 0))

/** A way to score one text of a pack, from its line feed to its tab; 0 where it does not fit. */
type Score = (pack: Pack, open: number, tab: number) => number

/** How well the letters of a word stand in a pack's texts, those of one field or those that a search looks at; 0 where nowhere. */
export function lettersIn(pack: Pack, word: string, only?: FieldName): number {
  let best = 0
  for (let at = pack.indexOf(word); at >= 0; ) {
    const open = pack.lastIndexOf('\n', at)
    const tag = tags[tagAt(pack, open)]!
    if (only === undefined && tag.weight * worth[exact] <= best) break
    const tab = pack.indexOf('\t', at)
    const place = only === undefined || tag.field === only ? placeOf(pack, open, tab, at, word.length) : undefined
    if (place !== undefined) best = Math.max(best, scoreOf(only ? 1 : tag.weight, place, tag.aloud))
    // A later place in the same text is never better than its beginning.
    at = pack.indexOf(word, place === exact || place === beginning ? tab : at + 1)
  }
  return best
}

function placeOf(pack: Pack, open: number, tab: number, at: number, length: number): Place | undefined {
  const { aloud, domain } = tags[tagAt(pack, open)]!
  const place = at - open - 2
  const end = place + length
  if (aloud) {
    if (!beginsPart(pack, tab, place)) return undefined
    return place > 0 ? beginsWord : beginsPartAfter(pack, tab, end) ? beginning : exact
  }
  if (domain) {
    const before = partsAt(pack, tab).starts[1] ?? Infinity
    if (place >= before) return undefined
    if (place === 0 && end === before) return exact
  }
  if (place === 0) return open + 2 + length === tab ? exact : beginning
  return beginsPart(pack, tab, place) ? beginsWord : inside
}

/** Whether a part begins at `place` or behind it. */
function beginsPartAfter(pack: Pack, tab: number, place: number): boolean {
  return partsAt(pack, tab).starts.at(-1)! >= place
}

/** How well letters spell the sounds of a pack's texts: full, by initials, or both mixed, the last one perhaps only begun. */
export function spelledIn(pack: Pack, word: string, only?: FieldName): number {
  return bestText(pack, only, true, (_, open, tab) => {
    const parts = partsAt(pack, tab)
    const letters = pack.slice(open + 2, tab)
    const last = parts.starts.length - 1
    for (let part = 0; part <= last; part++) {
      if (letters.charCodeAt(parts.starts[part]!) !== word.charCodeAt(0)) continue
      const end = spelledFrom(word, letters, parts, part)
      if (end >= 0) return scoreOf(1, part > 0 ? beginsWord : end === last ? exact : beginning, true)
    }
    return 0
  })
}

/** In which part the word ends, reading from `part` on; -1 where it does not fit. */
function spelledFrom(word: string, letters: string, { starts, whole }: Parts, part: number): number {
  // All places reached so far are followed at once: trying them one by one would take exponential time on hostile names.
  let reached: readonly number[] = [0]
  for (let at = part; at < starts.length && reached.length > 0; at++) {
    const sound = letters.slice(starts[at], starts[at + 1])
    const next: number[] = []
    for (const place of reached) {
      if (word.length - place <= sound.length && sound.startsWith(word.slice(place))) return at
      if (word.startsWith(sound, place) && !next.includes(place + sound.length)) next.push(place + sound.length)
      if (!whole[at] && word[place] === sound[0] && !next.includes(place + 1)) next.push(place + 1)
    }
    reached = next
  }
  return -1
}

/** How well a whole text in letters is the sound of a Chinese word: "Xiamen" of 厦门. */
export function soundIn(pack: Pack, sound: string, only?: FieldName): number {
  return bestText(pack, only, false, (_, open, tab) => (tab - open - 2 === sound.length && pack.startsWith(sound, open + 2) ? scoreOf(1, exact, true) : 0))
}

/** How well a word with one mistake begins a word or a sound of a pack's texts. */
export function nearlyIn(pack: Pack, word: string, only?: FieldName): number {
  const nearlyStarts: Score = (_, open, tab) => (partsAt(pack, tab).starts.some((start) => oneEdit(pack.slice(open + 2 + start, tab), word)) ? nearly : 0)
  return Math.max(bestText(pack, only, false, nearlyStarts), byEar * bestText(pack, only, true, nearlyStarts))
}

/** How well a text sounds like a Chinese word in its full pinyin, written with whatever characters. */
export function alikeIn(pack: Pack, sound: string, only?: FieldName): number {
  return bestText(pack, only, true, (_, open, tab) => {
    const { starts } = partsAt(pack, tab)
    const ends = new Set([...starts, tab - open - 2])
    return starts.some((start) => pack.startsWith(sound, open + 2 + start) && ends.has(start + sound.length)) ? alike : 0
  })
}

/** Whether `text` begins with `word` but for one character too many, missing, wrong, or two changed about. */
export function oneEdit(text: string, word: string): boolean {
  let same = 0
  while (same < word.length && text[same] === word[same]) same++
  const follows = (at: number, rest: number) => text.startsWith(word.slice(rest), at)
  if (same === word.length || follows(same + 1, same + 1) || follows(same, same + 1) || follows(same + 1, same)) return true
  return text[same] === word[same + 1] && text[same + 1] === word[same] && follows(same + 2, same + 2)
}

/** The best score times weight among the texts that are read aloud, or those that are not. */
function bestText(pack: Pack, only: FieldName | undefined, aloud: boolean, score: Score): number {
  let best = 0
  for (let open = pack === '' ? -1 : 0; open >= 0; ) {
    const tag = tags[tagAt(pack, open)]!
    if (only === undefined && tag.weight * worth[exact] <= best) break
    const tab = pack.indexOf('\t', open)
    if (tag.aloud === aloud && (only === undefined || tag.field === only)) best = Math.max(best, (only ? 1 : tag.weight) * score(pack, open, tab))
    open = pack.indexOf('\n', tab)
  }
  return best
}
