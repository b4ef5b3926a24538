import { fields } from '../customer/fields.ts'
import type { Locale, Localized } from '../text/locale.ts'
import { bar } from './buttons.ts'
import type { Card, Data, Sent } from './card.ts'
import { linesOf } from './format.ts'
import { keys } from './say.ts'

const revised = /^(.+)_\d+$/

/** What was typed into a card that cannot be answered just now, and its button as it was pressed: made of nothing but what came with it. */
export function held(locale: Locale, why: string, { verb, data }: { readonly verb: string; readonly data: Readonly<Record<string, unknown>> }): Card {
  const texts = Object.entries(data).flatMap(([id, value]) => (typeof value === 'string' ? [[id, value] as const] : []))
  const inputs = texts.filter(([id]) => revised.test(id))
  const carried = Object.entries(data).filter((entry): entry is [string, Sent[string]] => !revised.test(entry[0]) && ['string', 'number', 'boolean'].includes(typeof entry[1]))
  const rows = inputs.map(([id, value]): Data => ({ fields: [{ input: { type: 'Input.Text', id, label: labelOf(id, locale), value, isMultiline: value.includes('\n') }, problems: [] }], bar: [] }))
  const say = typeof data['say'] === 'string' && data['say'] ? data['say'] : verb
  return {
    template: 'form',
    summary: words.title[locale],
    data: {
      lang: locale.slice(0, 2),
      title: words.title[locale],
      step: rows.length > 0 ? words.kept[locale] : '',
      notices: [{ style: 'attention', lines: linesOf(why), bar: [] }],
      blocks: rows.length > 0 ? [{ heading: words.typed[locale], rows }] : [],
      bar: bar([{ title: words.again[locale], verb, data: Object.fromEntries(carried), say, style: 'positive' }]),
    },
  }
}

function labelOf(id: string, locale: Locale): string {
  const [, name = id] = revised.exec(id) ?? []
  const known = Object.entries<Localized>(keys).find(([key]) => key === name)?.[1]
  return (fields.find((field) => field.name === name)?.label ?? known)?.[locale] ?? name
}

const words = {
  title: { en: 'Not done yet', 'zh-CN': '尚未执行', es: 'Aún no se ha hecho' },
  kept: { en: 'Everything that was typed still stands here.', 'zh-CN': '已填写的内容仍在此处。', es: 'Todo lo escrito sigue aquí.' },
  typed: { en: 'As it was typed', 'zh-CN': '已填写的内容', es: 'Lo escrito' },
  again: { en: 'Try again', 'zh-CN': '重试', es: 'Intentar de nuevo' },
} as const satisfies Readonly<Record<string, Localized>>
