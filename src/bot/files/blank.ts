import { say } from '../../cards/say.ts'
import { headingOf, ownColumns } from '../../customer/columns.ts'
import type { Localized } from '../../text/locale.ts'
import type { Answer, Turn } from '../command.ts'
import { offerOf, type Making } from './handing.ts'

/** The empty file with all headings, in which new customers are written. */
export function offerBlank(turn: Turn): Pick<Answer, 'offer'> {
  const { name, about } = words[turn.locale]
  return offerOf(turn, 'import-customers', { name: `${name}.xlsx`, about, size: 6_000, data: {} })
}

export function blank({ locale, world }: Turn): Making {
  const { name, done, again } = words[locale]
  const headings = ownColumns.map((column) => headingOf(column, locale, world.rules))
  return { kind: 'xlsx', table: { name, headings, rows: none() }, done, again: { title: again, verb: 'import-customers', say: say('import-customers', locale) } }
}

async function* none(): AsyncGenerator<readonly (readonly string[])[]> {}

const words: Localized<{ name: string; about: string; done: string; again: string }> = {
  en: { name: 'New customers', about: 'The empty file with all headings', done: 'Fill in one customer a row, and send the file here.', again: 'Try again' },
  'zh-CN': { name: '新客户', about: '含全部标题的空白文件', done: '每行填写一个客户，然后将文件发到这里。', again: '重试' },
  es: { name: 'Clientes nuevos', about: 'El archivo vacío con todos los encabezados', done: 'Rellena un cliente por fila y envía aquí el archivo.', again: 'Reintentar' },
}
