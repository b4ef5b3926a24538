import { byEar, sameFrom, type Fit, type Wanted } from './fit.ts'
import { endOfPart, partBit, plainly, type Pack } from './pack.ts'

// What is only nearly so counts less than any letters.
const mistyped = 0.7
const alike = 0.5
/** In shorter words one mistake leaves too little to go by. */
const shortest = 5

export const mayBeMistyped = (word: string) => word.length >= shortest && /^[a-z0-9]*[a-z][a-z0-9]*$/.test(word)
/** What a wrong or a missing character may be. */
export const characters = [...'0123456789abcdefghijklmnopqrstuvwxyz']

/** A word with one mistake that begins a word or a sound. */
export const nearlyWritten = (wanted: Wanted): Fit => nearlyFit(wanted, false, mistyped)
export const nearlySpelled = (wanted: Wanted): Fit => nearlyFit(wanted, true, byEar * mistyped)

function nearlyFit({ letters }: Wanted, aloud: boolean, score: number): Fit {
  const [first, second] = [letters[0]!, letters[1]!]

  function fit(pack: Pack, from: number, end: number, domain: boolean): number {
    const stop = domain ? endOfPart(pack, from, end) : end
    for (let at = from; at < stop; at++) if (pack[at]! >= partBit && mayBe(pack, at, end) && oneEdit(pack, at, end, letters)) return score
    return 0
  }

  /** One mistake leaves one of the first two letters among the first two. */
  function mayBe(pack: Pack, at: number, end: number): boolean {
    const here = plainly(pack[at]!)
    if (here === first || here === second) return true
    const next = at + 1 < end ? plainly(pack[at + 1]!) : 0
    return next === first || next === second
  }

  return { aloud, most: score, fit }
}

/** Whether the letters from `from` on begin with `word` but for one too many, missing, wrong, or two changed about. */
function oneEdit(pack: Pack, from: number, end: number, word: Uint8Array): boolean {
  const same = sameFrom(pack, from, end, word, 0)
  if (same >= word.length - 1) return true
  const at = from + same
  if (at >= end) return false
  const [here, next] = [plainly(pack[at]!), at + 1 < end ? plainly(pack[at + 1]!) : 0]
  const [wanted, then] = [word[same]!, word[same + 1]!]
  if (next === then && goesOnAs(pack, at + 2, end, word, same + 2)) return true
  if (here === then && goesOnAs(pack, at + 1, end, word, same + 2)) return true
  if (next !== wanted) return false
  return goesOnAs(pack, at + 2, end, word, same + 1) || (here === then && goesOnAs(pack, at + 2, end, word, same + 2))
}

/** Whether all that is left of a word from `place` on stands at `from`. */
const goesOnAs = (pack: Pack, from: number, end: number, word: Uint8Array, place: number) => place + sameFrom(pack, from, end, word, place) === word.length

/** Whole sounds that are those of a Chinese word, written with whatever characters. */
export function soundsAlike({ heard = new Uint8Array(0) }: Wanted): Fit {
  function fit(pack: Pack, from: number, end: number): number {
    for (let at = from; at + heard.length <= end; at++) {
      const stop = at + heard.length
      if (pack[at]! >= partBit && (stop === end || pack[stop]! >= partBit) && sameFrom(pack, at, end, heard, 0) === heard.length) return alike
    }
    return 0
  }
  return { aloud: true, most: alike, fit }
}

/** All ways in which a word nearly fits. */
export const nearly = (wanted: Wanted): readonly Fit[] => [
  ...(wanted.sound === undefined ? [] : [soundsAlike(wanted)]),
  ...(mayBeMistyped(wanted.tight) ? [nearlyWritten(wanted), nearlySpelled(wanted)] : []),
]
