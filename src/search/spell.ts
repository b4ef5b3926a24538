import { fold } from '../customer/normalize.ts'

/** One sound of a text: a Chinese character's syllable, or a run of other letters and digits, which is only taken whole. */
export interface Sound {
  readonly letters: string
  readonly whole: boolean
}

/** How a text is read aloud, in every reading that people type; none where it holds nothing Chinese. */
export type Spell = (text: string, person: boolean) => readonly (readonly Sound[])[]

/** A syllable per character, in its order. */
type Read = (text: string) => readonly string[]

/** The reader of Chinese. It is loaded with the first customers, since its dictionary takes 25 MB and a tenth of a second. */
export async function loadSpell(): Promise<Spell> {
  const { pinyin } = await import('pinyin-pro')
  const options = { type: 'array', toneType: 'none', v: true } as const
  const only = onlyReading((character) => pinyin(character, { ...options, multiple: true }))
  const inContext: Read = (text) => pinyin(text, options)
  const asPerson: Read = (text) => pinyin(text, { ...options, surname: 'head' })
  return (text, person) => {
    if (!isChinese(text)) return []
    const known = Array.from(text, (character) => (isChinese(character) ? only(character) : character))
    // The dictionary is asked only where a character has several readings: it takes 30 µs and more.
    const settled = !known.includes(undefined)
    const sounds = soundsOf(text, settled ? known : inContext(text))
    // 吕 is typed "lv" or "lu"; 单 as a surname is Shan, elsewhere Dan.
    const others = [...(sounds.some(hasV) ? [withoutV(sounds)] : []), ...(person && !settled ? [withoutV(soundsOf(text, asPerson(text)))] : [])]
    return others.length === 0 ? [sounds] : distinct([...others, sounds])
  }
}

const han = /\p{Script=Han}/u

export function isChinese(text: string): boolean {
  return han.test(text)
}

/** Remembers the readings of characters; undefined for one that has several. */
function onlyReading(all: Read): (character: string) => string | undefined {
  const known = new Map<string, string | undefined>()
  return (character) => {
    if (known.has(character)) return known.get(character)
    const [first, ...others] = new Set(all(character))
    const only = others.length === 0 ? first : undefined
    known.set(character, only)
    return only
  }
}

function soundsOf(text: string, syllables: readonly (string | undefined)[]): readonly Sound[] {
  const sounds: Sound[] = []
  let run = ''
  const endRun = () => {
    if (run !== '') sounds.push({ letters: run, whole: true })
    run = ''
  }
  for (const [at, character] of [...text].entries()) {
    if (!isChinese(character)) {
      run += fold(character)
      continue
    }
    endRun()
    const syllable = syllables[at] ?? ''
    const letters = /^[a-z]+$/.test(syllable) ? syllable : fold(syllable)
    if (letters !== '') sounds.push({ letters, whole: false })
  }
  endRun()
  return sounds
}

// No syllable but those with "ü" is written with a "v".
const hasV = ({ letters, whole }: Sound) => !whole && letters.includes('v')

function withoutV(sounds: readonly Sound[]): readonly Sound[] {
  return sounds.map((sound) => (sound.whole ? sound : { ...sound, letters: sound.letters.replace('v', 'u') }))
}

function distinct(readings: readonly (readonly Sound[])[]): readonly (readonly Sound[])[] {
  return [...new Map(readings.map((sounds) => [sounds.map((sound) => sound.letters).join(' '), sounds])).values()]
}
