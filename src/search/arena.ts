/** Room for many small blocks of bytes, in pages, so that growing moves nothing. */
export interface Arena {
  /** The place of a new block of so many bytes, within one page. */
  block(bytes: number): number
  get(place: number): number
  set(place: number, byte: number): void
}

const pageBits = 18
const pageSize = 1 << pageBits

export function openArena(): Arena {
  const pages: Uint8Array[] = []
  let free = 0

  function block(bytes: number): number {
    if (pages.length * pageSize - free < bytes) {
      free = pages.length * pageSize
      pages.push(new Uint8Array(pageSize))
    }
    free += bytes
    return free - bytes
  }

  return {
    block,
    get: (place) => pages[place >>> pageBits]![place & (pageSize - 1)]!,
    set: (place, byte) => {
      pages[place >>> pageBits]![place & (pageSize - 1)] = byte
    },
  }
}
