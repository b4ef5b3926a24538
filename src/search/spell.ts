import { fold } from '../customer/normalize.ts'

/** One sound of a text: a Chinese character's syllable, or a run of other letters and digits, which is only taken whole. */
export interface Sound {
  readonly letters: string
  readonly whole: boolean
}

/** How a text is read aloud, in every reading that people type; none where it holds nothing Chinese. */
export type Spell = (text: string, person: boolean) => readonly (readonly Sound[])[]

/** The reader of Chinese. It is loaded with the first customers, since its dictionary takes 25 MB and a tenth of a second. */
export async function loadSpell(): Promise<Spell> {
  const { pinyin } = await import('pinyin-pro')
  const read = (text: string, surname: 'off' | 'head') => pinyin(text, { type: 'all', toneType: 'none', nonZh: 'consecutive', surname, v: true }).flatMap(soundOf)
  return remembering((text, person) => {
    if (!isChinese(text)) return []
    const sounds = read(text, 'off')
    // 吕 is typed "lv" or "lu"; 单 as a surname is Shan, elsewhere Dan.
    return distinct([withoutV(sounds), sounds, ...(person ? [withoutV(read(text, 'head'))] : [])])
  })
}

const mostRemembered = 20_000

/** Customers share their cities, tags and surnames, and reading one aloud takes long. */
function remembering(spell: Spell): Spell {
  const known = new Map<string, ReturnType<Spell>>()
  return (text, person) => {
    const name = `${person} ${text}`
    const readings = known.get(name) ?? spell(text, person)
    if (known.size >= mostRemembered) known.clear()
    known.set(name, readings)
    return readings
  }
}

/** No syllable but those with "ü" is written with a "v". */
function withoutV(sounds: readonly Sound[]): readonly Sound[] {
  return sounds.map((sound) => (sound.whole ? sound : { ...sound, letters: sound.letters.replace('v', 'u') }))
}

export function isChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text)
}

function soundOf(part: { readonly isZh: boolean; readonly pinyin: string; readonly origin: string }): Sound[] {
  const letters = fold(part.isZh ? part.pinyin : part.origin)
  return letters === '' ? [] : [{ letters, whole: !part.isZh }]
}

function distinct(readings: readonly (readonly Sound[])[]): readonly (readonly Sound[])[] {
  return [...new Map(readings.map((sounds) => [sounds.map((sound) => sound.letters).join(' '), sounds])).values()]
}
