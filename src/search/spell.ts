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

/** By place the sound of each Chinese character of a text; of any other character none. */
type Sounds = readonly (Sound | undefined)[]

/** The reader of Chinese. It is loaded with the first customers, since its dictionary takes 25 MB and a tenth of a second. */
export async function loadSpell(): Promise<Spell> {
  const { pinyin } = await import('pinyin-pro')
  const soundOf = openSounds()
  const only = onlyReading((character) => pinyin(character, { type: 'array', multiple: true }), soundOf)
  const inContext: Read = (text) => pinyin(text, { type: 'array' })
  const asPerson: Read = (text) => pinyin(text, { type: 'array', surname: 'head' })

  /** The sounds of a text, and whether a character of it has several readings; the dictionary is asked only then. */
  const read = lastKept((text) => {
    const known = soundsIn(text, only)
    const ambiguous = known.includes(several)
    return { ambiguous, sounds: ambiguous ? heard(known, inContext(text)) : known }
  })

  const heard = (known: Sounds, syllables: readonly string[]): Sounds => known.map((sound, at) => (sound === several ? soundOf(syllables[at]!) : sound))

  function spell(text: string, person: boolean) {
    if (!isChinese(text)) return []
    const { ambiguous, sounds: each } = read(text)
    const sounds = joined(text, each)
    // 吕 is typed "lv" or "lu"; 单 as a surname is Shan, elsewhere Dan.
    const others = [...(sounds.some(hasV) ? [withoutV(sounds)] : [])]
    if (person && ambiguous) others.push(withoutV(joined(text, asPerson(text).map((syllable, at) => each[at] && soundOf(syllable)))))
    return others.length === 0 ? [sounds] : distinct([...others, sounds])
  }

  function named(name: string): string {
    if (!isChinese(name)) return name
    const spelt: string[] = []
    eachCharacter(name, read(name).sounds, (sound, from, end) => void (sound ? spelt.push(':', sound.letters.replace('v', 'u')) : spelt.push(name.slice(from, end))))
    return spelt.join('')
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

/** Remembers the readings of characters, by their codes; those that are not Chinese have none. */
function onlyReading(all: Read, soundOf: (syllable: string) => Sound): (code: number) => Sound | undefined {
  const known = new Map<number, Sound | undefined>()
  return (code) => {
    if (code < firstHan) return undefined
    if (!known.has(code)) known.set(code, readingOf(String.fromCodePoint(code), all, soundOf))
    return known.get(code)
  }
}

function readingOf(character: string, all: Read, soundOf: (syllable: string) => Sound): Sound | undefined {
  if (!isChinese(character)) return undefined
  const [first, ...others] = new Set(all(character).map((syllable) => soundOf(syllable).letters))
  return others.length === 0 && first !== undefined ? soundOf(first) : several
}

function soundsIn(text: string, only: (code: number) => Sound | undefined): Sounds {
  const sounds: (Sound | undefined)[] = []
  for (let at = 0; at < text.length; at += lengthAt(text, at)) sounds.push(only(text.codePointAt(at)!))
  return sounds
}

const lengthAt = (text: string, at: number) => (text.codePointAt(at)! > 0xffff ? 2 : 1)

/** Tells of each character and its sound, and of characters without one together. */
function eachCharacter(text: string, sounds: Sounds, tell: (sound: Sound | undefined, from: number, end: number) => void) {
  for (let at = 0, character = 0; at < text.length; ) {
    const [sound, from] = [sounds[character], at]
    do at += lengthAt(text, at)
    while (sounds[character++] === undefined && sounds[character] === undefined && at < text.length)
    tell(sound, from, at)
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
function joined(text: string, read: Sounds): readonly Sound[] {
  const sounds: Sound[] = []
  eachCharacter(text, read, (sound, from, end) => {
    const it = sound ?? { letters: fold(text.slice(from, end)), whole: true }
    if (it.letters !== '') sounds.push(it)
  })
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
