import { isChinese, loadSpell, type Spell } from './spell.ts'

let loading: Promise<Spell> | undefined

/** A name with every Chinese character as its syllable, ":" in front; everything else as it is. Puts names in pinyin order. */
export async function spelled(name: string): Promise<string> {
  return isChinese(name) ? (await (loading ??= loadSpell())).named(name) : name
}
