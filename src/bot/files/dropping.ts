import type { Localized } from '../../text/locale.ts'
import type { Turn } from '../command.ts'
import { clearHead, readLast, readPart, type Prepared } from './prepared.ts'

/** Drops a file that waits for its person's word, the last one where none is named, and stops its import where that is under way; gives what to say of it, undefined where there is none. */
export async function dropImport(turn: Turn, named?: string): Promise<string | undefined> {
  const id = named ?? (await readLast(turn))
  const head = id === undefined ? undefined : await readPart(turn, id, 'head')
  if (!head || (await isFinished(turn, head))) return undefined
  await clearHead(turn, head.id)
  return words[turn.locale][(await readPart(turn, head.id, 'begun')) ? 'stopped' : 'dropped']
}

/** Its pieces are saved in their order. */
async function isFinished(turn: Turn, { id, pieces }: Prepared): Promise<boolean> {
  return pieces.right > 0 && (await readPart(turn, id, 'outcome', pieces.right - 1)) !== undefined
}

const words: Localized<{ dropped: string; stopped: string }> = {
  en: { dropped: 'Cancelled; nothing was imported.', stopped: 'The import was stopped. Customers that it has saved stay as they are now; no more of the file is imported.' },
  'zh-CN': { dropped: '已取消，未导入任何内容。', stopped: '已停止导入。已保存的客户保持现状，文件其余内容不再导入。' },
  es: { dropped: 'Cancelado; no se ha importado nada.', stopped: 'Se ha detenido la importación. Los clientes ya guardados se quedan como están; no se importa nada más del archivo.' },
}
