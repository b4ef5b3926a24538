import type { Answer, Command, Given, Turn } from '../bot/command.ts'
import { listKey } from '../bot/list/list-words.ts'
import { withCustomer } from '../bot/which.ts'
import { changesPerPage, history } from '../cards/history.ts'
import type { Customer } from '../customer/customer.ts'

export default {
  phrases: {
    en: ['history', 'history of', 'changes', 'who changed'],
    'zh-CN': ['历史', '历史记录', '更改历史', '变更记录'],
    es: ['historial', 'historial de', 'cambios', 'cambios de'],
  },
  about: {
    en: 'Shows who changed what of a customer and when, with old and new values',
    'zh-CN': '显示客户的更改历史：谁在何时更改了什么，以及新旧内容',
    es: 'Muestra quién cambió qué de un cliente y cuándo, con el valor anterior y el nuevo',
  },
  usage: { en: '<customer> [page:n]', 'zh-CN': '<客户> [页:n]', es: '<cliente> [página:n]' },
  examples: { en: ['history contoso', 'history 3 page:2'], 'zh-CN': ['历史 康拓', '历史 3 页:2'], es: ['historial contoso', 'historial 3 página:2'] },
  right: 'view',
  menu: 7,
  private: true,
  key: (typed) => (listKey(typed) === 'page' ? 'page' : undefined),
  run: (turn, given) => withCustomer(turn, given, 'history', (customer) => page(turn, given, customer)),
} satisfies Command

/** The page asked for; where there is none of that number, the nearest. */
async function page(turn: Turn, { keys, data }: Given, customer: Customer): Promise<Answer> {
  const { world, tenant, viewer } = turn
  const changes = await world.book.history(tenant, customer.id)
  const last = Math.max(1, Math.ceil(changes.length / changesPerPage))
  const wanted = Math.min(last, Math.max(1, Math.trunc(Number(keys['page'] ?? data['page'])) || 1))
  const from = (wanted - 1) * changesPerPage
  const shown = { customer, changes: changes.slice(from, from + changesPerPage), from, total: changes.length, operation: world.newId() }
  return { card: history(viewer, shown), ...(data['page'] === undefined ? {} : { replaces: true }) }
}
