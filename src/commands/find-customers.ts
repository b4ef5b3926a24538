import type { Answer, Command, Turn } from '../bot/command.ts'
import { early } from '../bot/early.ts'
import { readQuery, type ListQuery } from '../bot/list/list-query.ts'
import { listKey } from '../bot/list/list-words.ts'
import { findPage, isControl, listing, wrongQuery } from '../bot/list/listing.ts'
import { commandButton } from '../bot/replies.ts'
import { showing } from '../bot/showing.ts'
import type { Button, Card } from '../cards/card.ts'
import { clip } from '../cards/format.ts'
import { message } from '../cards/message.ts'
import { say } from '../cards/say.ts'
import type { Localized } from '../text/locale.ts'

export default {
  phrases: {
    en: ['find', 'search', 'look up', 'find customer', 'find customers', 'search customers'],
    'zh-CN': ['查找', '搜索', '查询', '找', '查找客户', '搜索客户', '查询客户'],
    es: ['buscar', 'busca', 'encontrar', 'buscar cliente', 'buscar clientes'],
  },
  about: {
    en: 'Finds customers by any part of a name, domain, contact, number, city or tag; pinyin and initials too',
    'zh-CN': '按名称、域名、联系人、号码、城市或标签的任意部分查找客户，支持拼音和首字母',
    es: 'Busca clientes por cualquier parte de un nombre, dominio, contacto, número, ciudad o etiqueta',
  },
  usage: { en: '[anything] [field:value …]', 'zh-CN': '[任意文字] [字段:值 …]', es: '[lo que sea] [campo:valor …]' },
  examples: {
    en: ['find contoso', 'find li wei city:Shenzhen', 'find 138'],
    'zh-CN': ['查找 康拓', '查找 ktkj', '查找 李伟 城市:深圳'],
    es: ['buscar contoso', 'buscar ana ciudad:Madrid', 'buscar 138'],
  },
  right: 'view',
  menu: 3,
  key: listKey,
  async run(turn, given) {
    const asked = readQuery(turn, given)
    if ('problem' in asked) return { card: wrongQuery(turn, asked.problem) }
    // Who looks for a customer by name wants it even where it is archived.
    const query: ListQuery = { ...asked, filters: { status: 'all', ...asked.filters } }
    if (isControl(turn) || asked.page > 1) return listing(turn, query)
    return isEmpty(asked) ? { card: nothingAsked(turn) } : find(turn, query)
  },
} satisfies Command

function isEmpty({ text, filters }: ListQuery): boolean {
  return text === undefined && Object.keys(filters).length === 0
}

async function find(turn: Turn, query: ListQuery): Promise<Answer> {
  const found = await findPage(turn, query)
  const { ids, total, nearly, loading } = found
  const [only] = total === 1 && !nearly && !loading ? await turn.world.book.getMany(turn.tenant, ids) : []
  if (only) return showing(turn, only, words[turn.locale].only(query.text ?? ''))
  if (total > 0) return listing(turn, query, found)
  return { card: loading ? nothingYet(turn, query) : await nothingFound(turn, query) }
}

/** Nothing is added for not being found yet. */
function nothingYet(turn: Turn, { text = '' }: ListQuery): Card {
  const { none, notice } = early[turn.locale]
  return message(turn.viewer, { title: none(text), lines: [notice], tone: 'attention', buttons: further(turn) })
}

function nothingAsked(turn: Turn): Card {
  const { title, how } = words[turn.locale]
  return message(turn.viewer, { title, lines: [how], buttons: further(turn) })
}

/** Says so, and where fewer conditions find something, offers that. */
async function nothingFound(turn: Turn, query: ListQuery): Promise<Card> {
  const { none, how, without } = words[turn.locale]
  const { text = '' } = query
  const filtered = Object.keys(query.filters).length > 1 || query.filters.status !== 'all'
  const { total } = filtered && text ? await turn.world.index.find(turn.tenant, { text, filters: { status: 'all' }, from: 0, count: 0 }) : { total: 0 }
  const wider: readonly Button[] = total > 0 ? [{ title: without(total), verb: 'find-customers', data: { text }, say: say('find-customers', turn.locale, text) }] : []
  return message(turn.viewer, { title: none(text), lines: [how], tone: 'attention', buttons: [...wider, ...further(turn, text)] })
}

function further({ commands, viewer, locale, ...turn }: Turn, text = ''): readonly Button[] {
  const list = commands.byVerb('list-customers')
  const all = list ? [commandButton({ commands, viewer, locale, ...turn }, list)] : []
  if (text === '' || !viewer.rights.has('add')) return all
  return [{ title: words[locale].add(clip(text, 30)), verb: 'add-customer', data: { companyName: text }, say: say('add-customer', locale, text) }, ...all]
}

interface Words {
  readonly only: (text: string) => string
  readonly none: (text: string) => string
  readonly title: string
  readonly how: string
  readonly without: (count: number) => string
  readonly add: (text: string) => string
}

const words: Localized<Words> = {
  en: {
    only: (text) => (text ? `The only match for “${text}”.` : 'The only match.'),
    none: (text) => (text ? `No customer matches “${text}”` : 'No customer matches'),
    title: 'What are you looking for?',
    how: 'A part is enough: of a name, domain, contact, e-mail, phone, registration number, city or tag; Chinese names in pinyin or initials too. If it is not found, fewer letters may help.',
    without: (count) => `Search without filters (${count})`,
    add: (text) => `Add “${text}”`,
  },
  'zh-CN': {
    only: (text) => (text ? `与“${text}”匹配的唯一客户。` : '唯一匹配的客户。'),
    none: (text) => (text ? `没有与“${text}”匹配的客户` : '没有匹配的客户'),
    title: '要查找什么？',
    how: '输入一部分即可：名称、域名、联系人、邮箱、电话、统一社会信用代码、城市或标签；中文名称也可用拼音或首字母。如未找到，可减少输入的文字再试。',
    without: (count) => `不加筛选条件查找（${count}）`,
    add: (text) => `添加“${text}”`,
  },
  es: {
    only: (text) => (text ? `La única coincidencia con «${text}».` : 'La única coincidencia.'),
    none: (text) => (text ? `Ningún cliente coincide con «${text}»` : 'Ningún cliente coincide'),
    title: '¿Qué quieres buscar?',
    how: 'Basta una parte: del nombre, dominio, contacto, correo, teléfono, número de registro, ciudad o etiqueta; los nombres chinos, también en pinyin o por iniciales. Si no aparece, prueba con menos letras.',
    without: (count) => `Buscar sin filtros (${count})`,
    add: (text) => `Agregar «${text}»`,
  },
}
