import { message } from '../../cards/message.ts'
import type { Button, Sent } from '../../cards/card.ts'
import type { SheetKind, Table } from '../../customer/sheets.ts'
import type { Localized } from '../../text/locale.ts'
import type { Answer, Offered, Turn } from '../command.ts'
import type { Missed } from '../file.ts'

/** A file as it is made once its person wants it. */
export interface Making {
  readonly kind: SheetKind
  readonly table: Omit<Table, 'locale'>
  /** Said where it is handed over. */
  readonly done: string
  /** Tries once more. */
  readonly again: Button
}

/** The offer of a file: asked again who may have it, and what is in it, when it is taken. */
export function offerOf(turn: Turn, verb: string, { name, about, size, data }: { readonly name: string; readonly about: string; readonly size: number; readonly data: Sent }): Pick<Answer, 'offer'> {
  const offer: Offered = { name, about, size, verb, data: { ...data, offered: true } }
  return turn.request.files ? { offer } : {}
}

/** Makes a file and hands it over where it was taken; says so where it was not, or could not be, and then the offer stays. */
export async function handOver({ request, world, viewer, locale }: Turn, make: () => Promise<Making | Answer>): Promise<Answer> {
  const put = request.taken?.put
  if (!put) return { card: message(viewer, { lines: [words[locale].declined] }), replaces: true }
  const making = await make()
  if ('card' in making) return making
  const { kind, table, done, again } = making
  const placed = await put(world.sheets.write(kind, { ...table, locale }))
  if (typeof placed === 'string') return { card: message(viewer, { title: words[locale].missed, lines: [words[locale][placed]], tone: 'attention', buttons: [again] }) }
  return { card: message(viewer, { lines: [done], tone: 'good' }), placed, replaces: true }
}

/** Where the channel brings no files: what to do in place of it. */
export function fileless({ viewer, locale }: Turn, buttons: readonly Button[]): Answer {
  const { none, instead } = words[locale]
  return { card: message(viewer, { title: none, lines: [instead], tone: 'attention', buttons }) }
}

interface Words extends Readonly<Record<Missed, string>> {
  readonly declined: string
  readonly missed: string
  readonly none: string
  readonly instead: string
}

const words: Localized<Words> = {
  en: {
    declined: 'All right, no file was made.',
    missed: 'The file could not be handed over',
    foreign: 'The place for it is not one of your organisation’s in this cloud, so nothing was sent there. Ask for the file again; if it happens again, tell your administrator.',
    large: 'It is larger than 60 MB. Ask for fewer customers at a time, for instance by a city or an owner.',
    gone: 'Its place in your OneDrive did not take it; nothing of it is there. Please try again.',
    none: 'Files do not come through this channel',
    instead: 'Ask for it in your private chat with me in Microsoft Teams. Here the list shows the same customers page by page, and “add customer” takes a row that is pasted behind it.',
  },
  'zh-CN': {
    declined: '好的，未生成文件。',
    missed: '无法交付文件',
    foreign: '存放位置不属于此云中你所在的组织，因此未向其发送任何内容。请重新请求该文件；如再次发生，请告知管理员。',
    large: '文件超过 60 MB。请减少一次导出的客户，例如按城市或负责人筛选。',
    gone: '你的 OneDrive 未接收该文件，其中没有任何内容。请重试。',
    none: '此渠道无法传送文件',
    instead: '请在 Microsoft Teams 中与我的私聊里请求。在这里可用列表逐页查看同样的客户；“添加客户”后可粘贴一行表格数据。',
  },
  es: {
    declined: 'De acuerdo, no se ha preparado ningún archivo.',
    missed: 'No se ha podido entregar el archivo',
    foreign: 'El lugar indicado no es de tu organización en esta nube, así que no se ha enviado nada. Pide el archivo otra vez; si se repite, avisa al administrador.',
    large: 'Ocupa más de 60 MB. Pide menos clientes de una vez, por ejemplo por ciudad o responsable.',
    gone: 'Tu OneDrive no lo ha aceptado; allí no hay nada de él. Inténtalo de nuevo.',
    none: 'Por este canal no llegan archivos',
    instead: 'Pídelo en tu chat privado conmigo en Microsoft Teams. Aquí la lista muestra los mismos clientes por páginas, y «agregar cliente» acepta una fila pegada detrás.',
  },
}
