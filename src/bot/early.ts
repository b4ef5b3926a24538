import type { Localized } from '../text/locale.ts'

interface Early {
  readonly notice: string
  readonly none: (text: string) => string
  readonly some: (text: string) => string
}

/** What is said where the index has not read the whole of a large book yet, which takes a while after a start. */
export const early: Localized<Early> = {
  en: {
    notice: 'The account book is still being read after a start: there may be more in a moment.',
    none: (text) => (text ? `No customer matches “${text}” so far` : 'No customer matches so far'),
    some: (text) => `Matches for “${text}” so far`,
  },
  'zh-CN': {
    notice: '启动后仍在读取客户账簿，稍后可能会有更多结果。',
    none: (text) => (text ? `目前没有与“${text}”匹配的客户` : '目前没有匹配的客户'),
    some: (text) => `目前与“${text}”匹配的客户`,
  },
  es: {
    notice: 'El libro de cuentas aún se está leyendo tras el arranque: en un momento puede haber más.',
    none: (text) => (text ? `Por ahora ningún cliente coincide con «${text}»` : 'Por ahora ningún cliente coincide'),
    some: (text) => `Coincidencias con «${text}» hasta ahora`,
  },
}
