import { readdir } from 'node:fs/promises'
import { distance } from 'fastest-levenshtein'
import { locales, type Locale } from '../text/locale.ts'
import type { Command } from './command.ts'
import { fold, isHan, tidy } from './fold.ts'

export type Registered = Command & { readonly verb: string }

export interface Match {
  readonly command: Registered
  readonly phrase: string
  /** The one language whose phrase it is; undefined where several languages share it. */
  readonly locale: Locale | undefined
  /** What stands behind the phrase. */
  readonly rest: string
}

export interface Registry {
  readonly all: readonly Registered[]
  byVerb(verb: string): Registered | undefined
  /** The command whose phrase opens the text: the longest one, of any language. */
  match(text: string): Match | undefined
  /** The commands whose phrases come nearest to the text, at most `most`. */
  nearest(text: string, most: number): readonly Registered[]
}

/** Loads every command of a folder; the file's name is the verb. */
export async function loadCommands(folder: URL): Promise<Registry> {
  const files = (await readdir(folder)).filter((file) => /\.[jt]s$/.test(file) && !file.endsWith('.d.ts')).sort()
  const loaded = files.map(async (file): Promise<Registered> => {
    const module = (await import(new URL(file, folder).href)) as { readonly default: Command }
    return { ...module.default, verb: file.replace(/\.[jt]s$/, '') }
  })
  return registry(await Promise.all(loaded))
}

interface Phrase {
  readonly command: Registered
  readonly phrase: string
  readonly folded: string
  readonly locale: Locale | undefined
}

/** Throws where two commands know the same phrase: nobody could tell which is meant. */
export function registry(commands: readonly Registered[]): Registry {
  const verbs = new Map(commands.map((command) => [command.verb, command]))
  const phrases = [...allPhrases(commands).values()].sort((a, b) => b.folded.length - a.folded.length)
  return {
    all: commands,
    byVerb: (verb) => verbs.get(verb),
    match: (text) => match(phrases, text),
    nearest: (text, most) => nearest(phrases, text, most),
  }
}

function allPhrases(commands: readonly Registered[]): ReadonlyMap<string, Phrase> {
  const known = new Map<string, Phrase>()
  for (const command of commands)
    for (const locale of locales)
      for (const phrase of command.phrases[locale]) add(known, { command, phrase, folded: fold(tidy(phrase)), locale })
  return known
}

function add(known: Map<string, Phrase>, phrase: Phrase): void {
  const there = known.get(phrase.folded)
  if (there && there.command !== phrase.command)
    throw new Error(`The phrase "${phrase.phrase}" belongs to both ${there.command.verb} and ${phrase.command.verb}`)
  known.set(phrase.folded, there && there.locale !== phrase.locale ? { ...there, locale: undefined } : phrase)
}

function match(phrases: readonly Phrase[], said: string): Match | undefined {
  const text = tidy(said).replace(/^[/¡¿]\s*/, '')
  const folded = fold(text)
  for (const phrase of phrases) {
    const end = endOfPhrase(folded, phrase.folded)
    if (end !== undefined) return { command: phrase.command, phrase: phrase.phrase, locale: phrase.locale, rest: text.slice(end).replace(/^[\s,!?.。!?:]+/, '') }
  }
  return undefined
}

// A run of blanks counts as one, and a Latin phrase must end with its word ("listing" is not "list").
function endOfPhrase(text: string, phrase: string): number | undefined {
  let at = 0
  for (const letter of phrase) {
    if (letter === ' ' && !/[^\S\n]/.test(text[at] ?? '')) return undefined
    if (letter === ' ') while (/[^\S\n]/.test(text[at] ?? '')) at++
    else if (!text.startsWith(letter, at)) return undefined
    else at += letter.length
  }
  return isHan(phrase.at(-1)) || !/[\p{L}\p{N}_-]/u.test(text[at] ?? '') || isHan(text[at]) ? at : undefined
}

// A Chinese character says as much as several letters, so that half of them may differ.
function nearest(phrases: readonly Phrase[], said: string, most: number): readonly Registered[] {
  const text = fold(tidy(said)).replace(/\s+/g, ' ')
  const near = phrases
    .map(({ command, folded }) => ({ command, far: farness(text, folded), most: isHan(folded[0]) ? 0.5 : 0.4 }))
    .filter(({ far, most }) => far <= most)
    .sort((a, b) => a.far - b.far)
  return [...new Set(near.map(({ command }) => command))].slice(0, most)
}

// Only as many words as the phrase has are compared: what follows may be a customer's name.
function farness(text: string, phrase: string): number {
  const head = isHan(phrase[0]) ? text.slice(0, phrase.length) : text.split(' ').slice(0, phrase.split(' ').length).join(' ')
  return distance(head, phrase) / phrase.length
}
