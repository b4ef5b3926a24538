import { fold } from '../../customer/normalize.ts'
import { roleNames, roles, type Role } from '../../people/rights.ts'
import { locales, type Localized } from '../../text/locale.ts'
import type { Turn } from '../command.ts'

const further: Readonly<Record<Role | 'none', readonly string[]>> = {
  administrator: ['administrators', '系统管理员', 'administradora'],
  adminAgent: ['管理员代理', 'agente administrador', 'agente administrativo'],
  salesAgent: ['sales', 'seller', '销售', '销售员', '销售人员', 'ventas', 'agente comercial', 'comercial'],
  helpdeskAgent: ['helpdesk', 'help desk', 'support', 'support agent', '支持', '客服', '技术支持', '支持人员', 'soporte', 'asistencia'],
  none: ['none', 'no role', 'nothing', '无', '没有', '无角色', 'ninguno', 'ninguna', 'sin rol', 'nada'],
}

/** The button that asks whom to give a role. */
export const assignRole: Localized = { en: 'Assign a role', 'zh-CN': '分配角色', es: 'Asignar un rol' }

/** Everything a role is called, folded; the longest first, so that "admin agent" is not somebody called Admin. */
const names = [...roles, 'none' as const]
  .flatMap((role) => [role, ...(role === 'none' ? [] : locales.map((locale) => roleNames[role][locale])), ...further[role]].map((name) => ({ role, name })))
  .sort((a, b) => b.name.length - a.name.length)

/** "Ann Miller sales agent, helpdesk" → the text before the roles, and the roles; undefined where no role is named. */
export function rolesAtEnd(text: string): { readonly before: string; readonly roles: readonly Role[] | undefined } {
  const found = names.find(({ name }) => endsWith(text, name))
  if (!found) return { before: text, roles: undefined }
  const rest = text.slice(0, text.length - found.name.length).replace(/[\s,:;+&、=→]+$/, '')
  const earlier = /[,+&、]\s*$/.test(text.slice(0, text.length - found.name.length)) ? rolesAtEnd(rest) : { before: rest, roles: undefined }
  const own = found.role === 'none' ? [] : [found.role]
  return { before: earlier.before, roles: [...new Set([...(earlier.roles ?? []), ...own])] }
}

function endsWith(text: string, name: string): boolean {
  const head = text.slice(0, Math.max(0, text.length - name.length))
  const boundary = head === '' || /[^\p{L}\p{N}]$/u.test(head) || /^\p{Script=Han}/u.test(name)
  return boundary && text.length >= name.length && fold(text.slice(head.length)) === fold(name)
}

/** The roles to be held; undefined where none was named. */
export type Wanted = readonly Role[] | undefined

/** What a button sends: the roles' own names; undefined where one is none, which must not be read as taking all of them away. */
export function rolesIn(sent: string | undefined): Wanted {
  const named = sent?.split(' ').filter((word) => word !== '')
  return named?.every((name) => roles.some((role) => role === name)) ? roles.filter((role) => named.includes(role)) : undefined
}

export function sameRoles(a: readonly Role[], b: readonly Role[]): boolean {
  return a.length === b.length && a.every((role) => b.includes(role))
}

/** "Sales agent, Helpdesk agent" in the asker's language; '' for none. */
export function roleList({ locale }: Turn, held: readonly Role[]): string {
  return held.map((role) => roleNames[role][locale]).join(locale === 'zh-CN' ? '、' : ', ')
}

/** The same, and in words where there is none. */
export function rolesOrNone(turn: Turn, held: readonly Role[]): string {
  return roleList(turn, held) || none[turn.locale]
}

const none: Localized = { en: 'none', 'zh-CN': '无', es: 'ninguno' }
