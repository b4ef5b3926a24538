import type { Command } from '../../src/bot/command.ts'
import type { Registered } from '../../src/bot/registry.ts'

/** A command as its file would give it, for what is about menus. */
export function command(verb: string, more: Partial<Command>): Registered {
  return { verb, phrases: { en: [], 'zh-CN': [], es: [] }, about: { en: verb, 'zh-CN': verb, es: verb }, run: () => Promise.reject(new Error('not run')), ...more }
}

export const adding = command('add-customer', {
  phrases: { en: ['add customer', 'new customer'], 'zh-CN': ['添加客户'], es: ['agregar cliente'] },
  about: { en: 'Add a customer.', 'zh-CN': '添加客户。', es: 'Agregar un cliente.' },
  menu: 1,
})
export const listing = command('list-customers', {
  phrases: { en: ['list customers'], 'zh-CN': ['客户列表'], es: ['listar clientes'] },
  about: { en: 'List your customers.', 'zh-CN': '列出客户。', es: 'Listar los clientes.' },
  menu: 2,
})
