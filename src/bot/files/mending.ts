import { problemText } from '../../cards/import.ts'
import { message } from '../../cards/message.ts'
import { say } from '../../cards/say.ts'
import { columnOf, problemColumn } from '../../customer/columns.ts'
import type { Table } from '../../customer/sheets.ts'
import type { Localized } from '../../text/locale.ts'
import type { Answer, Turn } from '../command.ts'
import { fileless, offerOf, type Making } from './handing.ts'
import { readPart, type Prepared, type Wrong } from './prepared.ts'

/** The rows of an import that were not taken, by the trial or since, as a file to be mended and sent again. */
export function offerMending(turn: Turn, { id, counts }: Prepared): Answer {
  const { viewer, locale, request } = turn
  if (!request.files) return fileless(turn, [])
  const { name, about, how } = words[locale]
  return { card: message(viewer, { title: about, lines: [how] }), ...offerOf(turn, 'import-customers', { name: `${name}.xlsx`, about, size: 6_000 + 250 * counts.wrong, data: { import: id } }) }
}

export function mending(turn: Turn, head: Prepared): Making {
  const { name, done, again, problems } = words[turn.locale]
  return { kind: 'xlsx', table: { name, ...tableOf(turn, head) }, done, again: { title: again, verb: 'import-customers', data: { import: head.id, problems: true }, say: say('import-customers', turn.locale, problems) } }
}

/** The rows as they were sent, with what is wrong behind them. */
function tableOf(turn: Turn, head: Prepared): Pick<Table, 'headings' | 'rows'> {
  // A file that comes back a second time has its old problems in it.
  const own = head.titles.flatMap((title, at) => (columnOf(title) === 'problem' ? [] : [at]))
  const asSent = ({ cells, problems }: Wrong) => [...own.map((at) => cells[at] ?? ''), problems.map((problem) => problemText(problem, turn.locale)).join('\n')]
  const headings = [...own.map((at) => ({ title: head.titles[at] ?? '', width: 16 })), { title: problemColumn.label[turn.locale], width: problemColumn.width }]
  return { headings, rows: rowsOf(turn, head, asSent) }
}

async function* rowsOf(turn: Turn, { id, pieces }: Prepared, asSent: (row: Wrong) => readonly string[]): AsyncGenerator<readonly (readonly string[])[]> {
  for (let piece = 0; piece < pieces.wrong; piece++) yield ((await readPart(turn, id, 'wrong', piece)) ?? []).map(asSent)
  for (let piece = 0; piece < pieces.right; piece++) yield ((await readPart(turn, id, 'outcome', piece))?.failed ?? []).map(asSent)
}

const words: Localized<{ name: string; about: string; done: string; how: string; again: string; problems: string }> = {
  en: {
    name: 'Rows to mend',
    about: 'The rows with problems',
    done: 'What is wrong stands in the last column. Mend the rows, and send the file here.',
    how: 'Allow the file below; what is wrong stands in its last column. Mended and sent here, it is imported like any other.',
    again: 'Try again',
    problems: 'problems',
  },
  'zh-CN': {
    name: '待修正的行',
    about: '有问题的行',
    done: '问题写在最后一列。修正后将文件发到这里。',
    how: '请允许下方的文件；问题写在最后一列。修正后发到这里，即可照常导入。',
    again: '重试',
    problems: '问题',
  },
  es: {
    name: 'Filas por corregir',
    about: 'Las filas con problemas',
    done: 'El problema está en la última columna. Corrige las filas y envía aquí el archivo.',
    how: 'Permite el archivo de abajo; el problema está en su última columna. Corregido y enviado aquí, se importa como cualquier otro.',
    again: 'Reintentar',
    problems: 'problemas',
  },
}
