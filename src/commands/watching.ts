import type { Command } from '../bot/command.ts'
import { conversationOf } from '../bot/turn.ts'
import { watchList } from '../bot/watch-list.ts'

export default {
  phrases: {
    en: ['watching', 'my watches', 'what is watched'],
    'zh-CN': ['关注列表', '我的关注'],
    es: ['seguimientos', 'qué se sigue'],
  },
  about: { en: 'Shows what is watched in this conversation, and when it is told', 'zh-CN': '显示本会话关注的客户及通知时间', es: 'Muestra lo que se sigue en esta conversación y cuándo se avisa' },
  right: 'view',
  run: async (turn) => ({ card: await watchList(turn, (await turn.world.watches.get(turn.tenant, conversationOf(turn.request)))?.watches ?? []) }),
} satisfies Command
