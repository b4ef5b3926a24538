import type { FieldName } from '../customer/fields.ts'
import { asSpelled, asWritten, scoreByCode, type Fit, type Wanted } from './fit.ts'
import { endOf, lettersAt, tags, type Packs } from './pack.ts'

// Read so often that an object for each takes too long.
const weights = Uint8Array.from(tags, (tag) => tag?.weight ?? 0)
const [aloudTags, domainTags] = [Uint8Array.from(tags, (tag) => Number(tag?.aloud)), Uint8Array.from(tags, (tag) => Number(tag?.domain))]

/**
 * The best fit among the texts of one pack, by their weight, or what it is `beaten` by. Where a list's code says how well
 * it fits at the most, as does what stands inside any text, those of the code's weight were looked at before.
 */
export function bestFit({ packs, offsets }: Packs, entry: number, way: Fit, beaten: number, code = 0): number {
  const [aloud, most, bound, seen] = [Number(way.aloud), way.most, code === 0 ? Infinity : scoreByCode[code]!, code >> 4]
  let best = beaten
  const end = offsets[entry + 1]!
  for (let at = offsets[entry]! + 1 + packs[offsets[entry]!]!; at < end; ) {
    const tag = packs[at]!
    const weight = weights[tag]!
    if (weight * most <= best || best >= bound) break
    const next = endOf(packs, at)
    if (aloudTags[tag] === aloud && weight <= bound && weight !== seen) {
      const score = weight * way.fit(packs, lettersAt(packs, at), next, domainTags[tag] === 1, best / weight)
      if (score > best) best = score
    }
    at = next
  }
  return best
}

/** The same where the list of its first letters says how well they fit. Where they fit best the word mostly goes on, so heavier texts are only looked at where it does not. */
export function fitWithin(packs: Packs, entry: number, way: Fit, beaten: number, code: number): number {
  const bound = scoreByCode[code]!
  const there = Math.max(beaten, weightFit(packs, entry, way, code >> 4))
  return there === bound ? there : bestFit(packs, entry, way, there, code)
}

function weightFit({ packs, offsets }: Packs, entry: number, way: Fit, wanted: number): number {
  let best = 0
  const end = offsets[entry + 1]!
  for (let at = offsets[entry]! + 1 + packs[offsets[entry]!]!; at < end && weights[packs[at]!]! >= wanted; ) {
    const tag = packs[at]!
    const next = endOf(packs, at)
    if (weights[tag] === wanted && aloudTags[tag] === Number(way.aloud)) best = Math.max(best, wanted * way.fit(packs, lettersAt(packs, at), next, domainTags[tag] === 1, best / wanted))
    at = next
  }
  return best
}

/** The best fit among the texts of one field, whatever it weighs. */
export function fieldFit({ packs, offsets }: Packs, entry: number, way: Fit, field: FieldName): number {
  let best = 0
  for (let at = offsets[entry]! + 1 + packs[offsets[entry]!]!; at < offsets[entry + 1]!; at = endOf(packs, at)) {
    const tag = tags[packs[at]!]!
    if (tag.aloud === way.aloud && tag.field === field) best = Math.max(best, way.fit(packs, lettersAt(packs, at), endOf(packs, at), tag.domain, best))
  }
  return best
}

/** How a word fits texts that are written, and those that are read aloud. */
export type Ways = readonly [written: Fit, spelled: Fit]
export const waysOf = (wanted: Wanted): Ways => [asWritten(wanted), asSpelled(wanted)]
export type Tell = (field: FieldName, score: number) => void

/** Told of every field of a pack that a word fits and that a search looks at, the weightiest first. */
export function eachFit({ packs, offsets }: Packs, entry: number, [written, spelled]: Ways, tell: Tell) {
  const end = offsets[entry + 1]!
  for (let at = offsets[entry]! + 1 + packs[offsets[entry]!]!; at < end; ) {
    const tag = packs[at]!
    const weight = weights[tag]!
    if (weight === 0) return
    const next = endOf(packs, at)
    const score = weight * (aloudTags[tag] === 1 ? spelled : written).fit(packs, lettersAt(packs, at), next, domainTags[tag] === 1, 0)
    if (score > 0) tell(tags[tag]!.field, score)
    at = next
  }
}
