import { customerCard } from '../cards/customer.ts'
import { message } from '../cards/message.ts'
import { say } from '../cards/say.ts'
import type { Save } from '../customer/book.ts'
import type { Changed } from '../customer/change.ts'
import type { Customer } from '../customer/customer.ts'
import { label, nameOf } from '../customer/show.ts'
import type { Localized } from '../text/locale.ts'
import type { Answer, Turn } from './command.ts'
import { privateChat } from './turn.ts'

/** Saves one change under the turn's operation, and shows the customer with `notice`; what stands in the way is said. */
export async function saving(turn: Turn, { customer, change }: Changed, notice: string): Promise<Answer> {
  const { world, tenant, operation, locale } = turn
  const saved = await world.book.save({ tenant, operation, customer, change, ...inPlace(turn) })
  switch (saved.kind) {
    case 'done':
      return confirmed(turn, saved.customer, notice)
    case 'replayed':
      return confirmed(turn, await present(turn, saved.customer), notice)
    case 'stale':
      return confirmed(turn, saved.now, words[locale].stale(saved.now.changed.by.name))
    case 'reused':
      return confirmed(turn, await present(turn, saved.customer), words[locale].reused)
    case 'duplicate':
      return duplicate(turn, saved.id, label(saved.field, locale))
  }
}

/** The card that was pressed, where its place is taken by that of what is saved: it is kept by the same write. */
export function inPlace({ request: { pressed, stands, dialog }, person, locale }: Turn): Pick<Save, 'post'> {
  if (!pressed || !stands || dialog || person.plain.includes(privateChat)) return {}
  return { post: { ...stands, person: person.id, shared: false, locale } }
}

/** The customer as it is now, where a retried button finds what it wrote then: a card of an older version would be renewed at once, and lose what it says. */
export async function present({ world, tenant }: Turn, then: Customer): Promise<Customer> {
  return (await world.book.get(tenant, then.id)) ?? then
}

/** What a retried button did the first time; undefined where it is the first time. */
export async function doneBefore({ world, tenant, operation }: Turn): Promise<Customer | undefined> {
  return world.book.done(tenant, operation)
}

/** The customer's card in the place of what was pressed, with a sentence on what was done. */
export function confirmed(turn: Turn, customer: Customer, notice: string): Answer {
  return { card: customerCard(turn.viewer, customer, { notice, operation: turn.world.newId() }), replaces: true }
}

async function duplicate(turn: Turn, id: string, field: string): Promise<Answer> {
  const { world, tenant, viewer, locale } = turn
  const [other] = await world.book.getMany(tenant, [id])
  const { taken, show } = words[locale]
  const name = other ? nameOf(other) : ''
  const buttons = other ? [{ title: show(name), verb: 'show-customer', data: { id }, say: say('show-customer', locale, other.values.domainPrefix ?? name) }] : []
  return { card: message(viewer, { lines: [taken(field, name)], tone: 'attention', buttons }) }
}

interface Words {
  readonly stale: (who: string) => string
  readonly reused: string
  readonly taken: (field: string, name: string) => string
  readonly show: (name: string) => string
}

const words: Localized<Words> = {
  en: {
    stale: (who) => `${who} has just changed this customer, so nothing was done. This is how it is now.`,
    reused: 'This button has been used already, so nothing was done. This is how it is now.',
    taken: (field, name) => `${field}: the value belongs to ${name || 'another customer'} by now, so nothing was done.`,
    show: (name) => `Show ${name}`,
  },
  'zh-CN': {
    stale: (who) => `${who}刚刚更改了该客户，因此未执行任何操作。以下是当前信息。`,
    reused: '此按钮已使用过，因此未执行任何操作。以下是当前信息。',
    taken: (field, name) => `${field}：该值现已属于${name || '另一个客户'}，因此未执行任何操作。`,
    show: (name) => `查看 ${name}`,
  },
  es: {
    stale: (who) => `${who} acaba de modificar este cliente, así que no se ha hecho nada. Así está ahora.`,
    reused: 'Este botón ya se había usado, así que no se ha hecho nada. Así está ahora.',
    taken: (field, name) => `${field}: el valor ya pertenece a ${name || 'otro cliente'}, así que no se ha hecho nada.`,
    show: (name) => `Mostrar ${name}`,
  },
}
