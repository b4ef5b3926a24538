import { fold } from '../customer/normalize.ts'

/** One sound of a text: a Chinese character's syllable, or a run of other letters and digits, which is only taken whole. */
export interface Sound {
  readonly letters: string
  readonly whole: boolean
}

/** How a text is read aloud, in every reading that people type; none where it holds nothing Chinese. */
export interface Spell {
  (text: string, person: boolean): readonly (readonly Sound[])[]
  /** A name with every Chinese character as its syllable, ":" in front, and everything else as it is. */
  named(name: string): string
}

/** A syllable with its tone per character, in their order. */
type Read = (text: string) => readonly string[]

/** The reader of Chinese. It is loaded with the first customers, since its dictionary takes 25 MB and a tenth of a second. */
export async function loadSpell(): Promise<Spell> {
  const { pinyin } = await import('pinyin-pro')
  const soundOf = openSounds()
  const only = onlyReading((character) => pinyin(character, { type: 'array', multiple: true }), soundOf)
  const inContext: Read = (text) => pinyin(text, { type: 'array' })
  const asPerson: Read = (text) => pinyin(text, { type: 'array', surname: 'head' })

  /** Each character with its sound; undefined for those that are not Chinese. */
  const read = lastKept((text) => {
    const characters = [...text]
    // The dictionary is asked only where a character has several readings.
    const known = characters.map((character) => (isChinese(character) ? only(character) : undefined))
    const sounds = known.includes(several) ? inContext(text).map((syllable, at) => known[at] && soundOf(syllable)) : known
    return { characters, known, sounds }
  })

  function spell(text: string, person: boolean) {
    if (!isChinese(text)) return []
    const { characters, known, sounds: each } = read(text)
    const sounds = joined(characters, each)
    // 吕 is typed "lv" or "lu"; 单 as a surname is Shan, elsewhere Dan.
    const others = [...(sounds.some(hasV) ? [withoutV(sounds)] : [])]
    if (person && known.includes(several)) {
      others.push(withoutV(joined(characters, asPerson(text).map((syllable, at) => (isChinese(characters[at]!) ? soundOf(syllable) : undefined)))))
    }
    return others.length === 0 ? [sounds] : distinct([...others, sounds])
  }

  function named(name: string): string {
    if (!isChinese(name)) return name
    const { characters, sounds } = read(name)
    let spelt = ''
    for (const [at, sound] of sounds.entries()) spelt += sound ? `:${sound.letters.replace('v', 'u')}` : characters[at]!
    return spelt
  }

  return Object.assign(spell, { named })
}

const han = /\p{Script=Han}/u
const firstHan = 0x2e80

export function isChinese(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    // Nearly all of them; their block is asked for sooner than their script.
    if (code >= 0x4e00 && code <= 0x9fff) return true
    if (code >= firstHan) return han.test(text)
  }
  return false
}

/** Each sound once: "lǜ" → "lv". */
function openSounds(): (syllable: string) => Sound {
  const sounds = new Map<string, Sound>()
  return (syllable) => {
    const found = sounds.get(syllable)
    if (found) return found
    const sound = { letters: fold(syllable.normalize('NFD').replace('u\u0308', 'v')), whole: false }
    sounds.set(syllable, sound)
    return sound
  }
}

/** Stands for a character with several readings. */
const several: Sound = { letters: '', whole: false }

/** Remembers the readings of characters. */
function onlyReading(all: Read, soundOf: (syllable: string) => Sound): (character: string) => Sound {
  const known = new Map<string, Sound>()
  return (character) => {
    const found = known.get(character)
    if (found) return found
    const [first, ...others] = new Set(all(character).map((syllable) => soundOf(syllable).letters))
    const only = others.length === 0 && first !== undefined ? soundOf(first) : several
    known.set(character, only)
    return only
  }
}

/** A text that is read twice in a row is read once. */
function lastKept<T>(read: (text: string) => T): (text: string) => T {
  let last: { readonly text: string; readonly read: T } | undefined
  return (text) => {
    if (last?.text !== text) last = { text, read: read(text) }
    return last.read
  }
}

/** Sounds in their order, and what is not Chinese between them in runs. */
function joined(characters: readonly string[], read: readonly (Sound | undefined)[]): readonly Sound[] {
  const sounds: Sound[] = []
  let run = ''
  const endRun = () => {
    if (run !== '') sounds.push({ letters: run, whole: true })
    run = ''
  }
  for (const [at, character] of characters.entries()) {
    const sound = read[at]
    if (!sound) run += fold(character)
    else {
      endRun()
      if (sound.letters !== '') sounds.push(sound)
    }
  }
  endRun()
  return sounds
}

// No syllable but those with "ü" is written with a "v".
const hasV = ({ letters, whole }: Sound) => !whole && letters.includes('v')

function withoutV(sounds: readonly Sound[]): readonly Sound[] {
  return sounds.map((sound) => (hasV(sound) ? { ...sound, letters: sound.letters.replace('v', 'u') } : sound))
}

function distinct(readings: readonly (readonly Sound[])[]): readonly (readonly Sound[])[] {
  return [...new Map(readings.map((sounds) => [sounds.map((sound) => sound.letters).join(' '), sounds])).values()]
}
