import type { Incoming } from './activity.ts'
import { unescaped } from './html.ts'

/** Someone whom a text mentions, by the channel's id; Teams seldom tells the Entra object id. */
export interface Mention {
  readonly id: string
  readonly name: string
  readonly aadObjectId?: string
}

/** Everybody mentioned besides the bot, each once. */
export function mentionsOf({ entities, recipient }: Incoming): readonly Mention[] {
  const found = new Map<string, Mention>()
  for (const { type, mentioned } of entities ?? []) {
    if (type?.toLowerCase() !== 'mention' || !mentioned || mentioned.id === recipient.id) continue
    found.set(mentioned.id, { id: mentioned.id, name: mentioned.name ?? '', ...(mentioned.aadObjectId ? { aadObjectId: mentioned.aadObjectId } : {}) })
  }
  return [...found.values()]
}

/** The text as the person meant it: without the bot's mention in any of its forms, other mentions as bare names. */
export function textOf(activity: Incoming): string {
  const names = botNames(activity)
  const named = markedMentions(activity).reduce((text, mark) => text.replaceAll(mark, ' '), activity.text ?? '')
  const plain = withoutTags(named, names)
  return names.reduce(withoutPlainMention, plain).trim()
}

function botNames({ recipient, entities }: Incoming): readonly string[] {
  const marked = (entities ?? []).filter(({ mentioned }) => mentioned?.id === recipient.id).map(({ mentioned, text }) => mentioned?.name ?? bare(text ?? ''))
  return [...new Set([recipient.name ?? '', ...marked])].filter(Boolean).sort((a, b) => b.length - a.length)
}

function markedMentions({ entities, recipient }: Incoming): readonly string[] {
  return (entities ?? []).flatMap(({ mentioned, text }) => (mentioned?.id === recipient.id && text ? [text] : []))
}

function bare(mark: string): string {
  return mark.replace(/<[^>]*>/g, '').trim()
}

// Teams wraps what comes from a rich compose box, and escapes the characters of HTML. No tag reaches over the next one, so that reading takes time in proportion.
function withoutTags(text: string, names: readonly string[]): string {
  const plain = text
    .replace(/<at(?:\s[^<>]*)?>((?:(?!<at[\s>]).)*?)<\/at>/gis, (_, name: string) => (names.some((own) => same(own, bare(name))) ? ' ' : bare(name)))
    .replace(/<br\s*\/?>|<\/(?:p|div)>\s*(?=<(?:p|div)[\s>])/gi, '\n')
    .replace(/<\/?(?:p|div|span)(?:\s[^<>]*)?>/gi, '')
  return unescaped(plain)
}

function same(a: string, b: string): boolean {
  return a.normalize('NFKC').toLowerCase() === b.normalize('NFKC').toLowerCase()
}

function withoutPlainMention(text: string, name: string): string {
  const start = text.trimStart()
  if (!/^[@＠]/.test(start) || !same(start.slice(1, name.length + 1), name)) return text
  const rest = start.slice(name.length + 1)
  return /^[\p{L}\p{N}]/u.test(rest) && /[a-z0-9]$/i.test(name) && /^[a-z0-9]/i.test(rest) ? text : rest.replace(/^[\s,:，：]+/, '')
}
