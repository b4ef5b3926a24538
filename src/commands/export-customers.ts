import type { Answer, Command, Given, Turn } from '../bot/command.ts'
import { early } from '../bot/early.ts'
import { fileless, handOver, offerOf, type Making } from '../bot/files/handing.ts'
import { idsListed } from '../bot/files/ranks.ts'
import { rowsOf, sortableTime } from '../bot/files/rows.ts'
import { readGiven } from '../bot/given.ts'
import { readQuery, type ListQuery } from '../bot/list/list-query.ts'
import { listKey } from '../bot/list/list-words.ts'
import { findRanks, listing, wrongQuery } from '../bot/list/listing.ts'
import { asTyped, conditions, sent, typed } from '../cards/asking.ts'
import type { Button } from '../cards/card.ts'
import { count } from '../cards/format.ts'
import { message } from '../cards/message.ts'
import { say } from '../cards/say.ts'
import { columns, headingOf } from '../customer/columns.ts'
import type { SheetKind } from '../customer/sheets.ts'
import type { Localized } from '../text/locale.ts'

const asCsv = /(?:^|[\s,;]+)csv\s*$/i
/** Bytes that a customer takes in a file, roughly: how many exactly only making it would tell, and it is made of what the book holds when it is taken. */
const perCustomer: Readonly<Record<SheetKind, number>> = { xlsx: 200, csv: 360 }

export default {
  phrases: {
    en: ['export', 'export customers', 'download customers'],
    'zh-CN': ['导出', '导出客户', '下载客户'],
    es: ['exportar', 'exportar clientes', 'descargar clientes'],
  },
  about: {
    en: 'Gives the customers of a list as a file, Excel or CSV; “import” takes it back with changes',
    'zh-CN': '将列表中的客户导出为 Excel 或 CSV 文件；修改后可用“导入”读回',
    es: 'Da los clientes de una lista en un archivo, Excel o CSV; «importar» lo acepta con cambios',
  },
  usage: {
    en: '[text] [field:value …] [status:active|archived|all] [csv]',
    'zh-CN': '[文字] [字段:值 …] [状态:有效|已归档|全部] [csv]',
    es: '[texto] [campo:valor …] [estado:activo|archivado|todos] [csv]',
  },
  examples: {
    en: ['export', 'export owner:me', 'export city:Shanghai status:all csv'],
    'zh-CN': ['导出', '导出 负责人:我', '导出 城市:上海 状态:全部 csv'],
    es: ['exportar', 'exportar responsable:yo', 'exportar ciudad:Madrid estado:todos csv'],
  },
  right: 'export',
  private: true,
  key: listKey,
  async run(turn, given) {
    const { kind, asked } = wanted(given)
    const query = readQuery(turn, asked)
    if ('problem' in query) return { card: wrongQuery(turn, query.problem) }
    return turn.request.taken ? handOver(turn, () => making(turn, query, kind)) : offering(turn, query, kind)
  },
} satisfies Command

/** The kind of file may be the last word, behind a value too. */
function wanted(given: Given): { readonly kind: SheetKind; readonly asked: Given } {
  const [end] = asCsv.exec(given.raw) ?? []
  if (end === undefined) return { kind: given.data['kind'] === 'csv' ? 'csv' : 'xlsx', asked: given }
  return { kind: 'csv', asked: { ...readGiven({ key: listKey }, given.raw.slice(0, given.raw.length - end.length), given.phrase), data: given.data } }
}

/** Says what the file will hold, and offers it. */
async function offering(turn: Turn, query: ListQuery, kind: SheetKind): Promise<Answer> {
  const { viewer, locale } = turn
  const { total, nearly, loading } = await findRanks(turn, query, 0, 1)
  if (total === 0) return listing(turn, { ...query, page: 1 })
  if (!turn.request.files) return fileless(turn, [list(turn, query)])
  const { title, take, back, near, zeros } = words[locale]
  const told = conditions(locale, query)
  const lines = [...(told.length > 0 ? [told.join(' · ')] : []), ...(nearly ? [near] : []), ...(loading ? [early[locale].notice] : []), take, ...(viewer.rights.has('import') ? [back] : []), ...(kind === 'csv' ? [zeros] : [])]
  const about = title(total, count(total, viewer))
  return {
    card: message(viewer, { title: about, lines, buttons: [asking(turn, query, kind === 'csv' ? 'xlsx' : 'csv'), list(turn, query)] }),
    ...offerOf(turn, 'export-customers', { name: fileName(turn, kind), about, size: 4_000 + total * perCustomer[kind], data: { ...sent(query), kind } }),
  }
}

async function making(turn: Turn, query: ListQuery, kind: SheetKind): Promise<Making | Answer> {
  const { viewer, locale, world } = turn
  const ids = await idsListed(turn, query)
  if (!ids) return { card: message(viewer, { lines: [words[locale].early], tone: 'attention', buttons: [asking(turn, query, kind)] }) }
  const headings = columns.map((column) => headingOf(column, locale, world.rules))
  return { kind, table: { name: words[locale].sheet, headings, rows: rowsOf(turn, ids) }, done: words[locale].done(ids.length, count(ids.length, viewer)), again: asking(turn, query, kind) }
}

/** "Customers 2026-11-28.xlsx" */
function fileName({ locale, stamp, viewer }: Turn, kind: SheetKind): string {
  return `${words[locale].sheet} ${sortableTime(viewer)(stamp.at).slice(0, 10)}.${kind}`
}

/** Offers the file as one of this kind. */
function asking({ locale }: Turn, query: ListQuery, kind: SheetKind): Button {
  const csv = kind === 'csv' ? ['csv'] : []
  return { title: words[locale].as[kind], verb: 'export-customers', data: { ...sent(query), kind }, say: say('export-customers', locale, ...asTyped(locale, query), ...csv) }
}

function list({ locale }: Turn, query: ListQuery): Button {
  return { title: words[locale].list, verb: 'list-customers', data: { ...sent(query), page: 1 }, say: typed(locale, query) }
}

interface Words {
  /** Of the sheet, and the beginning of the file's name. */
  readonly sheet: string
  readonly title: (count: number, shown: string) => string
  readonly near: string
  readonly take: string
  readonly back: string
  /** Of CSV. */
  readonly zeros: string
  readonly as: Readonly<Record<SheetKind, string>>
  readonly list: string
  readonly early: string
  readonly done: (count: number, shown: string) => string
}

const words: Localized<Words> = {
  en: {
    sheet: 'Customers',
    title: (count, shown) => (count === 1 ? '1 customer as a file' : `${shown} customers as a file`),
    near: 'Nothing matches the words exactly; these look or sound similar.',
    take: 'Allow the file below, and it is made from the account book as it is then and put into your OneDrive.',
    back: 'Changed in a spreadsheet program and sent here, it is imported: first only as a trial that tells what would change.',
    zeros: 'A spreadsheet program may take zeros and digits from the numbers of a CSV file; to change it in one, ask for Excel.',
    as: { xlsx: 'As Excel', csv: 'As CSV' },
    list: 'List them',
    early: 'The account book is still being read after a start, so that the file would not be whole. No file was made; please try again in a minute.',
    done: (count, shown) => (count === 1 ? '1 customer is in this file.' : `${shown} customers are in this file.`),
  },
  'zh-CN': {
    sheet: '客户',
    title: (_, shown) => `将 ${shown} 个客户导出为文件`,
    near: '没有与所输文字完全匹配的客户；以下是拼写或读音相近的结果。',
    take: '在下方允许后，将按届时客户账簿的内容生成文件，并放入你的 OneDrive。',
    back: '在表格程序中修改后发到这里即可导入：先试运行，只告知会有哪些更改。',
    zeros: '表格程序可能会去掉 CSV 文件中号码开头的零或部分数字；如需在其中修改，请导出为 Excel。',
    as: { xlsx: '导出为 Excel', csv: '导出为 CSV' },
    list: '查看列表',
    early: '启动后仍在读取客户账簿，此时的文件会不完整。未生成文件，请一分钟后重试。',
    done: (_, shown) => `文件中有 ${shown} 个客户。`,
  },
  es: {
    sheet: 'Clientes',
    title: (count, shown) => (count === 1 ? '1 cliente en un archivo' : `${shown} clientes en un archivo`),
    near: 'Nada coincide exactamente con lo escrito; estos se escriben o suenan parecido.',
    take: 'Permite el archivo de abajo: se prepara con lo que el libro de cuentas tenga entonces y se deja en tu OneDrive.',
    back: 'Modificado en una hoja de cálculo y enviado aquí, se importa: primero solo como prueba que dice qué cambiaría.',
    zeros: 'Una hoja de cálculo puede quitar ceros y cifras a los números de un CSV; para modificarlo en ella, pídelo como Excel.',
    as: { xlsx: 'Como Excel', csv: 'Como CSV' },
    list: 'Ver la lista',
    early: 'El libro de cuentas aún se está leyendo tras el arranque y el archivo no estaría completo. No se ha preparado; inténtalo en un minuto.',
    done: (count, shown) => (count === 1 ? 'En este archivo hay 1 cliente.' : `En este archivo hay ${shown} clientes.`),
  },
}
