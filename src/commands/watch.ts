import type { Answer, Command, Turn } from '../bot/command.ts'
import { wrongQuery } from '../bot/list/listing.ts'
import { commandButton } from '../bot/replies.ts'
import { conversationOf } from '../bot/turn.ts'
import { watchList } from '../bot/watch-list.ts'
import { described, nameOfWatch, readWatch, rhythm, watchKey } from '../bot/watched.ts'
import { isNamed, withCustomer } from '../bot/which.ts'
import { message } from '../cards/message.ts'
import type { Watch, Watching } from '../customer/watches.ts'
import type { Localized } from '../text/locale.ts'

const most = 50

export default {
  phrases: {
    en: ['watch', 'follow', 'notify me of', 'notify us of'],
    'zh-CN': ['关注', '通知我', '通知我们'],
    es: ['seguir', 'sigue', 'vigilar', 'avísame de', 'avísanos de'],
  },
  about: {
    en: 'Tells this conversation what changes: a customer, those that fit, or all, at once or once a day',
    'zh-CN': '在本会话中通知客户的变化：可关注一个、符合条件的或所有客户，即时或每天汇总',
    es: 'Avisa aquí de los cambios de un cliente, de los que encajen o de todos, al momento o una vez al día',
  },
  usage: { en: '<customer>|<field:value …>|all [daily <hour>]', 'zh-CN': '<客户>|<字段:值 …>|全部 [每天 <整点>]', es: '<cliente>|<campo:valor …>|todo [cada día <hora>]' },
  examples: {
    en: ['watch contoso', 'watch owner:me', 'watch city:Shanghai daily 9', 'watch all'],
    'zh-CN': ['关注 康拓', '关注 负责人:我', '关注 城市:上海 每天 9', '关注 全部'],
    es: ['seguir contoso', 'seguir responsable:yo', 'seguir ciudad:Madrid cada día 9', 'seguir todo'],
  },
  right: 'view',
  key: watchKey,
  async run(turn, given) {
    const asked = readWatch(turn, given)
    if ('problem' in asked) return { card: wrongQuery(turn, asked.problem) }
    const { hour, filters, given: named } = asked
    const watch = { filters: filters ?? {}, ...(hour === undefined ? {} : { hour }), since: turn.world.now().toISOString() }
    if (filters) return watched(turn, watch)
    if (!isNamed(named)) return { card: await watchList(turn, (await turn.world.watches.get(turn.tenant, conversationOf(turn.request)))?.watches ?? []) }
    return withCustomer(turn, named, 'watch', ({ id }) => watched(turn, { ...watch, customer: id }))
  },
} satisfies Command

async function watched(turn: Turn, watch: Watch): Promise<Answer> {
  const { world, tenant, request, locale, viewer, commands } = turn
  const position = await world.book.head(tenant)
  const kept = await world.watches.change(tenant, conversationOf(request), (now) => watchingAlso(turn, now, watch, position))
  const list = commands.byVerb('watching')
  const done = kept?.watches.some((one) => nameOfWatch(one) === nameOfWatch(watch))
  const line = done ? words[locale].done(await described(turn, watch), rhythm(turn, watch)) : words[locale].full
  return { card: message(viewer, { lines: [line], tone: done ? 'good' : 'attention', buttons: list ? [commandButton(turn, list)] : [] }) }
}

/** The conversation with one watch more; as it was where that would be too many. */
function watchingAlso({ request, person, locale }: Turn, now: Watching | undefined, watch: Watch, position: number): Watching | undefined {
  const others = (now?.watches ?? []).filter((other) => nameOfWatch(other) !== nameOfWatch(watch))
  if (others.length >= most) return now
  const rhythm = String(watch.hour ?? 'now')
  return {
    ...now,
    conversation: conversationOf(request),
    kind: request.conversation.kind,
    ...(request.conversation.team === undefined ? {} : { team: request.conversation.team }),
    person: person.id,
    address: request.reach ?? '',
    locale,
    ...(person.timeZone === undefined ? {} : { timeZone: person.timeZone }),
    watches: [...others, watch],
    told: { ...now?.told, [rhythm]: others.some(({ hour }) => hour === watch.hour) && now?.told[rhythm] ? now.told[rhythm] : { position, at: watch.since } },
  }
}

const words: Localized<{ done: (what: string, when: string) => string; full: string }> = {
  en: { done: (what, when) => `${what}: changes are told here from now on, ${when}.`, full: `There are ${most} watches here already; stop one first.` },
  'zh-CN': { done: (what, when) => `${what}：今后将在此处通知其变化（${when}）。`, full: `此处已有 ${most} 项关注，请先取消一项。` },
  es: { done: (what, when) => `${what}: a partir de ahora se avisa aquí de los cambios, ${when}.`, full: `Aquí ya se siguen ${most} cosas; deja primero una.` },
}
