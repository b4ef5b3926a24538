import { localized, type Localized } from '../text/locale.ts'

/** GB 32100-2015: a character's value is its place here; I, O, S, V and Z do not occur. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
/** GB 11714, the organisation code inside: 0–9, A = 10 … Z = 35. */
const innerAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const innerWeights = [3, 7, 9, 10, 5, 8, 4, 2]

const weigh = (text: string, values: string, by: readonly number[]) => by.reduce((sum, weight, i) => sum + weight * values.indexOf(text.charAt(i)), 0)

/** The 18th character that the first 17 of a code demand. */
export function checkCharacter(code: string): string {
  return alphabet.charAt((31 - (weigh(code, alphabet, weights) % 31)) % 31)
}

/** The 17th character: the organisation code's own check over characters 9 to 16. */
export function organisationCheck(code: string): string {
  return '123456789X0'.charAt(10 - (weigh(code.slice(8), innerAlphabet, innerWeights) % 11))
}

/** Upper case, without blanks and hyphens, and with the digits that people type as the letters O and I. */
const tidy = (text: string) => text.normalize('NFKC').toUpperCase().replace(/[\s\p{Pd}\u2212]/gu, '').replaceAll('O', '0').replaceAll('I', '1')

/** A unified social credit code in normal form, or a sentence that says what is wrong with it. */
export function readCreditCode(text: string): { readonly value: string } | { readonly problem: Localized } {
  const code = tidy(text)
  const problem = illegal(code) ?? wrongLength(code) ?? misplaced(code) ?? wrongCheck(code)
  return problem ? { problem } : { value: code }
}

function illegal(code: string): Localized | undefined {
  const place = [...code].findIndex((character) => !alphabet.includes(character))
  const character = [...code][place]
  if (!character) return undefined
  return {
    en: `Character ${place + 1} is “${character}”, which no credit code contains (only digits and letters other than I, O, S, V, Z).`,
    'zh-CN': `第 ${place + 1} 位是“${character}”，代码中不会出现该字符（只用数字和除 I、O、S、V、Z 以外的字母）。`,
    es: `El carácter ${place + 1} es «${character}», que no existe en estos códigos (solo cifras y letras distintas de I, O, S, V, Z).`,
  }
}

function wrongLength({ length }: string): Localized | undefined {
  if (length === 18) return undefined
  return { en: `This has ${length} characters; it must have 18.`, 'zh-CN': `现有 ${length} 位，应为 18 位。`, es: `Tiene ${length} caracteres; debe tener 18.` }
}

function misplaced(code: string): Localized | undefined {
  const first = code.charAt(0)
  if (!/[0-9ANY]/.test(first)) {
    return {
      en: `Character 1 is “${first}”, but a code begins with a digit, A, N or Y.`,
      'zh-CN': `第 1 位是“${first}”，应为数字或 A、N、Y。`,
      es: `El carácter 1 es «${first}», pero el código empieza por una cifra, A, N o Y.`,
    }
  }
  const place = code.slice(2, 8).search(/\D/) + 3
  const character = code.charAt(place - 1)
  if (place === 2) return undefined
  return {
    en: `Character ${place} is “${character}”, but characters 3 to 8 are digits (the region).`,
    'zh-CN': `第 ${place} 位是“${character}”，第 3 至 8 位（行政区划）应为数字。`,
    es: `El carácter ${place} es «${character}», pero los caracteres 3 a 8 son cifras (la región).`,
  }
}

function wrongCheck(code: string): Localized | undefined {
  const [inner, last] = [organisationCheck(code), checkCharacter(code)]
  const [innerFits, lastFits] = [code.charAt(16) === inner, code.charAt(17) === last]
  if (innerFits && lastFits) return undefined
  if (innerFits) return oneFails(18, last, { en: 'The check character', 'zh-CN': '校验码', es: 'El carácter de control' })
  if (lastFits) return oneFails(17, inner, { en: 'The check character of the organisation code', 'zh-CN': '组织机构代码的校验码', es: 'El carácter de control del código de organización' })
  return {
    en: `Both check characters are wrong: character 17 would be “${inner}” and, as the code stands, character 18 “${last}”. Please compare the code with the licence.`,
    'zh-CN': `两个校验码都不符：按前面的字符，第 17 位应为“${inner}”，按现有字符第 18 位应为“${last}”，请与营业执照核对。`,
    es: `Fallan los dos caracteres de control: el 17 sería «${inner}» y, tal como está, el 18 sería «${last}». Conviene compararlo con la licencia.`,
  }
}

function oneFails(place: number, expected: string, what: Localized): Localized {
  const sentence: Localized<(name: string) => string> = {
    en: (name) => `${name} (number ${place}) would be “${expected}”. Please compare the code with the licence.`,
    'zh-CN': (name) => `${name}（第 ${place} 位）应为“${expected}”，请与营业执照核对。`,
    es: (name) => `${name} (el ${place}) sería «${expected}». Conviene compararlo con la licencia.`,
  }
  return localized((locale) => sentence[locale](what[locale]))
}
