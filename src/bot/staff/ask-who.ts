import type { Button } from '../../cards/card.ts'
import { clip } from '../../cards/format.ts'
import { message, type Told } from '../../cards/message.ts'
import type { Person } from '../../people/people.ts'
import { roleNames, roles, type Role } from '../../people/rights.ts'
import type { Localized } from '../../text/locale.ts'
import type { Answer, Turn } from '../command.ts'
import { fold } from '../fold.ts'
import { readSelf } from '../list/list-words.ts'
import { colleagues } from './colleagues.ts'
import { assignRole, rolesOrNone, type Wanted } from './staff-roles.ts'

export type Someone = Pick<Person, 'id' | 'name' | 'email'>

/** People whom the bot has met: by address, by whole name or as oneself, by whole words of a name, else by any part, which is no more than a guess. */
export async function met({ world, tenant, person }: Turn, text: string): Promise<{ readonly people: readonly Someone[]; readonly guessed: boolean }> {
  const wanted = fold(text.replace(/^@/, '').trim())
  if (wanted === '') return { people: [], guessed: false }
  const byEmail = wanted.includes('@') ? await world.people.byEmail(tenant, wanted) : undefined
  if (byEmail) return { people: [byEmail], guessed: false }
  const all = await world.people.list(tenant)
  const whole = all.filter(({ id, name }) => fold(name) === wanted && id !== person.id)
  // “Me” may be somebody's name: then it is asked which is meant.
  const oneself = readSelf(wanted) === 'me' || fold(person.name) === wanted ? [person] : []
  const named = [[...oneself, ...whole], all.filter(({ name }) => wordsOf(wanted).every((word) => wordsOf(fold(name)).includes(word)))].find((some) => some.length > 0)
  return named ? { people: named, guessed: false } : { people: all.filter(({ name }) => fold(name).includes(wanted)), guessed: true }
}

const wordsOf = (name: string) => name.split(/\s+/)

/** Lets somebody be picked among those whom the bot has met. */
export async function askWho(turn: Turn, wanted: Wanted): Promise<Answer> {
  const { who: title, how, person, phrase } = words[turn.locale]
  const [first, ...others] = await colleagues(turn.world, turn.request, { among: 'people', text: '', from: 0, most: mostOffered })
  if (!first) return aboutRoles(turn, { title, lines: [how] })
  const go: Button = { title: assignRole[turn.locale], verb: 'role', data: wanted ? { roles: wanted.join(' ') } : {}, say: [phrase, first.title, wanted ? rolesOrNone(turn, wanted) : ''].join(' ').trim(), style: 'positive' }
  return aboutRoles(turn, { title, lines: [how], pick: { id: 'who', label: person, dataset: 'people', choices: [first, ...others].map(({ title, value }) => ({ title, value })) } }, [go])
}

const mostOffered = 8

/** Asks which of several people is meant, or whether the one is. */
export function askWhich(turn: Turn, people: readonly Someone[], wanted: Wanted): Answer {
  const { phrase, several, one, which: line } = words[turn.locale]
  const buttons = people.slice(0, 6).map(({ id, name, email }): Button => ({
    title: email ? `${name} (${email})` : name,
    verb: 'role',
    data: { person: id, ...(wanted ? { roles: wanted.join(' ') } : {}) },
    say: [phrase, email ?? name, wanted ? rolesOrNone(turn, wanted) : ''].join(' ').trim(),
  }))
  return aboutRoles(turn, { title: people.length > 1 ? several : one, lines: people.length > 1 ? [line] : [] }, buttons)
}

export function notMet(turn: Turn, name: string): Answer {
  const text = clip(name, 80)
  const { nobody, how } = words[turn.locale]
  return aboutRoles(turn, { title: nobody(text), lines: [how], tone: 'attention' })
}

/** Gives somebody these roles. */
export function roleButton(turn: Turn, { id, name, email }: Someone, wanted: readonly Role[]): Button {
  const { phrase } = words[turn.locale]
  const title = rolesOrNone(turn, wanted)
  return { title, verb: 'role', data: { person: id, roles: wanted.join(' ') }, say: `${phrase} ${email ?? name} ${title}` }
}

/** Every answer leads on to the roles. */
export function aboutRoles(turn: Turn, told: Told, buttons: readonly Button[] = []): Answer {
  const { roles: title } = words[turn.locale]
  return { card: message(turn.viewer, { ...told, buttons: [...buttons, { title, verb: 'roles', say: title.toLowerCase() }] }) }
}

interface Words {
  readonly phrase: string
  readonly roles: string
  readonly who: string
  readonly person: string
  readonly how: string
  readonly nobody: (text: string) => string
  readonly several: string
  readonly one: string
  readonly which: string
}

const words: Localized<Words> = {
  en: {
    phrase: 'role',
    roles: 'Roles',
    who: 'Who gets which role?',
    person: 'Person',
    how: `Pick or name somebody who has written to me before, by name or e-mail, or mention a member of this conversation with @; then the role: ${roles.map((role) => roleNames[role].en).join(', ')}, or none.`,
    nobody: (text) => (text ? `I have not met “${text}” yet` : 'I have not met this person yet'),
    several: 'Several people could be meant',
    one: 'Is this who you mean?',
    which: 'Who is it? Roles are given to one person at a time.',
  },
  'zh-CN': {
    phrase: '分配角色',
    roles: '角色',
    who: '为谁分配什么角色？',
    person: '人员',
    how: `请选择，或用姓名、邮箱指定曾与我对话的人，或用 @ 提及此会话中的成员；然后写角色：${roles.map((role) => roleNames[role]['zh-CN']).join('、')}，或“无”。`,
    nobody: (text) => (text ? `我还不认识“${text}”` : '我还不认识此人'),
    several: '有多人与此匹配',
    one: '你指的是此人吗？',
    which: '请选择其中一人；每次只能为一人分配角色。',
  },
  es: {
    phrase: 'rol',
    roles: 'Roles',
    who: '¿Quién recibe qué rol?',
    person: 'Persona',
    how: `Elige o indica a alguien que ya me haya escrito, por nombre o correo, o menciona con @ a un miembro de esta conversación; después, el rol: ${roles.map((role) => roleNames[role].es).join(', ')} o ninguno.`,
    nobody: (text) => (text ? `Todavía no conozco a «${text}»` : 'Todavía no conozco a esta persona'),
    several: 'Podría tratarse de varias personas',
    one: '¿Es esta persona?',
    which: '¿Quién es? Los roles se asignan de uno en uno.',
  },
}
