import { clip } from '../../cards/format.ts'
import type { Localized } from '../../text/locale.ts'
import type { Turn } from '../command.ts'
import type { Message } from '../reply.ts'
import { mayRun } from '../turn.ts'
import { titleOf } from '../understand.ts'

/** Says of a file that came with other words that it was left unread, and to whoever may import how it is read. */
export function leftUnread(turn: Turn, verb: string): readonly Message[] {
  const { request: { attached }, commands, locale } = turn
  const command = commands.byVerb('import-customers')
  if (!attached || !command || command.verb === verb) return []
  const { left, how } = words[locale]
  return [{ text: [left(clip(attached.name, 100)), ...(mayRun(turn, command) ? [how(titleOf(command, locale))] : [])].join(' ') }]
}

const words: Localized<{ left: (name: string) => string; how: (title: string) => string }> = {
  en: {
    left: (name) => `I did not read the file “${name}”, since the message asks for something else.`,
    how: (title) => `To have its customers imported, send it alone or with “${title}”.`,
  },
  'zh-CN': {
    left: (name) => `由于消息要求的是其他操作，我没有读取文件“${name}”。`,
    how: (title) => `如需导入其中的客户，请单独发送文件，或附上“${title}”。`,
  },
  es: {
    left: (name) => `No he leído el archivo «${name}», porque el mensaje pide otra cosa.`,
    how: (title) => `Para importar sus clientes, envíalo solo o con «${title}».`,
  },
}
