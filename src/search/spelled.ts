import { isChinese } from './spell.ts'

/** A name with every Chinese character as its syllable, ":" in front; everything else as it is. Puts names in pinyin order. */
export async function spelled(name: string): Promise<string> {
  if (!isChinese(name)) return name
  const { pinyin } = await import('pinyin-pro')
  return pinyin(name, { type: 'all', toneType: 'none', nonZh: 'consecutive', surname: 'off' }).map((part) => (part.isZh ? `:${part.pinyin}` : part.origin)).join('')
}
