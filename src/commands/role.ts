import { aboutRoles, askWhich, askWho, met, notMet, roleButton, type Someone } from '../bot/staff/ask-who.ts'
import type { Answer, Command, Given, Turn } from '../bot/command.ts'
import { roleList, rolesAtEnd, rolesIn, rolesOrNone, sameRoles, type Wanted } from '../bot/staff/staff-roles.ts'
import { rolesOf } from '../bot/turn.ts'
import type { Button } from '../cards/card.ts'
import { normalize } from '../customer/normalize.ts'
import { staffIn } from '../customer/staff.ts'
import type { Person } from '../people/people.ts'
import { rightNames, roles, type Role } from '../people/rights.ts'
import type { Localized } from '../text/locale.ts'

export default {
  phrases: {
    en: ['role', 'assign role', 'give role', 'set role'],
    'zh-CN': ['分配角色', '设置角色', '授予角色'],
    es: ['rol', 'asignar rol', 'dar rol'],
  },
  about: {
    en: 'Gives a person a role, or takes it away',
    'zh-CN': '为某人分配或取消角色',
    es: 'Asigna un rol a una persona o se lo quita',
  },
  usage: {
    en: '<@mention, e-mail or name> <role, role …|none>',
    'zh-CN': '<@提及、邮箱或姓名> <角色、角色…|无>',
    es: '<@mención, correo o nombre> <rol, rol …|ninguno>',
  },
  examples: {
    en: ['role ann@partner.example sales agent', 'role Ann Miller admin agent, helpdesk agent', 'role Ann Miller none'],
    'zh-CN': ['分配角色 王志强 销售代理', '分配角色 王志强 无'],
    es: ['rol Ana Ruiz agente de ventas', 'rol Ana Ruiz ninguno'],
  },
  right: 'assignRoles',
  run: (turn, given) => {
    const { who = '', person = staffIn(who).id, roles } = given.data
    return person === undefined ? byText(turn, { ...given, text: given.text || normalize(who) }, roles) : byButton(turn, person, roles)
  },
} satisfies Command

async function byButton(turn: Turn, id: string, wanted: string | undefined): Promise<Answer> {
  const person = await turn.world.people.get(turn.tenant, id)
  return person ? give(turn, person, rolesIn(wanted)) : notMet(turn, '')
}

async function byText(turn: Turn, { text }: Given, sent?: string): Promise<Answer> {
  const { before, roles: wanted = rolesIn(sent) } = rolesAtEnd(text)
  const { mentioned } = turn.request
  const { people, guessed } = mentioned.length > 0 ? { people: mentioned, guessed: false } : await met(turn, before)
  const [only, ...others] = people
  if (!only) return before === '' ? askWho(turn, wanted) : notMet(turn, before)
  // Nobody's rights are changed by a guess.
  return others.length > 0 || (guessed && wanted !== undefined) ? askWhich(turn, people, wanted) : give(turn, only, wanted)
}

async function give(turn: Turn, someone: Someone, wanted: Wanted): Promise<Answer> {
  const { world, tenant, locale } = turn
  const known: Person = (await world.people.get(tenant, someone.id)) ?? { ...someone, roles: [], plain: [] }
  if (wanted === undefined) return choose(turn, known)
  const { last, lastHow, given, taken, standing, before } = words[locale]
  const done = await world.people.assign(tenant, { id: known.id, name: known.name }, wanted, world.administrators)
  if (done === 'lastAdministrator') return aboutRoles(turn, { title: last(known.name), lines: [lastHow], tone: 'attention' })
  const now = rolesOf(turn.world, { ...known, roles: wanted })
  const kept = now.length > wanted.length ? [standing(known.name)] : []
  const back: readonly Button[] = sameRoles(known.roles, wanted) ? [] : [{ ...roleButton(turn, known, known.roles), title: before }]
  const title = now.length > 0 ? given(known.name, roleList(turn, now)) : taken(known.name)
  return { ...aboutRoles(turn, { title, lines: [...kept, may(turn, now)].filter((line) => line !== ''), tone: 'good' }, back), replaces: true }
}

function may({ world, locale }: Turn, held: readonly Role[]): string {
  const rights = [...new Set(held.flatMap((role) => world.rights[role]))].map((right) => rightNames[right][locale])
  return rights.length > 0 ? words[locale].may(rights.join(locale === 'zh-CN' ? '、' : ', ')) : ''
}

/** No role was named: what the person has, and what can be given. */
function choose(turn: Turn, person: Person): Answer {
  const { present, choose: line } = words[turn.locale]
  const held = rolesOf(turn.world, person)
  const buttons = [...roles.map((role) => roleButton(turn, person, [role])), roleButton(turn, person, [])]
  return aboutRoles(turn, { title: person.name, lines: [present(rolesOrNone(turn, held)), line] }, buttons)
}

interface Words {
  readonly present: (roles: string) => string
  readonly choose: string
  readonly given: (name: string, roles: string) => string
  readonly taken: (name: string) => string
  readonly may: (rights: string) => string
  readonly standing: (name: string) => string
  readonly last: (name: string) => string
  readonly lastHow: string
  readonly before: string
}

const words: Localized<Words> = {
  en: {
    present: (held) => `Present role: ${held}.`,
    choose: 'Which role shall it be? It takes the place of the present one.',
    given: (name, held) => `${name} now has the role: ${held}`,
    taken: (name) => `${name} has no role any more`,
    may: (rights) => `That gives the rights: ${rights}.`,
    standing: (name) => `The settings of this bot name ${name} as an administrator; that role can be taken away only there.`,
    last: (name) => `${name} is the last administrator`,
    lastHow: 'Somebody must be able to give roles, so nothing was changed. Make somebody else an administrator first.',
    before: 'Undo',
  },
  'zh-CN': {
    present: (held) => `目前的角色：${held}。`,
    choose: '要分配哪个角色？新角色将取代目前的角色。',
    given: (name, held) => `${name} 现在的角色：${held}`,
    taken: (name) => `${name} 不再拥有任何角色`,
    may: (rights) => `由此获得的权限：${rights}。`,
    standing: (name) => `${name} 由机器人的设置指定为管理员，该角色只能在设置中取消。`,
    last: (name) => `${name} 是最后一位管理员`,
    lastHow: '必须有人能够分配角色，因此未作任何更改。请先将他人设为管理员。',
    before: '撤销',
  },
  es: {
    present: (held) => `Rol actual: ${held}.`,
    choose: '¿Qué rol debe tener? Sustituye al actual.',
    given: (name, held) => `${name} tiene ahora el rol: ${held}`,
    taken: (name) => `${name} ya no tiene ningún rol`,
    may: (rights) => `Con ello puede: ${rights}.`,
    standing: (name) => `La configuración de este bot nombra administrador a ${name}; ese rol solo se puede quitar allí.`,
    last: (name) => `${name} es el último administrador`,
    lastHow: 'Alguien tiene que poder asignar roles, así que no se ha cambiado nada. Primero hay que nombrar a otro administrador.',
    before: 'Deshacer',
  },
}
