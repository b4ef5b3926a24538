import type { Command, Given } from './command.ts'
import { tidy } from './fold.ts'
import { readGiven } from './given.ts'
import type { Match, Registered, Registry } from './registry.ts'
import type { Pressed } from './request.ts'
import type { Locale } from '../text/locale.ts'

export interface Understood {
  readonly command: Registered
  readonly given: Given
  /** The language that was typed, where the words tell it. */
  readonly locale?: Locale | undefined
}

/** Twice what a whole form takes as text, in UTF-16 units: everybody waits while one text is read, and that takes longer than in proportion. */
export const longestText = 10_000

/** A typed text as a command, undefined for none and for an endless one; lines of nothing but `key: value` are the form that `fill-in` waits for. */
export function understand(commands: Registry, text: string): Understood | undefined {
  if (text.length > longestText) return undefined
  const match = commands.match(text)
  const filling = commands.byVerb('fill-in')
  if (match && !(filling?.key && isLonger(text, filling.key, match))) return { command: match.command, locale: match.locale, given: readGiven(match.command, match.rest, match.phrase) }
  if (!filling?.key) return undefined
  const given = readGiven(filling, tidy(text), '')
  return given.text === '' && Object.keys(given.keys).length > 0 ? { command: filling, given } : undefined
}

/** Whether the phrase is only the beginning of a key: 客户 of “客户经理:”. */
function isLonger(text: string, key: NonNullable<Command['key']>, { phrase }: Match): boolean {
  const [first = '', ...others] = tidy(text).split(':')
  return others.length > 0 && first.trim().length > phrase.length && key(first.trim()) !== undefined
}

const revision = /_\d+$/

/** What a button sent, as strings; anything else in it is dropped. An input's id loses its revision (`city_3`), and never takes the place of what the button says. */
export function givenBy({ data }: Pressed): Given {
  const kept = Object.entries(data).flatMap(([key, value]) => {
    const text = typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
    return text === undefined ? [] : [[key, text.slice(0, longestText)] as const]
  })
  const [revised, plain] = [kept.filter(([key]) => revision.test(key)), kept.filter(([key]) => !revision.test(key))]
  return { phrase: '', text: '', keys: {}, raw: '', data: Object.fromEntries([...revised.map(([key, text]) => [key.replace(revision, ''), text] as const), ...plain]) }
}

/** A command's title: its first phrase in the language, else its verb. */
export function titleOf(command: Command & { readonly verb: string }, locale: Locale): string {
  return command.phrases[locale][0] ?? command.verb
}
