import type { Locale, Localized } from '../src/text/locale.ts'
import type { Edition } from './clouds.ts'

/** `false` leaves the compose box out of both packages. */
export const extensionAnswered = true

interface Text {
  readonly title: Localized
  readonly description: Localized
}

interface Entry extends Text {
  /** The verb of the command that answers. */
  readonly id: string
  readonly type: 'query' | 'action'
  readonly context: readonly ('compose' | 'commandBox' | 'message')[]
  readonly initialRun?: true
  readonly fetchTask?: true
  readonly parameters?: readonly (Text & { readonly name: string })[]
}

const entries: readonly Entry[] = [
  {
    id: 'find-customers',
    type: 'query',
    context: ['compose', 'commandBox'],
    initialRun: true,
    title: { en: 'Search customers', 'zh-CN': '搜索客户', es: 'Buscar clientes' },
    description: { en: 'Finds a customer and puts its card into your message', 'zh-CN': '查找客户，并将其卡片放入消息', es: 'Busca un cliente y pone su tarjeta en el mensaje' },
    parameters: [
      {
        name: 'query',
        title: { en: 'Customer', 'zh-CN': '客户', es: 'Cliente' },
        description: { en: 'Any part of a name, domain, contact, number or city', 'zh-CN': '名称、域名、联系人、号码或城市的任意部分', es: 'Cualquier parte de un nombre, dominio, contacto, número o ciudad' },
      },
    ],
  },
  {
    id: 'add-customer',
    type: 'action',
    context: ['compose', 'message'],
    fetchTask: true,
    title: { en: 'Add customer', 'zh-CN': '添加客户', es: 'Agregar cliente' },
    description: { en: 'Opens the form for a new customer, filled in from the message', 'zh-CN': '打开新客户表单，并按消息内容填写', es: 'Abre el formulario de un cliente nuevo, con los datos del mensaje' },
  },
]

/** The part `composeExtensions` of a manifest; `linkHost` is the host of links to customers. */
export function composeExtensions(botId: string, edition: Edition, linkHost?: string): object {
  const commands = entries.map((entry) => command(entry, edition))
  const links = linkHost && edition.links ? { messageHandlers: [{ type: 'link', value: { domains: [linkHost], supportsAnonymizedPayloads: false } }] } : {}
  return { composeExtensions: [{ botId, commands, ...links }] }
}

function command({ parameters = [], context, ...rest }: Entry, { messageActions }: Edition): object {
  const asked = parameters.map((parameter) => ({ ...inEnglish(parameter), inputType: 'text' }))
  return { ...inEnglish(rest), context: context.filter((where) => messageActions || where !== 'message'), ...(asked.length > 0 ? { parameters: asked } : {}) }
}

function inEnglish<T extends Text>(named: T): object {
  return { ...named, title: named.title.en, description: named.description.en }
}

/** What the extension says in another language, by its place in the manifest. */
export function extensionIn(locale: Locale): object {
  return Object.fromEntries(entries.flatMap((entry, n) => placed(`composeExtensions[0].commands[${n}]`, entry, locale)))
}

function placed(place: string, { title, description, parameters = [] }: Omit<Entry, 'id' | 'type' | 'context'>, locale: Locale): readonly (readonly [string, string])[] {
  const own = [[`${place}.title`, title[locale]], [`${place}.description`, description[locale]]] as const
  return [...own, ...parameters.flatMap((parameter, n) => placed(`${place}.parameters[${n}]`, parameter, locale))]
}
