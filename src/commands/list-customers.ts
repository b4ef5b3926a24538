import type { Answer, Command, Given, Turn } from '../bot/command.ts'
import { readQuery } from '../bot/list/list-query.ts'
import { listKey } from '../bot/list/list-words.ts'
import { listing, wrongQuery, type ListKept } from '../bot/list/listing.ts'

const turning = {
  en: { 'next page': 1, more: 1, 'previous page': -1, 'page back': -1, page: 'to', 'go to page': 'to' },
  'zh-CN': { 下一页: 1, 更多: 1, 上一页: -1, 页: 'to', 转到页: 'to' },
  es: { 'siguiente página': 1, 'página siguiente': 1, más: 1, 'página anterior': -1, página: 'to', 'ir a la página': 'to' },
} as const
const steps: Readonly<Record<string, number | 'to'>> = { ...turning.en, ...turning['zh-CN'], ...turning.es }

export default {
  phrases: {
    en: ['list customers', 'list', 'customers', 'customer list', 'show customers', 'all customers', ...Object.keys(turning.en)],
    'zh-CN': ['客户列表', '列出客户', '所有客户', '全部客户', '列表', '客户', '查看客户列表', '显示客户列表', ...Object.keys(turning['zh-CN'])],
    es: ['listar clientes', 'lista de clientes', 'listar', 'lista', 'clientes', 'ver clientes', 'mostrar clientes', 'todos los clientes', ...Object.keys(turning.es)],
  },
  about: {
    en: 'Lists the customers, filtered and sorted as you like, page by page',
    'zh-CN': '分页列出客户，可任意筛选和排序',
    es: 'Lista los clientes por páginas, con filtros y el orden que haga falta',
  },
  usage: {
    en: '[text] [field:value …] [status:active|archived|all] [owner:me] [sort:name|changed|created|<field>, “-” in front for descending] [page:n]',
    'zh-CN': '[文字] [字段:值 …] [状态:有效|已归档|全部] [负责人:我] [排序:名称|更改|创建|<字段>，前加“-”为降序] [页:n]',
    es: '[texto] [campo:valor …] [estado:activo|archivado|todos] [responsable:yo] [orden:nombre|cambio|creado|<campo>, «-» delante para invertir] [página:n]',
  },
  examples: {
    en: ['list customers', 'list customers city:Shanghai sort:-changed', 'list customers owner:me page:2', 'next page'],
    'zh-CN': ['客户列表', '客户列表 城市:上海 排序:-更改', '客户列表 负责人:我 页:2', '下一页'],
    es: ['listar clientes', 'listar clientes ciudad:Madrid orden:-cambio', 'listar clientes responsable:yo página:2', 'siguiente página'],
  },
  right: 'view',
  menu: 2,
  key: listKey,
  run: (turn, given) => (given.phrase in steps ? turned(turn, given) : answer(turn, readQuery(turn, given))),
} satisfies Command

/** Another page of the list last shown here: the next one, the one before, or any by its number. */
async function turned(turn: Turn, given: Given): Promise<Answer> {
  const kept = await turn.world.desk.read<ListKept>(turn.spot, 'list')
  const step = steps[given.phrase]
  const page = step === 'to' ? given.text : kept ? String(kept.query.page + (step ?? 0)) : '1'
  const read = readQuery(turn, { ...given, text: '', keys: { page } })
  return answer(turn, 'problem' in read ? read : { filters: {}, ...kept?.query, page: read.page })
}

async function answer(turn: Turn, query: ReturnType<typeof readQuery>): Promise<Answer> {
  return 'problem' in query ? { card: wrongQuery(turn, query.problem) } : listing(turn, query)
}
