import type { Command } from '../bot/command.ts'
import { confirmed, doneBefore, saving } from '../bot/saving.ts'
import { withCustomer } from '../bot/which.ts'
import { setStatus } from '../customer/change.ts'
import type { Localized } from '../text/locale.ts'

export default {
  phrases: {
    en: ['restore', 'restore customer', 'unarchive', 'reactivate customer'],
    'zh-CN': ['恢复', '恢复客户', '取消归档'],
    es: ['restaurar', 'restaurar cliente', 'desarchivar'],
  },
  about: { en: 'Brings an archived customer back', 'zh-CN': '恢复已归档的客户', es: 'Recupera un cliente archivado' },
  usage: { en: '<customer>', 'zh-CN': '<客户>', es: '<cliente>' },
  examples: { en: ['restore contoso'], 'zh-CN': ['恢复 康拓'], es: ['restaurar contoso'] },
  right: 'archive',
  run: (turn, given) =>
    withCustomer(turn, given, 'restore-customer', async (customer) => {
      const { restored, active } = words[turn.locale]
      if (await doneBefore(turn)) return confirmed(turn, customer, restored)
      const changed = setStatus(customer, 'active', turn.stamp)
      return changed ? saving(turn, changed, restored) : confirmed(turn, customer, active)
    }),
} satisfies Command

const words: Localized<{ restored: string; active: string }> = {
  en: { restored: 'Restored. It is among the active customers again.', active: 'This customer is active already; nothing was changed.' },
  'zh-CN': { restored: '已恢复。该客户重新成为有效客户。', active: '该客户本来就是有效客户，未作任何更改。' },
  es: { restored: 'Restaurado. Vuelve a estar entre los clientes activos.', active: 'Este cliente ya está activo; no se ha cambiado nada.' },
}
