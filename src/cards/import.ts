import type { FieldName } from '../customer/fields.ts'
import { label } from '../customer/show.ts'
import type { Localized } from '../text/locale.ts'
import type { Button, Card } from './card.ts'
import { clip, count } from './format.ts'
import { wordsOf } from './import-words.ts'
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
  /** Headings that nobody knows, and those of what is told and not imported. */
  readonly unknown: readonly string[]
  readonly idle: readonly string[]
  /** So many other files came with it, and were not read. */
  readonly besides: number
  readonly first: readonly Refused[]
}

const longestText = 300
/** Of problems: one row alone may have as many as there are fields. */
const mostLines = 8

/** What importing a file would do; nothing is saved yet. */
export function tried(viewer: Viewer, { id, name, counts, unknown, idle, besides, first }: Tried): Card {
  const words = wordsOf[viewer.locale]
  const right = counts.added + counts.changed
  const lines = [
    right > 0 ? words.nothingYet : words.nothingToDo,
    ...(besides > 0 ? [words.besides] : []),
    ...(unknown.length > 0 ? [words.unknown(clip(unknown.join(words.comma), longestText))] : []),
    ...(idle.length > 0 ? [words.idle(clip(idle.join(words.comma), longestText))] : []),
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
  /** `away`: the book does not answer; `gone`: it was cancelled, is too old, or its person may import no more. */
  readonly stopped?: 'away' | 'gone'
}

/** How far an import has come, or what came of it. */
export function imported(viewer: Viewer, { id, added, changed, failed, wrong, left, stopped }: Imported): Card {
  const words = wordsOf[viewer.locale]
  const refused = failed.length + wrong
  const title = stopped ? words.stopped[stopped] : left > 0 ? words.underWay : words.done
  const shown = failed.slice(0, 5)
  const lines = [
    ...(stopped ? [words.goOn[stopped]] : left > 0 ? [words.here] : []),
    ...(failed.length > 0 ? [words.failed] : []),
    ...shown.flatMap((row) => problemLines(row, viewer)).slice(0, mostLines),
    ...(failed.length > shown.length ? [words.more(count(failed.length - shown.length, viewer))] : []),
  ]
  const told = [[words.added, added], [words.changed, changed], [words.refused, refused], [words.left, left]] as const
  const buttons = [...(left > 0 && stopped !== 'gone' ? [confirming(viewer, id, stopped ? words.again : words.see)] : []), ...(refused > 0 && left === 0 ? [mending(viewer, id)] : [])]
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
