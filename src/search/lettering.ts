const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
/** Stands before the bytes of a UUID; no text in UTF-8 has it. */
export const mark = 0xff
export const uuidLength = 17

const isUuid = (name: string) => name.length === 36 && uuid.test(name)

/** So many bytes a name takes: UTF-8, but half of that for a UUID, as most ids are. */
export const lengthOf = (name: string) => (isUuid(name) ? uuidLength : Buffer.byteLength(name))

/** Where it ends. */
export function write(bytes: Buffer, name: string, at: number): number {
  if (!isUuid(name)) return at + bytes.write(name, at)
  bytes[at] = mark
  return at + 1 + bytes.write(name.replaceAll('-', ''), at + 1, 'hex')
}

export function read(bytes: Buffer): string {
  if (bytes[0] !== mark) return bytes.toString()
  const hex = bytes.toString('hex', 1)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
