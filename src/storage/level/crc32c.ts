/** What each byte does at each of eight places, so that eight bytes are one step. */
const tables = [...Array(8).keys()].reduce<readonly Int32Array[]>((made) => [...made, tableAfter(made)], [])

function tableAfter(made: readonly Int32Array[]): Int32Array {
  const [first, last] = [made[0], made.at(-1)]
  return Int32Array.from({ length: 256 }, (_, byte) => (first && last ? (last[byte]! >>> 8) ^ first[last[byte]! & 255]! : divided(byte)))
}

function divided(byte: number): number {
  let rest = byte
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0x82f63b78 : rest >>> 1
  return rest
}

/** The check sum of some bytes by Castagnoli's polynomial (RFC 3720, appendix B.4), as a signed number of 32 bits. */
export function crc32c(bytes: Buffer, from: number, to: number): number {
  const [a, b, c, d, e, f, g, h] = tables as [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array]
  let sum = -1
  let at = from
  for (; at + 8 <= to; at += 8) {
    const low = sum ^ (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24))
    sum = h[low & 255]! ^ g[(low >>> 8) & 255]! ^ f[(low >>> 16) & 255]! ^ e[low >>> 24]! ^ d[bytes[at + 4]!]! ^ c[bytes[at + 5]!]! ^ b[bytes[at + 6]!]! ^ a[bytes[at + 7]!]!
  }
  for (; at < to; at++) sum = (sum >>> 8) ^ a[(sum ^ bytes[at]!) & 255]!
  return ~sum
}
