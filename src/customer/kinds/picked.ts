import { locales, localized } from '../../text/locale.ts'
import type { Asked, Choice, KindRules } from '../kinds.ts'
import { fold } from '../normalize.ts'
import { inChina, problem } from './about.ts'

export const culture = picked(
  [
    { value: 'zh-CN', label: { en: 'Chinese (Simplified)', 'zh-CN': '中文（简体）', es: 'Chino (simplificado)' } },
    { value: 'en-US', label: { en: 'English (United States)', 'zh-CN': '英语（美国）', es: 'Inglés (Estados Unidos)' } },
  ],
  (asked) => (inChina(asked) ? 'zh-CN' : 'en-US'),
  { 'zh-CN': ['zh', 'Chinese', '中文', '简体中文', '汉语', 'chino'], 'en-US': ['en', 'English', '英文', '英语', 'inglés'] },
)

export const relationship = picked(
  [
    { value: 'reseller', label: { en: 'Reseller', 'zh-CN': '经销商', es: 'Revendedor' } },
    { value: 'invited', label: { en: 'Invited', 'zh-CN': '已邀请', es: 'Invitado' } },
    { value: 'none', label: { en: 'None', 'zh-CN': '无', es: 'Ninguna' } },
  ],
  () => 'reseller',
)

/** A kind whose values are a short fixed list, read by value, by any language's label, or by a further name. */
function picked(list: readonly Choice[], initial: (asked: Asked) => string, further: Readonly<Record<string, readonly string[]>> = {}): KindRules {
  const names = new Map(list.flatMap(({ value, label }) => [value, ...locales.map((locale) => label[locale]), ...(further[value] ?? [])].map((name) => [fold(name), value] as const)))
  const among = localized((locale) => list.map(({ label }) => label[locale]).join(locale === 'zh-CN' ? '、' : ', '))
  return {
    input: 'choice',
    choices: () => list,
    initial,
    show: (value, locale) => list.find((choice) => choice.value === value)?.label[locale] ?? value,
    read(typed) {
      const value = names.get(fold(typed))
      if (value) return { value }
      return problem({
        en: `“${typed}” is none of: ${among.en}.`,
        'zh-CN': `“${typed}”不在可选值中，可选：${among['zh-CN']}。`,
        es: `«${typed}» no es ninguna de estas opciones: ${among.es}.`,
      })
    },
  }
}
