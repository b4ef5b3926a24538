/** In shorter words one mistake leaves too little to go by. */
const shortest = 5

const mayBeMistyped = (word: string) => word.length >= shortest && /^[a-z0-9]*[a-z][a-z0-9]*$/.test(word)
const characters = [...'0123456789abcdefghijklmnopqrstuvwxyz']

/** What may have been meant by a word with one character wrong, missing or too many, or two neighbours changed about. */
export function meantBy(word: string): readonly string[] {
  if (!mayBeMistyped(word)) return []
  const meant = new Set([word.slice(0, -1)])
  for (let at = 0; at + 1 < word.length; at++) {
    const [before, after] = [word.slice(0, at), word.slice(at + 1)]
    meant.add(before + after).add(before + word[at + 1]! + word[at]! + word.slice(at + 2))
    for (const character of characters) meant.add(before + character + after).add(before + character + word.slice(at))
  }
  return [...meant]
}
