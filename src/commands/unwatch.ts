import type { Answer, Command, Turn } from '../bot/command.ts'
import { wrongQuery } from '../bot/list/listing.ts'
import { conversationOf } from '../bot/turn.ts'
import { watchList } from '../bot/watch-list.ts'
import { described, nameOfWatch, readWatch, watchKey } from '../bot/watched.ts'
import { isNamed, withCustomer } from '../bot/which.ts'
import { fold } from '../customer/normalize.ts'
import type { Watch } from '../customer/watches.ts'
import type { Localized } from '../text/locale.ts'

export default {
  phrases: {
    en: ['unwatch', 'unfollow', 'stop watching'],
    'zh-CN': ['取消关注', '停止关注'],
    es: ['dejar de seguir', 'no seguir', 'dejar de vigilar'],
  },
  about: { en: 'Stops telling this conversation of a customer, of those that fit, or of anything', 'zh-CN': '停止在本会话中通知某个客户、符合条件的客户或所有客户的变化', es: 'Deja de avisar aquí de un cliente, de los que encajen o de todo' },
  usage: { en: '<customer>|<field:value …>|<number in “watching”>|all', 'zh-CN': '<客户>|<字段:值 …>|<关注列表中的编号>|全部', es: '<cliente>|<campo:valor …>|<número en «seguimientos»>|todo' },
  examples: { en: ['unwatch contoso', 'unwatch 2', 'unwatch all'], 'zh-CN': ['取消关注 康拓', '取消关注 2', '取消关注 全部'], es: ['dejar de seguir contoso', 'dejar de seguir 2', 'dejar de seguir todo'] },
  right: 'view',
  key: watchKey,
  async run(turn, given) {
    const asked = readWatch(turn, given)
    if ('problem' in asked) return { card: wrongQuery(turn, asked.problem) }
    const watches = (await turn.world.watches.get(turn.tenant, conversationOf(turn.request)))?.watches ?? []
    const { filters, given: { text, data } } = asked
    if (filters && Object.keys(filters).length === 0) return stopped(turn, watches, watches)
    const name = data['watch'] ?? (filters && nameOfWatch({ filters }))
    if (name !== undefined) return stopped(turn, watches, watches.filter((watch) => nameOfWatch(watch) === name))
    if (/^\d{1,2}$/.test(fold(text))) return stopped(turn, watches, watches.slice(Number(text) - 1, Number(text)))
    if (!isNamed(asked.given)) return watches.length === 1 ? stopped(turn, watches, watches) : { card: await watchList(turn, watches) }
    return withCustomer(turn, asked.given, 'unwatch', ({ id }) => stopped(turn, watches, watches.filter(({ customer }) => customer === id)))
  },
} satisfies Command

/** Stops some of the watches here, and shows what is left. */
async function stopped(turn: Turn, watches: readonly Watch[], some: readonly Watch[]): Promise<Answer> {
  const { world, tenant, request, locale } = turn
  const names = some.map(nameOfWatch)
  const left = some.length === 0 ? { watches } : await world.watches.change(tenant, conversationOf(request), (now) => now && { ...now, watches: now.watches.filter((watch) => !names.includes(nameOfWatch(watch))) })
  const told = await Promise.all(some.map((watch) => described(turn, watch)))
  const notice = told.length > 0 ? words[locale].done(told.join(locale === 'zh-CN' ? '、' : ', ')) : words[locale].none
  return { card: await watchList(turn, left?.watches ?? [], notice), replaces: request.pressed !== undefined && 'watch' in request.pressed.data }
}

const words: Localized<{ done: (what: string) => string; none: string }> = {
  en: { done: (what) => `No longer watched here: ${what}.`, none: 'That is not watched here.' },
  'zh-CN': { done: (what) => `此处不再关注：${what}。`, none: '此处并未关注该内容。' },
  es: { done: (what) => `Ya no se sigue aquí: ${what}.`, none: 'Eso no se sigue aquí.' },
}
