import { message } from '../../cards/message.ts'
import type { Localized } from '../../text/locale.ts'
import type { Answer, Turn } from '../command.ts'
import { offerBlank } from './blank.ts'
import type { FileTrouble } from './trial.ts'

/** A file that cannot be read: what is the matter, and what to do; where its head is, with an empty one. */
export function unread(turn: Turn, trouble: FileTrouble): Answer {
  const { viewer, locale } = turn
  const offer = trouble === 'heads' || trouble === 'empty' ? offerBlank(turn) : {}
  return { card: message(viewer, { title: words[locale].title, lines: [words[locale][trouble]], tone: 'attention' }), ...offer }
}

const words: Localized<Readonly<Record<FileTrouble | 'title', string>>> = {
  en: {
    title: 'This file was not imported',
    foreign: 'It does not lie where your organisation keeps the files of this chat, so I did not fetch it. Attach it to a message here.',
    large: 'It is too large: at most 10 MB. Please send it in parts.',
    gone: 'It could not be fetched. Nothing was saved; please send it again.',
    unknown: 'It is neither an Excel workbook (.xlsx) nor a CSV file. In your spreadsheet program save it as one of these, and send it again.',
    damaged: 'It is damaged, so it cannot be read. Open and save it in your spreadsheet program, and send it again.',
    locked: 'It has a password. Save it without one, and send it again.',
    rows: 'It has too many rows or columns: at most 10,000 customers at a time. Please send it in parts.',
    heads: 'No heading in its first row is known to me. Name the columns like the fields of the form, or use the empty file below.',
    empty: 'No customer stands in it. The empty file below shows how.',
  },
  'zh-CN': {
    title: '未导入此文件',
    foreign: '该文件不在你的组织存放本聊天文件的位置，因此未读取。请在此处的消息中添加附件。',
    large: '文件过大，最多 10 MB。请分几次发送。',
    gone: '无法获取文件。未保存任何内容，请重新发送。',
    unknown: '这既不是 Excel 工作簿（.xlsx），也不是 CSV 文件。请在表格程序中另存为其中一种后重新发送。',
    damaged: '文件已损坏，无法读取。请在表格程序中打开并保存后重新发送。',
    locked: '文件设有密码。请取消密码后重新发送。',
    rows: '行或列过多，一次最多 10,000 个客户。请分几次发送。',
    heads: '第一行中没有可识别的标题。请按表单的字段命名各列，或使用下方的空白文件。',
    empty: '文件中没有客户。可参考下方的空白文件。',
  },
  es: {
    title: 'Este archivo no se ha importado',
    foreign: 'No está donde tu organización guarda los archivos de este chat, así que no lo he abierto. Adjúntalo a un mensaje aquí.',
    large: 'Es demasiado grande: como máximo 10 MB. Envíalo por partes.',
    gone: 'No se ha podido obtener. No se ha guardado nada; envíalo otra vez.',
    unknown: 'No es un libro de Excel (.xlsx) ni un archivo CSV. Guárdalo como uno de ellos en la hoja de cálculo y envíalo otra vez.',
    damaged: 'Está dañado y no se puede leer. Ábrelo y guárdalo en la hoja de cálculo y envíalo otra vez.',
    locked: 'Tiene contraseña. Guárdalo sin ella y envíalo otra vez.',
    rows: 'Tiene demasiadas filas o columnas: como máximo 10.000 clientes de una vez. Envíalo por partes.',
    heads: 'No conozco ningún encabezado de su primera fila. Llama a las columnas como los campos del formulario o usa el archivo vacío de abajo.',
    empty: 'No contiene ningún cliente. El archivo vacío de abajo muestra cómo.',
  },
}
