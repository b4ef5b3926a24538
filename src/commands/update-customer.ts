import { accountBlock, block, confirmation } from '../bot/form/block.ts'
import type { Answer, Command, Given, Turn } from '../bot/command.ts'
import { checkDraft, missingRight, onlyChanged } from '../bot/form/draft-check.ts'
import { openDraft } from '../bot/form/draft-at-hand.ts'
import { refusal } from '../bot/replies.ts'
import { fieldKey, typedBy } from '../bot/form/typed.ts'
import { withCustomer } from '../bot/which.ts'
import { customerCard } from '../cards/customer.ts'
import type { Customer } from '../customer/customer.ts'
import type { Localized } from '../text/locale.ts'

export default {
  phrases: {
    en: ['update', 'edit', 'change', 'update customer', 'edit customer', 'change customer'],
    'zh-CN': ['更新', '编辑', '修改', '更新客户', '编辑客户', '修改客户'],
    es: ['actualizar', 'editar', 'modificar', 'cambiar', 'actualizar cliente', 'editar cliente', 'modificar cliente'],
  },
  about: {
    en: 'Opens a customer for editing, or changes what is given after a confirmation',
    'zh-CN': '打开客户进行编辑，或在确认后直接更改所给的字段',
    es: 'Abre un cliente para editarlo, o cambia lo indicado tras confirmarlo',
  },
  usage: { en: '<customer> [key:value …]', 'zh-CN': '<客户> [字段:值 …]', es: '<cliente> [campo:valor …]' },
  examples: {
    en: ['update contoso', 'update 3 phone:021-55667788', 'update contoso city:Suzhou alias:'],
    'zh-CN': ['更新 contoso', '更新 3 电话:021-55667788', '更新 contoso 城市:苏州 别名:'],
    es: ['actualizar contoso', 'actualizar 3 teléfono:915550134', 'actualizar contoso ciudad:Sevilla alias:'],
  },
  right: 'editDetails',
  orRight: 'editBilling',
  menu: 5,
  private: true,
  key: fieldKey,
  run: (turn, given) => withCustomer(turn, given, 'update-customer', (customer) => update(turn, given, customer)),
} satisfies Command

async function update(turn: Turn, given: Given, customer: Customer): Promise<Answer> {
  if (customer.status === 'archived') return { card: shown(turn, customer, words.archived[turn.locale]) }
  const target = { id: customer.id, version: customer.version }
  const sent = typedBy(given)
  if (Object.keys(sent).length === 0) {
    const draft = await openDraft(turn, { target, typed: {} })
    return { card: await block(turn, draft, await checkDraft(turn, draft)) }
  }
  const typed = onlyChanged(turn, sent, customer.values)
  if (Object.keys(typed).length === 0) return { card: shown(turn, customer, words.same[turn.locale]) }
  return oneLine(turn, target, typed)
}

/** A change in one line: old beside new, to be confirmed; or the form where something is wrong. */
async function oneLine(turn: Turn, target: { readonly id: string; readonly version: number }, typed: ReturnType<typeof typedBy>): Promise<Answer> {
  const checked = await checkDraft(turn, { id: '', target, typed })
  const missing = missingRight(turn, { target }, checked)
  if (missing) return { card: await refusal(turn, missing) }
  const wrong = checked.problems.length > 0
  const draft = await openDraft(turn, { target, typed, block: wrong ? 'account' : 'review' })
  return { card: wrong ? accountBlock(turn, draft, checked, checked.problems) : confirmation(turn, draft, checked) }
}

function shown(turn: Turn, customer: Customer, notice: string) {
  return customerCard(turn.viewer, customer, { notice, operation: turn.world.newId() })
}

const words = {
  same: {
    en: 'Nothing differs from what is stored, so there is nothing to save.',
    'zh-CN': '内容与已保存的信息一致，无需保存。',
    es: 'Nada difiere de lo guardado, así que no hay nada que guardar.',
  },
  archived: {
    en: 'This customer is archived; it can be changed once it is restored.',
    'zh-CN': '该客户已归档，恢复后才能更改。',
    es: 'Este cliente está archivado; se puede modificar cuando se restaure.',
  },
} as const satisfies Readonly<Record<string, Localized>>
