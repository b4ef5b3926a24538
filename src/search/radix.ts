import type { Breath } from './breath.ts'

/** A whole number of a slot, from 0 to below 2^53. */
export type NumberOf = (slot: number) => number

const slotsAtOnce = 1 << 14
/** A number is taken in two halves, and each of them in three parts. */
const [half, bits, parts] = [2 ** 27, 9, 3]
const buckets = 1 << bits

/** Slots by their numbers, the first of which counts most, in short steps; equal ones stay as they stand. */
export async function byNumbers(slots: Uint32Array, numbers: readonly NumberOf[], breath: Breath): Promise<Uint32Array> {
  let order = slots
  for (const numberOf of [...numbers].reverse()) {
    order = await byHalf(order, (slot) => numberOf(slot) % half, breath)
    order = await byHalf(order, (slot) => Math.floor(numberOf(slot) / half), breath)
  }
  return order
}

interface Keyed {
  readonly slots: Uint32Array
  readonly keys: Uint32Array
}

async function byHalf(slots: Uint32Array, halfOf: NumberOf, breath: Breath): Promise<Uint32Array> {
  // What was given stays as it is.
  let from: Keyed = { slots: slots.slice(), keys: new Uint32Array(slots.length) }
  let to: Keyed = { slots: new Uint32Array(slots.length), keys: new Uint32Array(slots.length) }
  const { keys } = from
  await inSteps(slots.length, breath, (at) => (keys[at] = halfOf(slots[at]!)))
  for (let part = 0; part < parts; part++) {
    await move(from, to, part * bits, breath)
    ;[from, to] = [to, from]
  }
  return from.slots
}

/** By the part of their keys from a bit on. */
async function move(from: Keyed, to: Keyed, low: number, breath: Breath) {
  const next = await starts(from.keys, low, breath)
  await inSteps(from.keys.length, breath, (at) => {
    const place = next[(from.keys[at]! >>> low) & (buckets - 1)]!++
    to.slots[place] = from.slots[at]!
    to.keys[place] = from.keys[at]!
  })
}

/** Where the first key of each bucket goes. */
async function starts(keys: Uint32Array, low: number, breath: Breath): Promise<Uint32Array> {
  const next = new Uint32Array(buckets)
  await inSteps(keys.length, breath, (at) => next[(keys[at]! >>> low) & (buckets - 1)]!++)
  for (let bucket = 0, sum = 0; bucket < buckets; bucket++) {
    const count = next[bucket]!
    next[bucket] = sum
    sum += count
  }
  return next
}

async function inSteps(length: number, breath: Breath, step: (at: number) => void) {
  for (let from = 0; from < length; from += slotsAtOnce) {
    const end = Math.min(length, from + slotsAtOnce)
    for (let at = from; at < end; at++) step(at)
    await breath()
  }
}
