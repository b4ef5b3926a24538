import type { FieldName } from '../customer/fields.ts'
import { label } from '../customer/show.ts'
import type { Localized } from '../text/locale.ts'
import type { Button, Card } from './card.ts'
import { clip, count } from './format.ts'
import { message } from './message.ts'
import { say } from './say.ts'
import type { Viewer } from './viewer.ts'

/** A row of a file that is not taken, and why. */
interface Refused {
  /** As a spreadsheet program numbers it. */
  readonly row: number
  readonly problems: readonly { readonly field?: FieldName; readonly text: Localized }[]
}

export interface Tried {
  readonly id: string
  readonly name: string
  readonly counts: { readonly added: number; readonly changed: number; readonly same: number; readonly wrong: number }
  readonly unknown: readonly string[]
  readonly first: readonly Refused[]
}

const longestText = 300
/** Of problems: one row alone may have as many as there are fields. */
const mostLines = 8

/** What importing a file would do; nothing is saved yet. */
export function tried(viewer: Viewer, { id, name, counts, unknown, first }: Tried): Card {
  const words = wordsOf[viewer.locale]
  const right = counts.added + counts.changed
  const lines = [
    right > 0 ? words.nothingYet : words.nothingToDo,
    ...(unknown.length > 0 ? [words.unknown(clip(unknown.join(words.comma), longestText))] : []),
    ...first.flatMap((row) => problemLines(row, viewer)).slice(0, mostLines),
    ...(counts.wrong > first.length ? [words.more(count(counts.wrong - first.length, viewer))] : []),
  ]
  const buttons: readonly Button[] = [
    ...(right > 0 ? [confirming(viewer, id, words.import(right, count(right, viewer)))] : []),
    ...(counts.wrong > 0 ? [mending(viewer, id)] : []),
    ...(right > 0 ? [{ title: words.cancel, verb: 'import-customers', data: { import: id, drop: true }, say: say('cancel', viewer.locale) }] : []),
  ]
  return message(viewer, { title: words.tried(clip(name, 80)), lines, facts: facts(viewer, counts), tone: counts.wrong > 0 ? 'attention' : 'plain', buttons })
}

export interface Imported {
  readonly id: string
  readonly added: number
  readonly changed: number
  readonly failed: readonly Refused[]
  /** Not taken before, by the trial. */
  readonly wrong: number
  readonly left: number
  readonly stopped?: true
}

/** How far an import has come, or what came of it. */
export function imported(viewer: Viewer, { id, added, changed, failed, wrong, left, stopped }: Imported): Card {
  const words = wordsOf[viewer.locale]
  const refused = failed.length + wrong
  const title = stopped ? words.stopped : left > 0 ? words.underWay : words.done
  const shown = failed.slice(0, 5)
  const lines = [
    ...(stopped ? [words.goOn] : left > 0 ? [words.here] : []),
    ...(failed.length > 0 ? [words.failed] : []),
    ...shown.flatMap((row) => problemLines(row, viewer)).slice(0, mostLines),
    ...(failed.length > shown.length ? [words.more(count(failed.length - shown.length, viewer))] : []),
  ]
  const told = [[words.added, added], [words.changed, changed], [words.refused, refused], [words.left, left]] as const
  const buttons = [...(left > 0 ? [confirming(viewer, id, stopped ? words.again : words.see)] : []), ...(refused > 0 && left === 0 ? [mending(viewer, id)] : [])]
  return message(viewer, { title, lines, facts: told.filter(([, number], at) => number > 0 || at < 2).map(([label, number]) => ({ label, value: count(number, viewer) })), tone: stopped || (refused > 0 && left === 0) ? 'attention' : left > 0 ? 'plain' : 'good', buttons })
}

function facts(viewer: Viewer, { added, changed, same, wrong }: Tried['counts']) {
  const words = wordsOf[viewer.locale]
  return [[words.new, added], [words.changes, changed], [words.same, same], [words.wrong, wrong] as const].map(([label, number]) => ({ label: String(label), value: count(Number(number), viewer) }))
}

function confirming({ locale }: Viewer, id: string, title: string): Button {
  return { title, verb: 'import-customers', data: { import: id, sure: true }, say: say('import-customers', locale, wordsOf[locale].yes), style: 'positive' }
}

function mending({ locale }: Viewer, id: string): Button {
  return { title: wordsOf[locale].mend, verb: 'import-customers', data: { import: id, problems: true }, say: say('import-customers', locale, wordsOf[locale].problems) }
}

function problemLines({ row, problems }: Refused, { locale }: Viewer): readonly string[] {
  return problems.map(({ field, text }) => clip(wordsOf[locale].row(row, problemText({ field, text }, locale)), longestText))
}

/** "E-mail: Please fill this in." */
export function problemText({ field, text }: { readonly field?: FieldName | undefined; readonly text: Localized }, locale: Viewer['locale']): string {
  return field === undefined ? text[locale] : `${label(field, locale)}${locale === 'zh-CN' ? '：' : ': '}${text[locale]}`
}

interface Words {
  readonly comma: string
  readonly tried: (name: string) => string
  readonly nothingYet: string
  readonly nothingToDo: string
  readonly unknown: (titles: string) => string
  readonly row: (row: number, text: string) => string
  readonly more: (count: string) => string
  readonly new: string
  readonly changes: string
  readonly same: string
  readonly wrong: string
  readonly import: (count: number, shown: string) => string
  readonly mend: string
  readonly cancel: string
  readonly yes: string
  readonly problems: string
  readonly underWay: string
  readonly here: string
  readonly see: string
  readonly stopped: string
  readonly goOn: string
  readonly again: string
  readonly done: string
  readonly failed: string
  readonly added: string
  readonly changed: string
  readonly refused: string
  readonly left: string
}

const wordsOf: Localized<Words> = {
  en: {
    comma: ', ',
    tried: (name) => `What importing “${name}” would do`,
    nothingYet: 'This was only a trial: nothing is saved yet. Rows with problems are left out.',
    nothingToDo: 'Nothing of it can be imported, and nothing was saved.',
    unknown: (titles) => `Columns that I do not know and leave out: ${titles}`,
    row: (row, text) => `Row ${row}: ${text}`,
    more: (count) => `… and ${count} more; the file with the problems has all of them.`,
    new: 'New customers',
    changes: 'Changes',
    same: 'Unchanged',
    wrong: 'With problems',
    import: (count, shown) => (count === 1 ? 'Import 1 customer' : `Import ${shown} customers`),
    mend: 'File with the problems',
    cancel: 'Cancel',
    yes: 'yes',
    problems: 'problems',
    underWay: 'Importing …',
    here: 'The outcome will stand here. Should it stop, the button goes on with it; nothing is saved twice.',
    see: 'See how far it is',
    stopped: 'The import has stopped: the account book does not answer',
    goOn: 'What is counted here is saved, the rest is not yet. The button goes on; nothing is saved twice.',
    again: 'Go on',
    done: 'Imported',
    failed: 'Since the trial these have become impossible, and were left out:',
    added: 'Added',
    changed: 'Changed',
    refused: 'Left out',
    left: 'Still to do',
  },
  'zh-CN': {
    comma: '、',
    tried: (name) => `导入“${name}”将会`,
    nothingYet: '这只是试运行，尚未保存任何内容。有问题的行不会导入。',
    nothingToDo: '没有可导入的内容，未保存任何内容。',
    unknown: (titles) => `无法识别并忽略的列：${titles}`,
    row: (row, text) => `第 ${row} 行：${text}`,
    more: (count) => `……另有 ${count} 行，问题文件中有全部内容。`,
    new: '新客户',
    changes: '更改',
    same: '无变化',
    wrong: '有问题',
    import: (_, shown) => `导入 ${shown} 个客户`,
    mend: '问题文件',
    cancel: '取消',
    yes: '确认',
    problems: '问题',
    underWay: '正在导入……',
    here: '结果会显示在这里。如果中断，点击按钮即可继续；不会重复保存。',
    see: '查看进度',
    stopped: '导入已停止：客户账簿没有响应',
    goOn: '此处计入的已保存，其余尚未保存。点击按钮可继续，不会重复保存。',
    again: '继续',
    done: '导入完成',
    failed: '试运行之后，以下各行已无法导入，因此略过：',
    added: '已新增',
    changed: '已更改',
    refused: '未导入',
    left: '待处理',
  },
  es: {
    comma: ', ',
    tried: (name) => `Lo que haría importar «${name}»`,
    nothingYet: 'Solo ha sido una prueba: aún no se ha guardado nada. Las filas con problemas se omiten.',
    nothingToDo: 'No hay nada que se pueda importar, y no se ha guardado nada.',
    unknown: (titles) => `Columnas que no conozco y omito: ${titles}`,
    row: (row, text) => `Fila ${row}: ${text}`,
    more: (count) => `… y ${count} más; el archivo con los problemas las tiene todas.`,
    new: 'Clientes nuevos',
    changes: 'Cambios',
    same: 'Sin cambios',
    wrong: 'Con problemas',
    import: (count, shown) => (count === 1 ? 'Importar 1 cliente' : `Importar ${shown} clientes`),
    mend: 'Archivo con los problemas',
    cancel: 'Cancelar',
    yes: 'sí',
    problems: 'problemas',
    underWay: 'Importando…',
    here: 'El resultado aparecerá aquí. Si se detuviera, el botón continúa; nada se guarda dos veces.',
    see: 'Ver cómo va',
    stopped: 'La importación se ha detenido: el libro de cuentas no responde',
    goOn: 'Lo contado aquí está guardado; lo demás, aún no. El botón continúa; nada se guarda dos veces.',
    again: 'Continuar',
    done: 'Importado',
    failed: 'Desde la prueba, estas se han vuelto imposibles y se han omitido:',
    added: 'Agregados',
    changed: 'Modificados',
    refused: 'Omitidos',
    left: 'Pendientes',
  },
}
