import type { Customer } from '../customer/customer.ts'
import type { Locale, Localized } from '../text/locale.ts'

/** What is typed instead of pressing a button: the first phrase of the command that answers it, or a step of the form. */
export const phrases = {
  'add-customer': { en: 'add customer', 'zh-CN': '添加客户', es: 'agregar cliente' },
  'list-customers': { en: 'list customers', 'zh-CN': '客户列表', es: 'listar clientes' },
  'find-customers': { en: 'find', 'zh-CN': '查找', es: 'buscar' },
  'show-customer': { en: 'show', 'zh-CN': '查看', es: 'mostrar' },
  'update-customer': { en: 'update', 'zh-CN': '更新', es: 'actualizar' },
  'archive-customer': { en: 'archive', 'zh-CN': '归档', es: 'archivar' },
  'restore-customer': { en: 'restore', 'zh-CN': '恢复', es: 'restaurar' },
  'export-customers': { en: 'export', 'zh-CN': '导出', es: 'exportar' },
  'import-customers': { en: 'import', 'zh-CN': '导入', es: 'importar' },
  history: { en: 'history', 'zh-CN': '历史', es: 'historial' },
  subscriptions: { en: 'subscriptions', 'zh-CN': '订阅', es: 'suscripciones' },
  'fill-in': { en: 'fill in', 'zh-CN': '填写', es: 'rellenar' },
  next: { en: 'next', 'zh-CN': '下一步', es: 'siguiente' },
  back: { en: 'back', 'zh-CN': '上一步', es: 'atrás' },
  review: { en: 'review', 'zh-CN': '核对', es: 'revisar' },
  submit: { en: 'submit', 'zh-CN': '提交', es: 'enviar' },
  cancel: { en: 'cancel', 'zh-CN': '取消', es: 'cancelar' },
  undo: { en: 'undo', 'zh-CN': '撤销', es: 'deshacer' },
  'request-relationship': { en: 'request relationship', 'zh-CN': '请求合作关系', es: 'solicitar relación' },
} as const satisfies Readonly<Record<string, Localized>>

export type Phrase = keyof typeof phrases

/** Keys before a colon that are no fields, as `list customers`, `subscriptions` and `undo` understand them. */
export const keys = {
  text: { en: 'search', 'zh-CN': '搜索', es: 'búsqueda' },
  status: { en: 'status', 'zh-CN': '状态', es: 'estado' },
  sort: { en: 'sort', 'zh-CN': '排序', es: 'orden' },
  page: { en: 'page', 'zh-CN': '页', es: 'página' },
  version: { en: 'version', 'zh-CN': '版本', es: 'versión' },
  offer: { en: 'offer', 'zh-CN': '产品', es: 'oferta' },
  licences: { en: 'licences', 'zh-CN': '许可证数', es: 'licencias' },
  to: { en: 'action', 'zh-CN': '操作', es: 'acción' },
} as const satisfies Readonly<Record<string, Localized>>

/** What may stand behind `status:`, by its own name; shown so, too. */
export const statusNames = {
  active: { en: 'Active', 'zh-CN': '有效', es: 'Activo' },
  archived: { en: 'Archived', 'zh-CN': '已归档', es: 'Archivado' },
  all: { en: 'All', 'zh-CN': '全部', es: 'Todos' },
} as const satisfies Readonly<Record<string, Localized>>

/** What may stand behind `action:` of `subscriptions`, by its own name (`to` in the buttons' data). */
export const subscriptionDeeds = {
  add: { en: 'add', 'zh-CN': '添加', es: 'agregar' },
  licences: { en: 'change', 'zh-CN': '更改', es: 'cambiar' },
  suspended: { en: 'suspend', 'zh-CN': '暂停', es: 'suspender' },
  active: { en: 'reactivate', 'zh-CN': '恢复', es: 'reactivar' },
  remove: { en: 'remove', 'zh-CN': '移除', es: 'quitar' },
} as const satisfies Readonly<Record<string, Localized>>

/** A typed command: its phrase, and what follows ("show contoso"). */
export function say(phrase: Phrase, locale: Locale, ...rest: readonly string[]): string {
  return [phrases[phrase][locale], ...rest].filter((part) => part !== '').join(' ')
}

/** `key:value`, quoted also where the value has blanks. */
export function pair(key: string, value: string): string {
  return `${key}:${/[\s,;、，；]/.test(value) ? inQuotes(value) : quoted(value)}`
}

/** A value as it is read back behind its key: between quotes where it has other keys, lines or quotes in it, or ends with what parts values. */
export function quoted(value: string): string {
  return /[:：\n"“”「」『』]|[,;、，；]$/.test(value) ? inQuotes(value) : value
}

const quotes = [['"', '"'], ['“', '”'], ['「', '」'], ['『', '』']] as const

/** Between the first quotes that it has none of; as it is where it has all. */
function inQuotes(value: string): string {
  const [open, close] = quotes.find((pair) => !pair.some((sign) => value.includes(sign))) ?? ['', '']
  return `${open}${value}${close}`
}

/** What names a customer in a command: the shortest thing that is its alone. */
export function called({ id, values }: Customer): string {
  return values.domainPrefix ?? values.companyName ?? id
}
