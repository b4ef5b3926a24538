import type { Breath } from './breath.ts'
import type { Compare, Order } from './order.ts'
import { byNumbers, type NumberOf } from './radix.ts'

/** So many are put in order at once, and in so many steps two runs become one. */
const [sortedAtOnce, mergedAtOnce] = [512, 2_048]

/** Slots in their order, in short steps: first by its numbers, which tell most of them apart. */
export async function sorted(slots: Uint32Array, { numbers: numbersOf, compare }: Order, breath: Breath): Promise<Uint32Array> {
  const numbers = numbersOf()
  if (numbers.length === 0) return compared(slots, compare, breath)
  const order = await byNumbers(slots, numbers, breath)
  for (let from = 0, end = 0; from < order.length; from = end) {
    for (end = from + 1; end < order.length && areAlike(order[from]!, order[end]!, numbers); end++) if (end % mergedAtOnce === 0) await breath()
    const alike = order.subarray(from, end)
    if (alike.length > sortedAtOnce) alike.set(await compared(alike, compare, breath))
    else if (alike.length > 1) alike.sort(compare)
    if (alike.length > 1 || end % mergedAtOnce === 0) await breath()
  }
  return order
}

const areAlike = (a: number, b: number, numbers: readonly NumberOf[]) => numbers.every((numberOf) => numberOf(a) === numberOf(b))

async function compared(slots: Uint32Array, compare: Compare, breath: Breath): Promise<Uint32Array> {
  let [from, to] = [slots.slice(), new Uint32Array(slots.length)]
  for (let at = 0; at < from.length; at += sortedAtOnce) {
    from.subarray(at, at + sortedAtOnce).sort(compare)
    await breath()
  }
  for (let run = sortedAtOnce; run < from.length; run *= 2) {
    for (let at = 0; at < from.length; at += 2 * run) await merge(from.subarray(at, at + run), from.subarray(at + run, at + 2 * run), to.subarray(at, at + 2 * run), compare, breath)
    ;[from, to] = [to, from]
  }
  return from
}

/** Two runs that are in order as one. */
export async function merged(first: Uint32Array, second: Uint32Array, compare: Compare, breath: Breath): Promise<Uint32Array> {
  const to = new Uint32Array(first.length + second.length)
  await merge(first, second, to, compare, breath)
  return to
}

async function merge(first: Uint32Array, second: Uint32Array, to: Uint32Array, compare: Compare, breath: Breath) {
  let [one, other] = [0, 0]
  for (let at = 0; at < to.length; at++) {
    const takesFirst = other === second.length || (one < first.length && compare(first[one]!, second[other]!) < 0)
    to[at] = takesFirst ? first[one++]! : second[other++]!
    if (at % mergedAtOnce === 0) await breath()
  }
}
