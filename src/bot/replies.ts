import type { Button, Card } from '../cards/card.ts'
import { clip, count } from '../cards/format.ts'
import { message } from '../cards/message.ts'
import { rightNames, type Right } from '../people/rights.ts'
import type { Localized } from '../text/locale.ts'
import type { Turn } from './command.ts'
import type { Registered } from './registry.ts'
import { isStopped, mayRun, rolesOf } from './turn.ts'
import { longestText, titleOf } from './understand.ts'

/** A button that runs a command as its title would when typed. */
export function commandButton(turn: Turn, command: Registered): Button {
  const title = titleOf(command, turn.locale)
  return { title: capital(title), verb: command.verb, say: title }
}

/** With a capital letter in front, where the script has any. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Buttons for the commands of the menu that this person may run, without those that do nothing unless something follows them. */
export function menuButtons(turn: Turn, most = 6): readonly Button[] {
  return menu(turn).filter(({ usage }) => !usage?.en.startsWith('<')).slice(0, most).map((command) => commandButton(turn, command))
}

/** The commands of the menu that this person may run, in their order. */
export function menu(turn: Turn): readonly Registered[] {
  return turn.commands.all
    .filter((command) => command.menu !== undefined && mayRun(turn, command))
    .sort((a, b) => (a.menu ?? 0) - (b.menu ?? 0))
}

/** What the bot is for, and the way in; for a person without a role, how and whom to ask. */
export function welcome(turn: Turn): Card {
  const { request: { moved }, viewer, person: { name }, locale } = turn
  const words = welcomeWords[locale]
  const lines = (): readonly string[] => {
    if (viewer.shared) return [...(moved && name ? [words.added(name)] : []), words.purpose, words.shared]
    return [words.purpose, viewer.rights.size === 0 ? noRole[locale] : words.start]
  }
  return message(viewer, { title: words.hello(viewer.shared ? '' : name.trim()), lines: lines(), buttons: menuButtons(turn) })
}

const welcomeWords: Localized<{ hello: (name: string) => string; added: (name: string) => string; purpose: string; start: string; shared: string }> = {
  en: {
    hello: (name) => (name ? `Hello, ${name}` : 'Hello'),
    purpose: 'I keep your customers’ accounts: add a customer, find one by any part of a name, number or address, and update it, all in this chat.',
    start: 'Choose a button, or type a command. “help” shows them all.',
    added: (name) => `${name} added me here.`,
    shared: 'Choose a button, or mention me with a command, such as “@Customer Accounts help”. What not everybody may see goes to your private chat with me.',
  },
  'zh-CN': {
    hello: (name) => (name ? `${name}，你好` : '你好'),
    purpose: '我负责管理客户账户：在聊天中即可添加客户，按名称、号码或地址的任意部分查找客户，并更新其信息。',
    start: '请选择一个按钮，或直接输入命令。输入“帮助”可查看全部命令。',
    added: (name) => `${name}将我添加到了这里。`,
    shared: '请选择一个按钮，或 @ 我并输入命令，例如“@Customer Accounts 帮助”。不宜公开的客户资料会发到你与我的私聊中。',
  },
  es: {
    hello: (name) => (name ? `Hola, ${name}` : 'Hola'),
    purpose: 'Llevo las cuentas de los clientes: agregar un cliente, encontrarlo por cualquier parte de su nombre, número o dirección, y actualizarlo, todo en este chat.',
    start: 'Elige un botón o escribe un comando. «ayuda» los muestra todos.',
    added: (name) => `${name} me ha añadido aquí.`,
    shared: 'Elige un botón o mencióname con un comando, por ejemplo «@Customer Accounts ayuda». Lo que no todos pueden ver va a tu chat privado conmigo.',
  },
}

const noRole: Localized = {
  en: 'You have no role here yet. An administrator can give you one; “roles” shows who they are.',
  'zh-CN': '你目前还没有角色。管理员可以为你分配角色；输入“角色”可查看管理员名单。',
  es: 'Todavía no tienes un rol. Un administrador puede asignarte uno; «roles» muestra quiénes son.',
}

/** Names the missing right, what did not happen, and who can give it; `more` is said besides. */
export async function refusal(turn: Turn, right: Right | undefined, more: readonly string[] = []): Promise<Card> {
  const words = refusalWords[turn.locale]
  const missing = right ? rightNames[right][turn.locale] : ''
  const names = await administrators(turn)
  // Where the roles would do, nobody can give what the suspension takes.
  const stopped = right !== undefined && isStopped(turn.world, turn.person, right)
  const lines = stopped ? [] : [words.nothing, names.length > 0 ? words.ask(names.join(words.and)) : words.nobody]
  const suspended = turn.world.suspended ? [words.suspended] : []
  const help = turn.commands.byVerb('help')
  return message(turn.viewer, { title: words.missing(missing), lines: [...lines, ...suspended, ...more], tone: 'attention', buttons: help ? [commandButton(turn, help)] : [] })
}

async function administrators({ world, tenant }: Turn): Promise<readonly string[]> {
  const people = await world.people.list(tenant)
  return people.filter((person) => rolesOf(world, person).includes('administrator')).map(({ name }) => name)
}

const refusalWords: Localized<{ missing: (right: string) => string; nothing: string; ask: (names: string) => string; nobody: string; suspended: string; and: string }> = {
  en: {
    missing: (right) => `This needs the right “${right}”`,
    nothing: 'Your roles do not include it, so nothing was done.',
    ask: (names) => `Ask ${names} for it.`,
    nobody: 'No administrator is known yet; the settings of this bot name the first one.',
    suspended: 'The partner’s own account is suspended at present, so nothing was done: customers can be viewed and updated, but nothing new can be created.',
    and: ' or ',
  },
  'zh-CN': {
    missing: (right) => `此操作需要“${right}”权限`,
    nothing: '你的角色不包含该权限，因此未执行任何操作。',
    ask: (names) => `可向以下管理员申请：${names}。`,
    nobody: '目前还没有管理员；第一位管理员由机器人的设置指定。',
    suspended: '合作伙伴自身的账户目前已暂停，因此未执行任何操作：可以查看和更新客户，但不能新建。',
    and: '或',
  },
  es: {
    missing: (right) => `Esto requiere el permiso «${right}»`,
    nothing: 'Tus roles no lo incluyen, así que no se ha hecho nada.',
    ask: (names) => `Puedes pedírselo a ${names}.`,
    nobody: 'Aún no hay ningún administrador; la configuración del bot nombra al primero.',
    suspended: 'La cuenta del propio partner está suspendida, así que no se ha hecho nada: se pueden ver y actualizar clientes, pero no crear nada nuevo.',
    and: ' o ',
  },
}

/** Unknown words: the nearest commands, and a search for them; nothing is run by guess. */
export function notUnderstood(turn: Turn): Card {
  if ((turn.request.says ?? '').length > longestText) return tooLong(turn)
  const words = unknownWords[turn.locale]
  const text = (turn.request.says ?? '').trim().replace(/\s+/g, ' ').slice(0, 80)
  const near = turn.commands.nearest(text, 3).filter((command) => mayRun(turn, command))
  const find = turn.commands.byVerb('find-customers')
  const search = text && find && turn.viewer.rights.has('view') ? [{ title: words.find(clip(text, 30)), verb: find.verb, data: { text }, say: `${titleOf(find, turn.locale)} ${text}` }] : []
  const help = turn.commands.byVerb('help')
  const buttons = [...near.map((command) => commandButton(turn, command)), ...search, ...(help && !near.includes(help) ? [commandButton(turn, help)] : [])]
  return message(turn.viewer, { title: words.title, lines: [near.length > 0 ? words.mean : words.what], buttons })
}

const unknownWords: Localized<{ title: string; mean: string; what: string; find: (text: string) => string }> = {
  en: { title: 'I do not know that command', mean: 'Nothing was done. Did you mean one of these?', what: 'Nothing was done. You can search for it, or see what I understand.', find: (text) => `Find “${text}”` },
  'zh-CN': { title: '无法识别该命令', mean: '未执行任何操作。你是不是要找：', what: '未执行任何操作。你可以搜索这些文字，或查看可用的命令。', find: (text) => `查找“${text}”` },
  es: { title: 'No conozco ese comando', mean: 'No se ha hecho nada. ¿Era uno de estos?', what: 'No se ha hecho nada. Puedes buscarlo o ver qué entiendo.', find: (text) => `Buscar «${text}»` },
}

/** A text that nobody types: it is not read at all, rather than in part. */
function tooLong(turn: Turn): Card {
  const { locale, request, viewer } = turn
  const [title, line] = tooLongWords[locale](count((request.says ?? '').length, viewer), count(longestText, viewer))
  return message(viewer, { title, lines: [line], tone: 'attention', buttons: menuButtons(turn) })
}

const tooLongWords: Localized<(length: string, most: string) => readonly [string, string]> = {
  en: (length, most) => ['This message is too long', `It has ${length} characters; I read at most ${most} at a time. Nothing was done; please send it in parts.`],
  'zh-CN': (length, most) => ['消息过长', `此消息有 ${length} 个字符，一次最多可读取 ${most} 个。未执行任何操作，请分几次发送。`],
  es: (length, most) => ['Este mensaje es demasiado largo', `Tiene ${length} caracteres; leo como máximo ${most} de una vez. No se ha hecho nada; se puede enviar por partes.`],
}

/** A button of a card that this version no longer knows. */
export function oldCard(turn: Turn): Card {
  const [title, line] = oldCardWords[turn.locale]
  return message(turn.viewer, { title, lines: [line], tone: 'attention', buttons: menuButtons(turn) })
}

const oldCardWords: Localized<readonly [string, string]> = {
  en: ['This card is from an older version', 'Nothing was done. Please start again from here.'],
  'zh-CN': ['此卡片来自旧版本', '未执行任何操作。请从这里重新开始。'],
  es: ['Esta tarjeta es de una versión anterior', 'No se ha hecho nada. Se puede volver a empezar desde aquí.'],
}

/** Said in public where the answer went to the private chat. */
export function privately(turn: Turn): Card {
  return message(turn.viewer, { lines: [privatelyWords[turn.locale](turn.person.name)] })
}

const privatelyWords: Localized<(name: string) => string> = {
  en: (name) => `${name}, I have answered in our private chat: customers’ data stays out of shared conversations.`,
  'zh-CN': (name) => `${name}，我已在私聊中回复：客户资料不会显示在共享会话中。`,
  es: (name) => `${name}, he respondido en nuestro chat privado: los datos de clientes no se muestran en conversaciones compartidas.`,
}

/** Said in public where the private chat could not be opened. */
export function unreachable(turn: Turn): Card {
  const [title, line] = unreachableWords[turn.locale]
  return message(turn.viewer, { title, lines: [line], tone: 'attention' })
}

const unreachableWords: Localized<readonly [string, string]> = {
  en: ['I cannot reach your private chat', 'Personal data is not shown here. Open a chat with me (search for Customer Accounts under Apps and choose Add), say “hello”, and ask again.'],
  'zh-CN': ['无法打开与你的私聊', '此处不显示个人资料。请在“应用”中搜索 Customer Accounts 并添加，在私聊中发送“你好”，然后再试一次。'],
  es: ['No puedo abrir tu chat privado', 'Aquí no se muestran datos personales. Abre un chat conmigo (busca Customer Accounts en Aplicaciones y elige Agregar), escribe «hola» y repite la petición.'],
}
