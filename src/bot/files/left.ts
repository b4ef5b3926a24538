import { clip } from '../../cards/format.ts'
import type { Localized } from '../../text/locale.ts'
import type { Turn } from '../command.ts'
import type { Message } from '../reply.ts'
import { titleOf } from '../understand.ts'

/** Says of a file that came with other words that it was left unread, and how it is read. */
export function leftUnread({ request: { attached }, commands, locale }: Turn, verb: string): readonly Message[] {
  const command = commands.byVerb('import-customers')
  if (!attached || !command || command.verb === verb) return []
  return [{ text: words[locale](clip(attached.name, 100), titleOf(command, locale)) }]
}

const words: Localized<(name: string, how: string) => string> = {
  en: (name, how) => `I did not read the file “${name}”, since the message asks for something else. To have its customers imported, send it alone or with “${how}”.`,
  'zh-CN': (name, how) => `由于消息要求的是其他操作，我没有读取文件“${name}”。如需导入其中的客户，请单独发送文件，或附上“${how}”。`,
  es: (name, how) => `No he leído el archivo «${name}», porque el mensaje pide otra cosa. Para importar sus clientes, envíalo solo o con «${how}».`,
}
