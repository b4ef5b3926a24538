import { beginning, beginsWord, codeOf, exact, inside, type Place } from './fit.ts'
import { aloud, mixed, pair, spelled, triple, wholeOf, written } from './keys.ts'
import { beginsRun, endOf, endOfPart, lettersAt, partBit, plainly, soundBit, tags, type Pack } from './pack.ts'

/** Told of a key, and of how a word of just that key fits, where its list carries that. */
export type Give = (key: number, code: number) => void

/** The units of one text, with room for more than it has. */
interface Units {
  readonly units: Uint16Array
  /** 1 where a part begins. */
  readonly begins: Uint8Array
  /** Where a sound begins, the place of the next part, for which its initial may be left; elsewhere 0. */
  readonly jumps: Uint16Array
  /** Where the parts begin. */
  readonly parts: Uint16Array
  /** The ways in which a word that spells sounds goes on from one place; four at the most. */
  readonly seconds: Uint16Array
  readonly thirds: Uint16Array
}

const roomFor = (most: number): Units => ({ units: new Uint16Array(most), begins: new Uint8Array(most), jumps: new Uint16Array(most), parts: new Uint16Array(most), seconds: new Uint16Array(4), thirds: new Uint16Array(4) })

/** Reads packs, and gives every key of them. */
export function openReader(give: Give): (packs: Pack, from: number, end: number) => void {
  let room = roomFor(256)
  return (packs, from, end) => {
    for (let at = from + 1 + packs[from]!; at < end; at = endOf(packs, at)) {
      const [letters, stop] = [lettersAt(packs, at), endOf(packs, at)]
      const tag = tags[packs[at]!]!
      if (room.units.length < stop - letters) room = roomFor(2 * (stop - letters))
      const count = take(room, packs, letters, stop)
      if (tag.aloud) eachAloud(room, count, tag.weight, give)
      else eachWritten(room, count, tag.weight, tag.domain ? endOfPart(packs, letters, stop) - letters : Infinity, give)
    }
  }
}

/** Gives how many units there are. */
function take({ units, begins, jumps, parts }: Units, pack: Pack, from: number, end: number): number {
  let [count, sound, all] = [0, -1, 0]
  for (let at = from; at < end; at++) {
    const byte = plainly(pack[at]!)
    begins[count] = pack[at]! >= partBit ? 1 : 0
    jumps[count] = 0
    if (begins[count] === 1) {
      if (sound >= 0) jumps[sound] = count
      sound = pack[at]! >= (partBit | soundBit) ? count : -1
      parts[all++] = count
    }
    units[count++] = byte < 48 ? byte : ((byte & 15) << 12) | ((pack[++at]! & 63) << 6) | (pack[++at]! & 63)
  }
  parts[all] = count
  return count
}

/** What stands behind every domain, from `most` on, is not looked for; a match may only go on into it. */
function eachWritten({ units, begins }: Units, count: number, weight: number, most: number, give: Give) {
  const [end, whole] = [Math.min(count, most), codeOf(weight, exact, false)]
  let hash = 0
  for (let at = 0; at < count; at++) {
    if (at === end) give(wholeOf(hash), 0)
    hash = mixed(hash, units[at]!)
  }
  if (units[0]! < 0x2e80) give(wholeOf(hash), 0)
  for (let at = 0; at < end; at++) {
    const code = codeOf(weight, at === 0 ? beginning : begins[at] === 1 ? beginsWord : inside, false)
    const [a, b, c] = [units[at]!, at + 1 < count ? units[at + 1]! : 0, at + 2 < count ? units[at + 2]! : 128]
    // A bit for each length that is all of the text, or of a domain before what stands behind it.
    const wholes = at > 0 ? 0 : (1 << Math.min(end, 4)) | (1 << Math.min(count, 4))
    const begun = begins[at] === 1 || beginsRun(units[at - 1]!, a)
    if (a <= 36 ? begun : b === 0) give(pair(a, 0), (wholes & 2) > 0 ? whole : code)
    if (b !== 0 && (begun || a > 36 || b > 36)) give(pair(a, b), (wholes & 4) > 0 ? whole : code)
    const three = triple(written, a, b, c)
    if (three >= 0) give(three, (wholes & 8) > 0 ? whole : code)
  }
}

function eachAloud(room: Units, count: number, weight: number, give: Give) {
  const { units, jumps, parts, seconds, thirds } = room
  const final = lastPart(parts, count)
  for (let part = 0; parts[part]! < count; part++) {
    const at = parts[part]!
    const place = part > 0 ? beginsWord : beginning
    const [a, b, then] = [units[at]!, at + 1 < count ? units[at + 1]! : 0, jumps[at]!]
    if (a <= 36 || b === 0) give(pair(a, 0), aloudCode(weight, place, at >= final))
    if (b !== 0) give(pair(a, b), aloudCode(weight, place, at + 1 >= final))
    // What is spelt in two ways ends as early as it can.
    if (then > 0 && units[then] !== b) give(pair(a, units[then]!), aloudCode(weight, place, then >= final))
    let [before, early] = [-1, -1]
    for (let way = 0, ways = goOn(room, at, count); way < ways; way++) {
      const key = triple(spelled, a, units[seconds[way]!]!, units[thirds[way]!]!)
      if (key >= 0 && key !== before && key !== early) give(key, aloudCode(weight, place, thirds[way]! >= final))
      early = before
      before = key
    }
  }
  for (let at = 0; at < count; at++) {
    for (let way = 0, ways = goOn(room, at, count); way < ways; way++) {
      const key = triple(aloud, units[at]!, units[seconds[way]!]!, units[thirds[way]!]!)
      if (key >= 0) give(key, 0)
    }
  }
}

const aloudCode = (weight: number, place: Place, ends: boolean) => codeOf(weight, ends && place === beginning ? exact : place, true)

function lastPart(parts: Uint16Array, count: number): number {
  let part = 0
  while (parts[part + 1]! < count) part++
  return parts[part]!
}

/** Puts into `seconds` and `thirds` where the two letters may stand that follow the one at `at` in a word that spells sounds, the nearest first; in how many ways. */
function goOn(room: Units, at: number, count: number): number {
  const [next, then] = [at + 1, room.jumps[at]!]
  const ways = next < count ? goOnFrom(room, next, count, 0) : 0
  return then > next ? goOnFrom(room, then, count, ways) : ways
}

function goOnFrom({ jumps, seconds, thirds }: Units, second: number, count: number, ways: number): number {
  let all = ways
  if (second + 1 < count) [seconds[all], thirds[all++]] = [second, second + 1]
  if (jumps[second]! > second + 1) [seconds[all], thirds[all++]] = [second, jumps[second]!]
  return all
}
