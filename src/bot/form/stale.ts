import type { Card } from '../../cards/card.ts'
import { compare, type Row } from '../../cards/compare.ts'
import { clock } from '../../cards/format.ts'
import type { Change, Customer } from '../../customer/customer.ts'
import type { Draft } from '../../customer/draft.ts'
import { lastChangeOf, valuesAt } from '../../customer/earlier.ts'
import { fields } from '../../customer/fields.ts'
import { label, nameOf, showValue } from '../../customer/show.ts'
import type { Localized } from '../../text/locale.ts'
import type { Turn } from '../command.ts'
import type { CheckedDraft } from './draft-check.ts'
import { commandButton } from '../replies.ts'

/** A form that somebody has overtaken: what it was, what is stored now, what the person typed; nothing is saved. */
export async function staleCard(turn: Turn, draft: Draft, checked: CheckedDraft & { readonly now: Customer }, seen: number): Promise<Card> {
  const { world, tenant, locale, viewer } = turn
  const { now } = checked
  const history = await world.book.history(tenant, now.id)
  const notice = [words.nothing[locale], ...later(turn, history, seen), words.decide[locale]].join('\n')
  return compare(viewer, { title: words.title[locale](nameOf(now)), notice, rows: rows(turn, history, checked, seen), buttons: buttons(turn, draft, now) })
}

// Fields that only others have changed are shown too, since they stay as they are stored now.
function rows({ locale, world }: Turn, history: readonly Change[], { now, values, edits }: CheckedDraft & { readonly now: Customer }, seen: number): readonly Row[] {
  const before = valuesAt(now, history, seen)
  const mine = new Set<string>(edits.map(({ what }) => what))
  return fields.flatMap(({ name }) => {
    if (!mine.has(name) && !lastChangeOf(name, history, seen)) return []
    const shown = (list: Customer['values']) => showValue(name, list, locale, world.rules)
    return [{ label: label(name, locale), was: shown(before), now: shown(now.values), typed: mine.has(name) ? shown(values) : words.untouched[locale] }]
  })
}

function later({ viewer, locale }: Turn, history: readonly Change[], seen: number): readonly string[] {
  const when = clock(viewer)
  return history.filter(({ version }) => version > seen).map(({ by, at, deed }) => words.by[locale](words.deeds[deed][locale], by.name, when(at)))
}

function buttons(turn: Turn, { id }: Draft, { version }: Customer) {
  const { locale, commands } = turn
  const data = { draft: id }
  const known = (verb: string, title: string) => {
    const command = commands.byVerb(verb)
    return command ? [{ ...commandButton(turn, command), title, data }] : []
  }
  return [
    { title: words.mine[locale], verb: 'submit', data: { ...data, version }, say: `${words.saveMine[locale]} ${version}`, style: 'positive' as const },
    ...known('discard-draft', words.theirs[locale]),
    ...known('resume-draft', words.again[locale]),
  ]
}

const words = {
  title: { en: (name: string) => `${name} was changed meanwhile`, 'zh-CN': (name: string) => `${name} 在此期间已被更改`, es: (name: string) => `${name} ha cambiado mientras tanto` },
  nothing: { en: 'Nothing of yours has been saved yet.', 'zh-CN': '你的更改尚未保存。', es: 'Todavía no se ha guardado nada de lo tuyo.' },
  decide: {
    en: 'Saving yours writes only the fields that you changed; all others stay as they are stored now.',
    'zh-CN': '保存你的更改只会写入你修改过的字段，其他字段保持当前已保存的内容。',
    es: 'Al guardar lo tuyo solo se escriben los campos que has cambiado; los demás quedan como están guardados ahora.',
  },
  untouched: { en: '(not changed)', 'zh-CN': '（未更改）', es: '(sin cambios)' },
  by: {
    en: (deed: string, who: string, when: string) => `${who} ${deed} (${when}).`,
    'zh-CN': (deed: string, who: string, when: string) => `${who}${deed}（${when}）。`,
    es: (deed: string, who: string, when: string) => `${who} ${deed} (${when}).`,
  },
  deeds: {
    added: { en: 'added it', 'zh-CN': '添加了该客户', es: 'lo agregó' },
    updated: { en: 'updated it', 'zh-CN': '更新了该客户', es: 'lo actualizó' },
    archived: { en: 'archived it', 'zh-CN': '归档了该客户', es: 'lo archivó' },
    restored: { en: 'restored it', 'zh-CN': '恢复了该客户', es: 'lo restauró' },
    subscribed: { en: 'changed its subscriptions', 'zh-CN': '更改了其订阅', es: 'cambió sus suscripciones' },
    undone: { en: 'took a change back', 'zh-CN': '撤销了一项更改', es: 'deshizo un cambio' },
  },
  mine: { en: 'Save mine', 'zh-CN': '保存我的更改', es: 'Guardar lo mío' },
  theirs: { en: 'Keep what is stored', 'zh-CN': '保留已存内容', es: 'Dejar lo guardado' },
  again: { en: 'Edit again', 'zh-CN': '重新编辑', es: 'Editar otra vez' },
  saveMine: { en: 'save mine', 'zh-CN': '保存我的更改', es: 'guardar lo mío' },
} as const satisfies Readonly<Record<string, Localized<unknown> | Readonly<Record<string, Localized>>>>
