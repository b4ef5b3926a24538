import { owners, sorts } from '../../cards/asking.ts'
import { keys, statusNames } from '../../cards/say.ts'
import type { FieldName } from '../../customer/fields.ts'
import { fieldByKey } from '../../customer/keys.ts'
import { fold } from '../../customer/normalize.ts'
import type { Sort } from '../../customer/search.ts'
import { locales, type Localized } from '../../text/locale.ts'

type Control = 'text' | 'status' | 'sort' | 'page'

const controls = vocabulary<Control>({
  text: [...shown(keys, 'text'), 'find', '文字', 'texto', 'buscar'],
  status: shown(keys, 'status'),
  sort: [...shown(keys, 'sort'), 'order', 'order by', 'sort by', '顺序', 'ordenar', 'ordenar por'],
  page: [...shown(keys, 'page'), '页码', '页数', 'pag'],
})

/** What may stand before a colon: a control of the list, or any field. */
export function listKey(typed: string): Control | FieldName | undefined {
  return controls.get(fold(typed)) ?? fieldByKey(typed)?.name
}

const statuses = vocabulary({
  active: [...shown(statusNames, 'active'), '在用', 'activos'],
  archived: [...shown(statusNames, 'archived'), '归档', 'archivados'],
  all: [...shown(statusNames, 'all'), 'any', '所有', 'todas', 'todo'],
})

/** "archived", "已归档", "archivados" → "archived". */
export function readStatus(typed: string): keyof typeof statusNames | undefined {
  return statuses.get(fold(typed))
}

const people = vocabulary({
  me: [...shown(owners, 'me'), 'mine', 'myself', '我的', '本人', 'mí', 'mío', 'míos'],
  '': shown(owners, ''),
})

/** "me" for whoever asks, '' for everyone, undefined for anybody else. */
export function readSelf(typed: string): 'me' | '' | undefined {
  return people.get(fold(typed))
}

const times = vocabulary<'changed' | 'created'>({
  changed: ['changed', 'updated', 'modified', 'change', '修改', '更改', '更新', '修改时间', '更新时间', '最近更改', 'cambio', 'cambiado', 'modificado', 'actualizado'],
  created: ['created', 'added', 'new', '创建', '新增', '创建时间', '添加时间', 'creado', 'alta', 'creación'],
})
const names = vocabulary({ name: ['name', '名称', 'nombre'] })
const directions = vocabulary({ up: ['asc', 'ascending', 'up', '升序', '正序', 'ascendente'], down: ['desc', 'descending', 'down', '降序', '倒序', 'descendente'] })
const shownSorts = new Map(Object.keys(sorts).flatMap((sort) => shown(sorts, sort).slice(1).map((title) => [fold(title), sort] as const)))

/** "name", "-changed", "city desc", "名称降序" or a choice of the card, as the field with "-" in front for descending; '' is the usual order. */
export function readSort(typed: string): string | undefined {
  const text = fold(typed)
  const down = /^\s*[-‐−－]/.test(typed)
  // Folded, "-city" is the choice "City", which goes upwards.
  const chosen = text === '' ? '' : down ? undefined : shownSorts.get(text)
  if (chosen !== undefined) return chosen
  const [suffix, direction] = [...directions].find(([word]) => text.endsWith(word) && text !== word) ?? ['', undefined]
  const key = text.slice(0, text.length - suffix.length)
  const by = times.get(key) ?? (names.has(key) ? 'companyName' : fieldByKey(key)?.name)
  return by && `${direction === 'down' || down ? '-' : ''}${by}`
}

/** What `readSort` gave, as the index takes it. */
export function sortOf(sort: string): Sort {
  const by = sort.replace('-', '')
  return { by: by === 'changed' || by === 'created' ? by : (fieldByKey(by)?.name ?? 'companyName'), descending: sort.startsWith('-') }
}

/** What is sent for a choice, and what is shown for it in any language: some hosts send the one, some the other. */
function shown(choices: Readonly<Record<string, Localized>>, value: string): readonly string[] {
  return [value, ...locales.flatMap((locale) => choices[value]?.[locale] ?? [])]
}

/** From each word, folded, to what it means; longer words first. */
function vocabulary<T extends string>(lists: Readonly<Record<T, readonly string[]>>): ReadonlyMap<string, T> {
  const pairs = Object.entries<readonly string[]>(lists).flatMap(([meaning, list]) => list.map((word) => [fold(word), meaning as T] as const))
  return new Map(pairs.sort(([a], [b]) => b.length - a.length))
}
