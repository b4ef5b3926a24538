/**
 * How the list of a key lies in bytes, its entries in ascending order. A few: two bytes each. Many: first where every
 * block of 256 entries ends, in two bytes, and then the lower byte of each. Behind either stand the codes of a key that
 * has them. Most: a code (0: not in it), or a bit, for every entry of the segment. It is whichever is shortest.
 */
export const [few, many, most] = [0, 1, 2] as const
export type Form = 0 | 1 | 2

export const blockBits = 8
export const isBlockEnd = (entry: number) => (entry + 1) % (1 << blockBits) === 0
/** So many bytes say where the blocks of a list end. */
export const blocksLength = (size: number) => 2 * Math.ceil(size / (1 << blockBits))

/** Of a list of `count` of `size` entries. */
export function formOf(coded: boolean, count: number, size: number): Form {
  const blocks = blocksLength(size)
  const shortest = count + Math.min(count, blocks) + (coded ? count : 0)
  return shortest >= mostLength(coded, size) ? most : count <= blocks ? few : many
}

const mostLength = (coded: boolean, size: number) => (coded ? size : Math.ceil(size / 8))

/** Where its entries begin in a list, and its codes. */
export const entriesAt = (form: Form, size: number) => (form === many ? blocksLength(size) : 0)
export const codesAt = (form: Form, count: number, size: number) => (form === few ? 2 * count : blocksLength(size) + count)

export function lengthOf(form: Form, coded: boolean, count: number, size: number): number {
  return form === most ? mostLength(coded, size) : codesAt(form, count, size) + (coded ? count : 0)
}
