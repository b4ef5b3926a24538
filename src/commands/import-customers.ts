import type { Answer, Command, Given, Turn } from '../bot/command.ts'
import { blank, offerBlank } from '../bot/files/blank.ts'
import { carryOut } from '../bot/files/carry-out.ts'
import { dropImport } from '../bot/files/dropping.ts'
import { fileless, handOver, type Making } from '../bot/files/handing.ts'
import { mending, offerMending } from '../bot/files/mending.ts'
import { keepLast, readLast, readPart, type Prepared } from '../bot/files/prepared.ts'
import { tryFile } from '../bot/files/trial.ts'
import { unread } from '../bot/files/unread.ts'
import { commandButton } from '../bot/replies.ts'
import { imported, tried } from '../cards/import.ts'
import { message } from '../cards/message.ts'
import { fields } from '../customer/fields.ts'
import type { Localized } from '../text/locale.ts'

const sure = /^(?:yes|confirm|sure|sí|si|confirmar|confirmo|是|确认|确定)$/i
const problems = /^(?:problems?|问题|problemas?)$/i
/** In ms: an import that takes no longer is answered at once, and a longer one tells so often how far it is. */
const [atOnce, rhythm] = [1_200, 5_000]

export default {
  phrases: {
    en: ['import', 'import customers', 'upload customers'],
    'zh-CN': ['导入', '导入客户', '上传客户'],
    es: ['importar', 'importar clientes', 'subir clientes'],
  },
  about: {
    en: 'Takes customers from an Excel or CSV file: first a trial that saves nothing, then what you confirm',
    'zh-CN': '从 Excel 或 CSV 文件导入客户：先试运行，不保存任何内容，经你确认后再导入',
    es: 'Toma clientes de un archivo Excel o CSV: primero una prueba sin guardar nada, luego lo que confirmes',
  },
  usage: { en: 'with a file, then yes', 'zh-CN': '附上文件，然后 确认', es: 'con un archivo, después sí' },
  examples: { en: ['import', 'import yes', 'import problems'], 'zh-CN': ['导入', '导入 确认', '导入 问题'], es: ['importar', 'importar sí', 'importar problemas'] },
  right: 'import',
  private: true,
  async run(turn, given) {
    const { request } = turn
    if (request.taken) return handOver(turn, () => making(turn, given.data['import']))
    if (request.attached) return trial(turn, request.attached)
    const id = given.data['import'] ?? (given.text === '' ? undefined : await readLast(turn))
    if (wants(given, 'drop')) return drop(turn, id)
    const head = id === undefined ? undefined : await readPart(turn, id, 'head')
    if (wants(given, 'sure', sure)) return head ? confirmed(turn, head) : gone(turn)
    if (wants(given, 'problems', problems)) return head ? offerMending(turn, head) : gone(turn)
    return how(turn)
  },
} satisfies Command

function wants({ data, text }: Given, name: string, word = /^$/): boolean {
  return data[name] === 'true' || (text !== '' && word.test(text))
}

/** Looks through the file and says what it would do. */
async function trial(turn: Turn, file: NonNullable<Turn['request']['attached']>): Promise<Answer> {
  const found = await tryFile(turn, file)
  if (typeof found === 'string') return unread(turn, found)
  const { prepared, first } = found
  await keepLast(turn, prepared.id)
  return { card: tried(turn.viewer, { ...prepared, first, besides: file.besides }) }
}

/** Saves what is right, and where that takes long goes on after the answer. */
async function confirmed(turn: Turn, head: Prepared, patience = atOnce): Promise<Answer> {
  const standing = await carryOut(turn, head, patience)
  const card = imported(turn.viewer, { ...standing, id: head.id, wrong: head.counts.wrong })
  const goesOn = standing.left > 0 && !standing.stopped
  // What was typed has no card whose place each word on the way could take: the next word is the last.
  return { card, replaces: true, ...(goesOn ? { later: () => confirmed(turn, head, turn.request.pressed ? rhythm : Infinity) } : {}) }
}

async function drop(turn: Turn, id: string | undefined): Promise<Answer> {
  const dropped = await dropImport(turn, id)
  return dropped === undefined ? gone(turn) : { card: message(turn.viewer, { lines: [dropped] }), replaces: true }
}

async function making(turn: Turn, id: string | undefined): Promise<Making | Answer> {
  if (id === undefined) return blank(turn)
  const head = await readPart(turn, id, 'head')
  return head ? mending(turn, head) : gone(turn)
}

function gone(turn: Turn): Answer {
  const { viewer, locale, commands } = turn
  const again = commands.byVerb('import-customers')
  return { card: message(viewer, { lines: [words[locale].gone], tone: 'attention', buttons: again ? [commandButton(turn, again)] : [] }) }
}

/** How it is done, with the empty file to fill in. */
function how(turn: Turn): Answer {
  const { viewer, locale, request } = turn
  if (!request.files) return fileless(turn, [])
  const { title, lines, needed } = words[locale]
  const required = fields.filter((field) => field.required).map(({ label }) => label[locale]).join(locale === 'zh-CN' ? '、' : ', ')
  return { card: message(viewer, { title, lines: [...lines, needed(required)] }), ...offerBlank(turn) }
}

interface Words {
  readonly title: string
  readonly lines: readonly string[]
  readonly needed: (fields: string) => string
  readonly gone: string
}

const words: Localized<Words> = {
  en: {
    title: 'Import customers from a file',
    lines: [
      'Send me an Excel (.xlsx) or CSV file here, with the headings in its first row, in English, Chinese or Spanish: what “export” gave, your own, or the empty file below. At most 10,000 rows and 10 MB.',
      'I look through it first and tell what would be new, changed or wrong; nothing is saved until you confirm.',
      'A row means an existing customer by its customer ID, without one by its domain, and without either by its registration number. An empty cell leaves what is stored; a single “-” empties it. Subscriptions and the status are not imported.',
    ],
    needed: (fields) => `A new customer needs: ${fields}.`,
    gone: 'There is no file waiting here: it was imported or cancelled before, or is older than a day. To import one, please send it.',
  },
  'zh-CN': {
    title: '从文件导入客户',
    lines: [
      '请在此发送 Excel（.xlsx）或 CSV 文件，第一行为标题，可用中文、英文或西班牙文：“导出”的文件、你自己的文件，或下方的空白文件。最多 10,000 行、10 MB。',
      '我会先检查文件，告知哪些是新增、更改或有误；经你确认后才会保存。',
      '每行按客户编号对应已有客户；没有编号时按域名，两者都没有时按统一社会信用代码。空单元格保留已存内容，单独一个“-”表示清空。不导入订阅和状态。',
    ],
    needed: (fields) => `新客户必填：${fields}。`,
    gone: '没有等待导入的文件：此前已导入或取消，或已超过一天。如需导入，请发送文件。',
  },
  es: {
    title: 'Importar clientes de un archivo',
    lines: [
      'Envíame aquí un archivo Excel (.xlsx) o CSV con los encabezados en la primera fila, en español, inglés o chino: el que dio «exportar», uno propio o el vacío de abajo. Como máximo 10.000 filas y 10 MB.',
      'Primero lo reviso y digo qué sería nuevo, distinto o erróneo; no se guarda nada hasta que lo confirmes.',
      'Cada fila se asocia a un cliente existente por su ID de cliente; si no lo tiene, por su dominio; y sin dominio, por su número de registro. Una celda vacía conserva lo guardado; un «-» solo lo borra. Las suscripciones y el estado no se importan.',
    ],
    needed: (fields) => `Un cliente nuevo necesita: ${fields}.`,
    gone: 'No hay ningún archivo en espera: ya se importó o se canceló, o tiene más de un día. Para importar uno, envíalo.',
  },
}
