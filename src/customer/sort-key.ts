/** No longer: what begins alike so far may stand in any order. */
const longest = 120

/**
 * ASCII whose bytes sort as people sort names, of a name whose Chinese characters are syllables with ":" in front of
 * each: accents and case do not count, 9 stands before 10, Chinese before Latin letters.
 */
export function sortKey(spelled: string): string {
  if (/^[a-z:]*$/.test(spelled)) return spelled.slice(0, longest)
  const plain = spelled.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '')
  const numbered = plain.replace(/0*(\d+)/g, (_, digits: string) => String(digits.length).padStart(3, '0') + digits)
  const words = numbered.replace(/[^\p{L}\p{N}:]+/gu, '-').replace(/^-|-$/g, '')
  return words.replace(/[^a-z0-9:-]/gu, (sign) => `~${sign.codePointAt(0)?.toString(16).padStart(5, '0')}`).slice(0, longest)
}
