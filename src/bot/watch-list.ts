import type { Button, Card } from '../cards/card.ts'
import { message } from '../cards/message.ts'
import type { Watch } from '../customer/watches.ts'
import type { Localized } from '../text/locale.ts'
import { pickingRecent } from './ask-which.ts'
import type { Turn } from './command.ts'
import { titleOf } from './understand.ts'
import { described, nameOfWatch, rhythm } from './watched.ts'

const mostButtons = 5

/** What is watched here, each with the way to stop it; `notice` says what was just done. */
export async function watchList(turn: Turn, watches: readonly Watch[], notice?: string): Promise<Card> {
  const { title, none, how, stop, others } = words[turn.locale]
  const lines = [...(notice === undefined ? [] : [notice]), ...(watches.length > mostButtons ? [others(mostButtons + 1)] : [])]
  const tone = notice === undefined ? 'plain' : 'good'
  const wanted = { verb: 'watch', keys: {} }
  if (watches.length === 0) return message(turn.viewer, { ...(notice === undefined ? { title: none } : {}), lines: [...lines, how], tone, ...(await pickingRecent(turn, wanted)) })
  const names = await Promise.all(watches.map((watch) => described(turn, watch)))
  const unwatch = turn.commands.byVerb('unwatch')
  const phrase = unwatch ? titleOf(unwatch, turn.locale) : ''
  const buttons = names.slice(0, mostButtons).map((name, at): Button => ({ title: stop(name), verb: 'unwatch', data: { watch: nameOfWatch(watches[at]!) }, say: `${phrase} ${at + 1}` }))
  const facts = names.map((name, at) => ({ label: `${at + 1}. ${name}`, value: rhythm(turn, watches[at]!) }))
  return message(turn.viewer, { title, lines, tone, facts, ...(await pickingRecent(turn, wanted, buttons)) })
}

const words: Localized<{ title: string; none: string; how: string; stop: (name: string) => string; others: (row: number) => string }> = {
  en: {
    title: 'Watched here',
    none: 'Nothing is watched here',
    how: 'Type “watch contoso” for one customer, “watch owner:me” or “watch city:Shanghai” for those that fit, “watch all” for every one; with “daily 9” at the end it comes once a day.',
    stop: (name) => `Stop ${name}`,
    others: (row) => `Each one is stopped by its number: “unwatch ${row}”.`,
  },
  'zh-CN': {
    title: '此处关注的内容',
    none: '此处尚未关注任何客户',
    how: '输入“关注 康拓”关注一个客户，“关注 负责人:我”或“关注 城市:上海”关注符合条件的客户，“关注 全部”关注所有客户；末尾加“每天 9”则每天汇总一次。',
    stop: (name) => `停止关注 ${name}`,
    others: (row) => `可按编号取消任意一项：“取消关注 ${row}”。`,
  },
  es: {
    title: 'Lo que se sigue aquí',
    none: 'Aquí no se sigue nada',
    how: 'Escribe «seguir contoso» para un cliente, «seguir responsable:yo» o «seguir ciudad:Madrid» para los que encajen, «seguir todo» para todos; con «cada día 9» al final llega una vez al día.',
    stop: (name) => `Dejar ${name}`,
    others: (row) => `Cada uno se deja por su número: «dejar de seguir ${row}».`,
  },
}
