import type { Locale, Localized } from '../text/locale.ts'

/** Someone to chat as. `roles` are for the program to assign: the page only names them. */
export interface Actor {
  /** How the page's address names them. */
  readonly key: string
  /** The channel's id of the person. */
  readonly id: string
  readonly aadObjectId: string
  readonly name: string
  readonly email: string
  readonly locale: Locale
  readonly roles: readonly ('administrator' | 'adminAgent' | 'salesAgent' | 'helpdeskAgent')[]
}

/** Somewhere to chat. */
export interface Conversation {
  /** How the page's address names it; `personal` is each person's own. */
  readonly key: string
  readonly id: string
  readonly type: 'personal' | 'groupChat' | 'channel'
  readonly name: Localized
  /** Keys of the people in it. */
  readonly members: readonly string[]
  readonly team?: { readonly id: string; readonly name: string }
  readonly channel?: { readonly id: string; readonly name: string }
}

/** The one tenant of the local page. */
export const localTenant = '10ca1000-0000-4000-8000-000000000001'

export const localBot = { id: '28:10ca1000-0000-4000-8000-0000000000b0', name: 'Customer Accounts' } as const

/** Everyone on the page, the first one first. */
export const cast: readonly Actor[] = [
  actor(1, 'grace', 'Grace Miller', 'en', ['administrator']),
  actor(2, 'xiaomei', '林晓梅', 'zh-CN', ['adminAgent']),
  actor(3, 'zhiqiang', '王志强', 'zh-CN', ['salesAgent']),
  actor(4, 'sofia', 'Sofía Navarro', 'es', ['salesAgent']),
  actor(5, 'daniel', 'Daniel Reed', 'en', ['helpdeskAgent']),
  actor(6, 'lucia', 'Lucía Torres', 'es', []),
]

const everyone = cast.map((person) => person.key)

/** Each person's own chat with the bot, one group chat, one thread in a channel. */
export const conversations: readonly Conversation[] = [
  ...cast.map((person) => ({ key: 'personal', id: `a:1${person.key}-${localTenant}`, type: 'personal', name: same(localBot.name), members: [person.key] }) as const),
  {
    key: 'group',
    id: '19:10ca1000000040008000000000000002@thread.v2',
    type: 'groupChat',
    name: { en: 'Sales round', 'zh-CN': '销售小组', es: 'Equipo de ventas' },
    members: ['grace', 'zhiqiang', 'sofia', 'lucia'],
  },
  {
    key: 'channel',
    id: '19:10ca1000000040008000000000000003@thread.tacv2;messageid=1790000000000',
    type: 'channel',
    name: { en: 'General', 'zh-CN': '常规', es: 'General' },
    members: everyone,
    team: { id: '19:10ca1000000040008000000000000004@thread.tacv2', name: 'Contoso Partners' },
    channel: { id: '19:10ca1000000040008000000000000003@thread.tacv2', name: 'General' },
  },
]

/** The person's conversations, their own first. */
export function conversationsOf(person: string): readonly Conversation[] {
  return conversations.filter((conversation) => conversation.members.includes(person))
}

function actor(number: number, key: string, name: string, locale: Locale, roles: Actor['roles']): Actor {
  const aadObjectId = `10ca1000-0000-4000-8000-0000000001${String(number).padStart(2, '0')}`
  return { key, id: `29:1${aadObjectId.replaceAll('-', '')}`, aadObjectId, name, email: `${key}@partner.example`, locale, roles }
}

function same(name: string): Localized {
  return { en: name, 'zh-CN': name, es: name }
}
