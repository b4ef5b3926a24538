import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { colourIcon, outlineIcon } from '../../manifest/icons.ts'

/** Size and pixels of a PNG without filters. */
function pixels(file: Uint8Array) {
  const bytes = Buffer.from(file)
  const size = bytes.readUInt32BE(16)
  const data = bytes.indexOf('IDAT')
  const raw = inflateSync(bytes.subarray(data + 4, data + 4 + bytes.readUInt32BE(data - 4)))
  const at = (x: number, y: number) => [...raw.subarray(y * (size * 4 + 1) + 1 + x * 4, y * (size * 4 + 1) + 5 + x * 4)]
  return { size, all: Array.from({ length: size * size }, (_, n) => at(n % size, Math.floor(n / size))) }
}

describe('the icons', () => {
  it('the colour icon is 192 pixels a side and opaque to its edges', () => {
    const { size, all } = pixels(colourIcon())
    expect(size).toBe(192)
    expect(all.every(([, , , alpha]) => alpha === 255)).toBe(true)
  })

  it('the outline icon is 32 pixels a side, white on transparent ground', () => {
    const { size, all } = pixels(outlineIcon())
    expect(size).toBe(32)
    expect(all.every(([red, green, blue]) => red === 255 && green === 255 && blue === 255)).toBe(true)
    expect(all.filter(([, , , alpha]) => alpha === 0).length).toBeGreaterThan(300)
    expect(all.filter(([, , , alpha]) => alpha === 255).length).toBeGreaterThan(200)
  })
})
