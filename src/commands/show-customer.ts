import type { Command } from '../bot/command.ts'
import { showing } from '../bot/showing.ts'
import { withCustomer } from '../bot/which.ts'

export default {
  phrases: {
    en: ['show', 'show customer', 'open', 'open customer', 'view', 'view customer'],
    'zh-CN': ['查看', '查看客户', '显示', '显示客户', '打开', '打开客户'],
    es: ['mostrar', 'mostrar cliente', 'ver', 'ver cliente', 'abrir', 'abrir cliente', 'muestra'],
  },
  about: {
    en: 'Shows one customer with contact, address and subscriptions',
    'zh-CN': '显示一个客户的联系人、地址和订阅',
    es: 'Muestra un cliente con su contacto, dirección y suscripciones',
  },
  usage: { en: '<customer>', 'zh-CN': '<客户>', es: '<cliente>' },
  examples: { en: ['show 3', 'show contoso'], 'zh-CN': ['查看 3', '查看 康拓'], es: ['mostrar 3', 'mostrar contoso'] },
  right: 'view',
  menu: 4,
  run: (turn, given) => withCustomer(turn, given, 'show-customer', async (customer) => showing(turn, customer)),
} satisfies Command
