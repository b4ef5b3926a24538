/** The keys of a piece of a word. */
type Keys = (piece: string) => readonly number[]

/** In shorter words one mistake leaves too little to go by. */
const shortest = 5

const mayBeMistyped = (word: string) => word.length >= shortest && /^[a-z0-9]*[a-z][a-z0-9]*$/.test(word)

/**
 * What remains right of a word with one character wrong, missing or too many, for each place where that may be: the
 * keys of what stands before and behind it; and of the word with each two neighbours changed about.
 */
export function nearPieces(word: string, keysOf: Keys): readonly (readonly number[])[] {
  if (!mayBeMistyped(word)) return []
  const keys = (piece: string, least: number) => (piece.length < least ? [] : keysOf(piece))
  // Two characters are looked up only where a sound begins, so behind the mistake it takes three.
  const wrong = Array.from(word, (_, at) => [...keys(word.slice(0, at), 2), ...keys(word.slice(at + 1), 3)])
  const swapped = Array.from({ length: word.length - 1 }, (_, at) => keysOf(word.slice(0, at) + word[at + 1]! + word[at]! + word.slice(at + 2)))
  return [...wrong, ...swapped]
}
