import type { Answer, Command, Given, Turn } from '../bot/command.ts'
import { fold } from '../bot/fold.ts'
import { colleagues } from '../bot/colleagues.ts'
import { capital } from '../bot/replies.ts'
import { roleList, rolesAtEnd, rolesIn, sameRoles, type Wanted } from '../bot/staff-roles.ts'
import { rolesOf } from '../bot/turn.ts'
import type { Button } from '../cards/card.ts'
import { clip } from '../cards/format.ts'
import { message, type Told } from '../cards/message.ts'
import { normalize } from '../customer/normalize.ts'
import { staffIn } from '../customer/staff.ts'
import type { Person } from '../people/people.ts'
import { rightNames, roleNames, roles, type Role } from '../people/rights.ts'
import type { Localized } from '../text/locale.ts'

type Someone = Pick<Person, 'id' | 'name' | 'email'>

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
  return person ? give(turn, person, rolesIn(wanted)) : unknown(turn, '')
}

async function byText(turn: Turn, { text }: Given, sent?: string): Promise<Answer> {
  const { before, roles: wanted = rolesIn(sent) } = rolesAtEnd(text)
  const { mentioned } = turn.request
  const [only, ...others] = mentioned.length > 0 ? mentioned : await named(turn, before)
  if (!only) return before === '' ? who(turn, wanted) : unknown(turn, before)
  return others.length > 0 ? which(turn, [only, ...others], wanted) : give(turn, only, wanted)
}

/** Lets somebody be picked among those whom the bot has met. */
async function who(turn: Turn, wanted: Wanted): Promise<Answer> {
  const { who: title, how, person, phrase } = words[turn.locale]
  const [first, ...others] = await colleagues(turn.world, turn.request, { among: 'people', text: '', from: 0, most: mostOffered })
  if (!first) return say(turn, { title, lines: [how] })
  const go: Button = { title: capital(phrase), verb: 'role', data: wanted ? { roles: wanted.join(' ') } : {}, say: [phrase, first.title, wanted ? roleList(turn, wanted) : ''].join(' ').trim(), style: 'positive' }
  return say(turn, { title, lines: [how], pick: { id: 'who', label: person, dataset: 'people', choices: [first, ...others].map(({ title, value }) => ({ title, value })) } }, [go])
}

const mostOffered = 8

/** People whom the bot has met: by address, by whole name, else by part of it. */
async function named({ world, tenant }: Turn, text: string): Promise<readonly Someone[]> {
  const wanted = fold(text.replace(/^@/, '').trim())
  if (wanted === '') return []
  const byEmail = wanted.includes('@') ? await world.people.byEmail(tenant, wanted) : undefined
  if (byEmail) return [byEmail]
  const people = await world.people.list(tenant)
  const exact = people.filter(({ name }) => fold(name) === wanted)
  return exact.length > 0 ? exact : people.filter(({ name }) => fold(name).includes(wanted))
}

async function give(turn: Turn, someone: Someone, wanted: Wanted): Promise<Answer> {
  const { world, tenant, locale } = turn
  const known: Person = (await world.people.get(tenant, someone.id)) ?? { ...someone, roles: [], plain: [] }
  if (wanted === undefined) return choose(turn, known)
  const { last, lastHow, given, taken, standing, before } = words[locale]
  const done = await world.people.assign(tenant, { id: known.id, name: known.name }, wanted, world.administrators)
  if (done === 'lastAdministrator') return say(turn, { title: last(known.name), lines: [lastHow], tone: 'attention' })
  const now = rolesOf(turn.world, { ...known, roles: wanted })
  const kept = now.length > wanted.length ? [standing(known.name)] : []
  const back: readonly Button[] = sameRoles(known.roles, wanted) ? [] : [{ ...button(turn, known, known.roles), title: before }]
  const title = now.length > 0 ? given(known.name, roleList(turn, now)) : taken(known.name)
  return { ...say(turn, { title, lines: [...kept, may(turn, now)].filter((line) => line !== ''), tone: 'good' }, back), replaces: true }
}

function may({ world, locale }: Turn, held: readonly Role[]): string {
  const rights = [...new Set(held.flatMap((role) => world.rights[role]))].map((right) => rightNames[right][locale])
  return rights.length > 0 ? words[locale].may(rights.join(locale === 'zh-CN' ? '、' : ', ')) : ''
}

/** No role was named: what the person has, and what can be given. */
function choose(turn: Turn, person: Person): Answer {
  const { present, none, choose: line } = words[turn.locale]
  const held = rolesOf(turn.world, person)
  const buttons = [...roles.map((role) => button(turn, person, [role])), button(turn, person, [])]
  return say(turn, { title: person.name, lines: [present(roleList(turn, held) || none), line] }, buttons)
}

function button(turn: Turn, { id, name, email }: Someone, wanted: readonly Role[]): Button {
  const { phrase, none } = words[turn.locale]
  const title = roleList(turn, wanted) || none
  return { title, verb: 'role', data: { person: id, roles: wanted.join(' ') }, say: `${phrase} ${email ?? name} ${title}` }
}

function which(turn: Turn, people: readonly Someone[], wanted: Wanted): Answer {
  const { phrase, several, which: line } = words[turn.locale]
  const buttons = people.slice(0, 6).map(({ id, name, email }): Button => ({
    title: email ? `${name} (${email})` : name,
    verb: 'role',
    data: { person: id, ...(wanted ? { roles: wanted.join(' ') } : {}) },
    say: [phrase, email ?? name, wanted ? roleList(turn, wanted) || words[turn.locale].none : ''].join(' ').trim(),
  }))
  return say(turn, { title: several, lines: [line] }, buttons)
}

function unknown(turn: Turn, name: string): Answer {
  const text = clip(name, 80)
  const { nobody, how } = words[turn.locale]
  return say(turn, { title: nobody(text), lines: [how], tone: 'attention' })
}

/** Every answer leads on to the roles. */
function say(turn: Turn, told: Told, buttons: readonly Button[] = []): Answer {
  const { roles: title } = words[turn.locale]
  return { card: message(turn.viewer, { ...told, buttons: [...buttons, { title, verb: 'roles', say: title.toLowerCase() }] }) }
}

interface Words {
  readonly phrase: string
  readonly roles: string
  readonly none: string
  readonly who: string
  readonly person: string
  readonly how: string
  readonly nobody: (text: string) => string
  readonly several: string
  readonly which: string
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
    phrase: 'role',
    roles: 'Roles',
    none: 'none',
    who: 'Who gets which role?',
    person: 'Person',
    how: `Pick or name somebody who has written to me before, by name or e-mail, or mention a member of this conversation with @; then the role: ${roles.map((role) => roleNames[role].en).join(', ')}, or none.`,
    nobody: (text) => (text ? `I have not met “${text}” yet` : 'I have not met this person yet'),
    several: 'Several people could be meant',
    which: 'Who is it? Roles are given to one person at a time.',
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
    phrase: '分配角色',
    roles: '角色',
    none: '无',
    who: '为谁分配什么角色？',
    person: '人员',
    how: `请选择，或用姓名、邮箱指定曾与我对话的人，或用 @ 提及此会话中的成员；然后写角色：${roles.map((role) => roleNames[role]['zh-CN']).join('、')}，或“无”。`,
    nobody: (text) => (text ? `我还不认识“${text}”` : '我还不认识此人'),
    several: '有多人与此匹配',
    which: '请选择其中一人；每次只能为一人分配角色。',
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
    phrase: 'rol',
    roles: 'Roles',
    none: 'ninguno',
    who: '¿Quién recibe qué rol?',
    person: 'Persona',
    how: `Elige o indica a alguien que ya me haya escrito, por nombre o correo, o menciona con @ a un miembro de esta conversación; después, el rol: ${roles.map((role) => roleNames[role].es).join(', ')} o ninguno.`,
    nobody: (text) => (text ? `Todavía no conozco a «${text}»` : 'Todavía no conozco a esta persona'),
    several: 'Podría tratarse de varias personas',
    which: '¿Quién es? Los roles se asignan de uno en uno.',
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
