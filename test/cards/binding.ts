import { isJson, type Json } from './gates.ts'

/** Where a template's names do not fit the data given to it, and data that no name asks for. */
export function misbound(template: unknown, data: readonly Json[]): readonly string[] {
  const bound = new Map<Json, Set<string>>()
  const missing = bind(template, data, bound, '$')
  const unused = data.flatMap((root) => [...waste(root, bound, '$')])
  return [...new Set([...missing, ...unused])]
}

type Bound = Map<Json, Set<string>>

function bind(node: unknown, scope: readonly unknown[], bound: Bound, path: string): readonly string[] {
  if (typeof node === 'string') return names(node).flatMap((name) => look(name, scope, bound, path).missing)
  if (Array.isArray(node)) return node.flatMap((each: unknown, i) => bind(each, scope, bound, `${path}[${i}]`))
  if (!isJson(node)) return []
  const { $data: source, ...rest } = node
  if (typeof source !== 'string') return Object.entries(rest).flatMap(([key, each]) => bind(each, scope, bound, `${path}.${key}`))
  const found = names(source).map((name) => look(name, scope, bound, path))
  const inner = found.flatMap(({ values }) => values).flat()
  return [...found.flatMap(({ missing }) => missing), ...Object.entries(rest).flatMap(([key, each]) => bind(each, inner, bound, `${path}.${key}`))]
}

const names = (text: string): readonly string[] => [...text.matchAll(/\$\{([^}]*)\}/g)].map(([, name = '']) => name)

function look(name: string, scope: readonly unknown[], bound: Bound, path: string): { readonly missing: readonly string[]; readonly values: readonly unknown[] } {
  if (name === '$data') return { missing: [], values: scope }
  let values = scope
  const missing: string[] = []
  for (const key of name.split('.')) {
    for (const each of values) {
      if (isJson(each) && key in each) bound.set(each, (bound.get(each) ?? new Set()).add(key))
      else missing.push(`${path}: no ${name}`)
    }
    values = values.flatMap((each) => (isJson(each) && key in each ? [each[key]] : []))
  }
  return { missing, values }
}

// A part that is put into the card whole has no names bound in it; what is beside bound names must be bound itself.
function waste(value: unknown, bound: Bound, path: string): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((each: unknown) => waste(each, bound, `${path}[]`))
  const own = isJson(value) ? bound.get(value) : undefined
  if (!own || !isJson(value)) return []
  return Object.entries(value).flatMap(([key, each]) => (own.has(key) ? waste(each, bound, `${path}.${key}`) : [`${path}: nobody asks for ${key}`]))
}
