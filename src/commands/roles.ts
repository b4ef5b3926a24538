import type { Command, Turn } from '../bot/command.ts'
import { commandButton } from '../bot/replies.ts'
import { assignRole, roleList } from '../bot/staff/staff-roles.ts'
import { mayRun, rolesOf } from '../bot/turn.ts'
import { message } from '../cards/message.ts'
import type { Person } from '../people/people.ts'
import { rightNames, roleNames, roles, type Role } from '../people/rights.ts'
import type { Localized } from '../text/locale.ts'

export default {
  phrases: {
    en: ['roles', 'who has which role', 'who may what', 'administrators'],
    'zh-CN': ['角色', '角色列表', '权限', '管理员'],
    es: ['roles', 'permisos', 'administradores', 'lista de roles'],
  },
  about: {
    en: 'Shows who has which role, and what each role may do',
    'zh-CN': '显示每个人的角色以及各角色的权限',
    es: 'Muestra quién tiene cada rol y qué permite',
  },
  examples: { en: ['roles'], 'zh-CN': ['角色'], es: ['roles'] },
  menu: 9,
  async run(turn) {
    const { title, own, none, may } = words[turn.locale]
    const people = await turn.world.people.list(turn.tenant)
    const facts = roles.map((role) => ({ label: roleNames[role][turn.locale], value: `${holders(turn, people, role) || none}\n${may(rightsOf(turn, role))}` }))
    const further = ['role', 'help'].flatMap((verb) => turn.commands.byVerb(verb) ?? []).filter((command) => mayRun(turn, command))
    const buttons = further.map((command) => ({ ...commandButton(turn, command), ...(command.verb === 'role' ? { title: assignRole[turn.locale] } : {}) }))
    return { card: message(turn.viewer, { title, lines: [own(roleList(turn, rolesOf(turn.world, turn.person)))], facts, buttons }) }
  },
} satisfies Command

const shownAtMost = 20

/** Those who have the role, by name; an administrator of the settings whom the bot has not met, by id. */
function holders(turn: Turn, people: readonly Person[], role: Role): string {
  const { settings, others } = words[turn.locale]
  const standing = role === 'administrator' ? turn.world.administrators : []
  const met = people.filter((person) => rolesOf(turn.world, person).includes(role))
  const unmet = standing.filter((id) => !people.some((person) => person.id === id))
  const names = [...met.map(({ id, name }) => (standing.includes(id) ? settings(name) : name)), ...unmet.map(settings)]
  const left = names.length - shownAtMost
  return [...names.slice(0, shownAtMost), ...(left > 0 ? [others(left)] : [])].join(turn.locale === 'zh-CN' ? '、' : ', ')
}

function rightsOf({ world, locale }: Turn, role: Role): string {
  return world.rights[role].map((right) => rightNames[right][locale]).join(locale === 'zh-CN' ? '、' : ', ')
}

interface Words {
  readonly title: string
  readonly own: (roles: string) => string
  readonly none: string
  readonly may: (rights: string) => string
  readonly settings: (name: string) => string
  readonly others: (count: number) => string
}

const words: Localized<Words> = {
  en: {
    title: 'Roles',
    own: (roles) => (roles ? `Your own role: ${roles}.` : 'You have no role yet; an administrator can give you one.'),
    none: 'nobody yet',
    may: (rights) => `Rights: ${rights}`,
    settings: (name) => `${name} (by the settings)`,
    others: (count) => `and ${count} more`,
  },
  'zh-CN': {
    title: '角色',
    own: (roles) => (roles ? `你的角色：${roles}。` : '你目前还没有角色；管理员可以为你分配。'),
    none: '暂无',
    may: (rights) => `权限：${rights}`,
    settings: (name) => `${name}（由设置指定）`,
    others: (count) => `另有 ${count} 人`,
  },
  es: {
    title: 'Roles',
    own: (roles) => (roles ? `Tu rol: ${roles}.` : 'Todavía no tienes ningún rol; un administrador puede asignarte uno.'),
    none: 'nadie todavía',
    may: (rights) => `Permisos: ${rights}`,
    settings: (name) => `${name} (por la configuración)`,
    others: (count) => `y ${count} más`,
  },
}
