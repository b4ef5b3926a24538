import type { KindRules } from '../kinds.ts'
import { lengthOf } from '../normalize.ts'
import { staffIn, staffValue } from '../staff.ts'
import { problem } from './about.ts'

export const text: KindRules = { input: 'text', read: (value) => ({ value }), show: (value) => value }

export const note: KindRules = { ...text, input: 'multiline' }

export const staff: KindRules = {
  input: 'text',
  among: { dataset: 'people', besides: [{ value: 'me', label: { en: 'Me', 'zh-CN': '我', es: 'Yo' } }] },
  show: (value) => staffIn(value).name,
  // A name alone stays a name: who that is, only whoever knows the people can tell.
  read(typed) {
    const { id, name } = staffIn(typed)
    return { value: id ? staffValue({ id, name }) : name }
  },
}

export const tags: KindRules = {
  input: 'text',
  show: text.show,
  read(typed) {
    const list = typed.split(/[,，、;；]/).map((tag) => tag.trim()).filter((tag) => tag)
    const long = list.find((tag) => lengthOf(tag) > 40)
    const same = (a: string) => (b: string) => a.toLowerCase() === b.toLowerCase()
    if (!long) return { value: list.filter((tag, i) => list.findIndex(same(tag)) === i).join(', ') }
    const count = lengthOf(long)
    return problem({
      en: `“${long}” has ${count} characters; a tag has at most 40.`,
      'zh-CN': `“${long}”有 ${count} 个字符，每个标签最多 40 个。`,
      es: `«${long}» tiene ${count} caracteres; una etiqueta admite 40.`,
    })
  },
}
