import { allKeys, fieldByKey } from '../keys.ts'
import { fold } from '../normalize.ts'
import type { FieldName } from '../fields.ts'

/** What a signature's key may mean besides a field: a whole name, or a line that the record has no place for. */
export type Meaning = FieldName | 'person' | 'nothing'

const further: Readonly<Record<string, readonly string[]>> = {
  companyName: ['customer', 'customer name', 'client', '客户', '客户名称', '单位', '单位名称', '公司全称', '企业', 'cliente', 'organización'],
  phone: ['t', 'm', 'p', 'ph', 'mob', 'direct', 'office', 'teléfono móvil', '座机', '固话', '公司电话'],
  email: ['e', '电子邮箱', 'correo-e'],
  addressLine1: ['a', 'add', 'addr', '公司地址', '单位地址', '办公地址', '通讯地址', '注册地址', '联系地址', 'domicilio'],
  person: ['contact', 'contact person', 'contact name', 'full name', '联系人', '姓名', '收件人', 'contacto', 'persona de contacto', 'nombre completo', 'nombre y apellidos'],
  nothing: ['fax', 'f', '传真', 'web', 'website', 'www', 'w', '网址', '网站', 'sitio web', 'qq', 'wechat', '微信', 'skype', 'linkedin', 'title', 'position', '职务', '职位', 'cargo', 'puesto', 'department', '部门', 'departamento', '开户行', '银行账号', '账号', 'bank', 'account', 'cuenta', 'iban'],
}
const meanings = new Map(Object.entries(further).flatMap(([meaning, keys]) => keys.map((key) => [fold(key), meaning] as const)))

const isMeaning = (text: string | undefined): text is Meaning => text === 'person' || text === 'nothing' || fieldByKey(text ?? '') !== undefined

/** What a word before a colon, or a column's heading, means. */
export function meaningOf(key: string): Meaning | undefined {
  const meaning = meanings.get(fold(key)) ?? fieldByKey(key)?.name
  return isMeaning(meaning) ? meaning : undefined
}

const keys = [...allKeys, ...Object.values(further).flat()].map((key) => key.normalize('NFKC')).sort((a, b) => b.length - a.length)
const plain = (key: string) => key.normalize('NFD').replace(/\p{M}/gu, '')
const pattern = [...new Set(keys.flatMap((key) => [key, plain(key)]))].map((key) => key.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)).join('|')
const beforeColon = new RegExp(String.raw`(?<=^|[\s,;、|/])(${pattern})\s*:(?!//)\s*`, 'giu')

export interface Keyed {
  /** Absent for what no key stood before. */
  readonly key?: string
  readonly text: string
}

/** A line (already half width) taken apart at its known keys: "Tel: 1 Mail: 2" gives two. */
export function splitAtKeys(line: string): readonly Keyed[] {
  const found = [...line.matchAll(beforeColon)]
  const parts = found.map((match, i) => ({ key: match[1] ?? '', text: trim(line.slice(match.index + match[0].length, found[i + 1]?.index)) }))
  const before = trim(line.slice(0, found[0]?.index))
  return before ? [{ text: before }, ...parts] : parts
}

/** Without separators at either end. */
export const trim = (text: string) => text.replace(/^[\s,;、|/·•–-]+|[\s,;、|/·•–-]+$/g, '')
