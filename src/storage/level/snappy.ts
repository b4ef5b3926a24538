/** What was compressed in Snappy's raw format (google/snappy, format_description.txt). Throws where it is none. */
export function unsnapped(bytes: Buffer): Buffer {
  let at = 0
  let to = 0
  const little = (size: number) => bytes.readUIntLE((at += size) - size, size)
  let length = 0
  for (let shift = 1, more = true; more; shift *= 128) {
    const next = little(1)
    length += (next & 127) * shift
    more = next > 127
  }
  const out = Buffer.alloc(length)

  function literal(size: number): void {
    const exact = size < 60 ? size + 1 : little(size - 59) + 1
    to += bytes.copy(out, to, at, (at += exact))
  }

  /** A copy may overlap what it makes. */
  function copy(size: number, back: number): void {
    for (const end = to + size; to < end; to++) out.writeUInt8(out.readUInt8(to - back), to)
  }

  while (at < bytes.length) {
    const tag = little(1)
    if ((tag & 3) === 0) literal(tag >> 2)
    else if ((tag & 3) === 1) copy(4 + ((tag >> 2) & 7), ((tag >> 5) << 8) | little(1))
    else copy((tag >> 2) + 1, little((tag & 3) === 2 ? 2 : 4))
  }
  return out
}
