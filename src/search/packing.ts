import { longBit, longHead, partBit, putUnit, shortHead, soundBit, tags, tagsByField, unitOf, type Pack } from './pack.ts'
import type { Sound } from './spell.ts'
import type { Text } from './texts.ts'
import { together, unitAlone, wordOf } from './word.ts'

let room = new Uint8Array(1024)

/** `order` is what the columns leave of the key of its name. */
export const packOf = (texts: readonly Text[], order: string): Pack => passingPackOf(texts, order).slice()

/** The same until the next one is asked for: one behind another they need no room of their own each, which takes long. */
export function passingPackOf(texts: readonly Text[], order: string): Pack {
  makeRoom(1 + order.length)
  room[0] = order.length
  for (let at = 0; at < order.length; at++) room[at + 1] = order.charCodeAt(at)
  let end = 1 + order.length
  for (const text of texts) {
    makeRoom(end + roomFor(text))
    end = putText(room, end, text)
  }
  return room.subarray(0, end)
}

function makeRoom(length: number) {
  if (length <= room.length) return
  const before = room
  room = new Uint8Array(2 * length)
  room.set(before)
}

// Nothing is longer than NFKD makes "ﷺ", by far, alone or in a run that is read aloud; a syllable has six letters.
const roomFor = ({ form }: Text) => longHead + 60 * form.length

/** Where the text ends; one that holds nothing but punctuation is left out. */
function putText(bytes: Pack, from: number, { field, form, sounds }: Text): number {
  const tag = tagsByField.get(field)! + (sounds ? 1 : 0)
  const letters = from + shortHead
  const end = sounds ? putSounds(bytes, letters, sounds) : putWritten(bytes, letters, form, tags[tag]!.domain)
  const length = end - letters
  if (length === 0) return from
  bytes[from] = tag
  bytes[from + 1] = length
  return length < 256 ? end : lengthened(bytes, from, length)
}

/** Makes room for a length of three bytes. */
function lengthened(bytes: Pack, from: number, length: number): number {
  bytes.copyWithin(from + longHead, from + shortHead, from + shortHead + length)
  bytes[from]! |= longBit
  for (let at = 1; at < longHead; at++) bytes[from + at] = (length >>> (8 * (at - 1))) & 255
  return from + longHead + length
}

/** A domain has two parts: the prefix, and what stands behind every customer's. */
function putWritten(bytes: Pack, from: number, text: string, domain: boolean): number {
  let end = from
  let begins = partBit
  for (let at = 0; at < text.length; at++) {
    const unit = unitAlone(text, at)
    // What was put so far is written over.
    if (unit === together) return putSounds(bytes, from, wordOf(text).spaced.split(' ').map((letters) => ({ letters, whole: true })))
    if (unit === 0) {
      begins = !domain || at === text.indexOf('.') ? partBit : begins
      continue
    }
    end = putUnit(bytes, end, unit, begins)
    begins = 0
  }
  return end
}

function putSounds(bytes: Pack, from: number, sounds: readonly Sound[]): number {
  let end = from
  for (const { letters, whole } of sounds) {
    const begins = whole ? partBit : partBit | soundBit
    for (let at = 0; at < letters.length; at++) end = putUnit(bytes, end, unitOf(letters, at), at === 0 ? begins : 0)
  }
  return end
}
