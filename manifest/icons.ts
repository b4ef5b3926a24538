import { png, type Pixel } from './png.ts'

/** Whether a point belongs to a shape; both coordinates run from 0 to 1. */
type Shape = (x: number, y: number) => boolean

const top: Pixel = [0x5b, 0x7c, 0xfa, 255]
const bottom: Pixel = [0x2f, 0x45, 0xc5, 255]
const white: Pixel = [255, 255, 255, 255]

/** The colour icon, 192 × 192: a customer's card, white on blue to the edges, since Teams rounds the corners itself. */
export function colourIcon(): Uint8Array {
  const size = 192
  const ground = (y: number) => mixed(top, bottom, y / size)
  const card = minus(frame(0.2, 0.28, 0.6, 0.44, 0.07), union(person(0.37, 0.5, 0.3), lines))
  return png(size, (x, y) => mixed(ground(y), white, covered(card, x, y, size)))
}

/** The outline icon, 32 × 32: the same card in white lines on transparent ground. */
export function outlineIcon(): Uint8Array {
  const size = 32
  // Edges lie on whole pixels, else they blur.
  const at = (n: number) => n / size
  const edge = minus(frame(at(1), at(5), at(30), at(22), at(4)), frame(at(3), at(7), at(26), at(18), at(2)))
  const mark = union(edge, person(at(11), at(16), at(12)), bar(at(18), at(12), at(8), at(2)), bar(at(18), at(17), at(6), at(2)))
  return png(size, (x, y) => [255, 255, 255, Math.round(255 * covered(mark, x, y, size))])
}

const steps = [0.1, 0.3, 0.5, 0.7, 0.9]
const samples = steps.flatMap((dy) => steps.map((dx) => [dx, dy] as const))
const lines = union(bar(0.53, 0.4, 0.19, 0.035), bar(0.53, 0.48, 0.19, 0.035), bar(0.53, 0.56, 0.12, 0.035))

/** A head above shoulders, `size` high around its middle. */
function person(x: number, y: number, size: number): Shape {
  const head: Shape = (px, py) => Math.hypot(px - x, py - (y - size * 0.26)) <= size * 0.21
  const shoulders: Shape = (px, py) => py <= y + size * 0.42 && Math.hypot((px - x) / 1.05, py - (y + size * 0.42)) <= size * 0.38
  return union(head, shoulders)
}

function bar(x: number, y: number, width: number, height: number): Shape {
  return frame(x, y, width, height, height / 2)
}

/** A filled rectangle with round corners. */
function frame(x: number, y: number, width: number, height: number, radius: number): Shape {
  return (px, py) => {
    const dx = Math.max(x + radius - px, px - (x + width - radius), 0)
    const dy = Math.max(y + radius - py, py - (y + height - radius), 0)
    return Math.hypot(dx, dy) <= radius
  }
}

function union(...shapes: readonly Shape[]): Shape {
  return (x, y) => shapes.some((shape) => shape(x, y))
}

function minus(shape: Shape, hole: Shape): Shape {
  return (x, y) => shape(x, y) && !hole(x, y)
}

/** How much of a pixel a shape covers, 0 to 1: twenty-five samples make smooth edges. */
function covered(shape: Shape, x: number, y: number, size: number): number {
  const inside = samples.filter(([dx, dy]) => shape((x + dx) / size, (y + dy) / size))
  return inside.length / samples.length
}

function mixed(a: Pixel, b: Pixel, share: number): Pixel {
  const part = (n: 0 | 1 | 2 | 3) => Math.round(a[n] + (b[n] - a[n]) * share)
  return [part(0), part(1), part(2), part(3)]
}
