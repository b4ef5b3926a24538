import type { Answer, Command, Given, Turn } from '../bot/command.ts'
import { confirmed, doneBefore, saving } from '../bot/saving.ts'
import { withCustomer } from '../bot/which.ts'
import type { Button } from '../cards/card.ts'
import { message } from '../cards/message.ts'
import { called, say } from '../cards/say.ts'
import { setStatus } from '../customer/change.ts'
import type { Customer } from '../customer/customer.ts'
import { label, nameOf, showValue } from '../customer/show.ts'
import type { Localized } from '../text/locale.ts'

/** What lies on the desk of the person who was asked, so that nobody else's press confirms it. */
interface Pending {
  readonly id: string
  readonly version: number
}

const sure = /(?:(?:^|\s)(?:yes|confirm|sure|sí|si|confirmar|confirmo|是)|确认|确定)$/i

export default {
  phrases: {
    en: ['archive', 'archive customer', 'delete', 'delete customer', 'remove customer'],
    'zh-CN': ['归档', '归档客户', '删除客户', '存档'],
    es: ['archivar', 'archivar cliente', 'eliminar cliente', 'borrar cliente'],
  },
  about: {
    en: 'Takes a customer out of the active list after asking once; nothing is deleted',
    'zh-CN': '确认后将客户移出有效列表；不会删除任何内容',
    es: 'Saca un cliente de la lista de activos tras confirmarlo; no se borra nada',
  },
  usage: { en: '<customer>, then <customer> yes', 'zh-CN': '<客户>，然后 <客户> 确认', es: '<cliente>, después <cliente> sí' },
  examples: { en: ['archive contoso', 'archive contoso yes'], 'zh-CN': ['归档 康拓', '归档 康拓 确认'], es: ['archivar contoso', 'archivar contoso sí'] },
  right: 'archive',
  async run(turn, given) {
    const pending = await turn.world.desk.read<Pending>(turn.spot, 'confirmation')
    const text = given.text.replace(sure, '').trim()
    const confirms = given.data['sure'] === 'true' || text !== given.text
    const named: Given = confirms && text === '' && pending && !given.data['id'] ? { ...given, data: { id: pending.id } } : { ...given, text }
    return withCustomer(turn, named, 'archive-customer', (customer) => archive(turn, customer, confirms ? pending : undefined))
  },
} satisfies Command

async function archive(turn: Turn, customer: Customer, pending: Pending | undefined): Promise<Answer> {
  const { archived, already, changed } = words[turn.locale]
  if (await doneBefore(turn)) return confirmed(turn, customer, archived)
  const next = setStatus(customer, 'archived', turn.stamp)
  if (!next) return confirmed(turn, customer, already)
  if (pending?.id !== customer.id) return ask(turn, customer)
  if (pending.version !== customer.version) return ask(turn, customer, changed(customer.changed.by.name))
  const answer = await saving(turn, next, archived)
  await turn.world.desk.clear(turn.spot, 'confirmation')
  return answer
}

/** Says what will happen, and asks the same person once more. */
async function ask(turn: Turn, customer: Customer, notice?: string): Promise<Answer> {
  const { world, viewer, locale, spot } = turn
  const { id, version, values } = customer
  await world.desk.write(spot, 'confirmation', { id, version } satisfies Pending)
  const { title, what, yes, archive: doIt, keep } = words[locale]
  const facts = [{ label: label('domainPrefix', locale), value: showValue('domainPrefix', values, locale, viewer.rules) }]
  const buttons: readonly Button[] = [
    { title: doIt, verb: 'archive-customer', data: { id, version, operation: world.newId(), sure: true }, say: say('archive-customer', locale, called(customer), yes), style: 'destructive' },
    { title: keep, verb: 'show-customer', data: { id }, say: say('show-customer', locale, called(customer)) },
  ]
  return { card: message(viewer, { title: title(nameOf(customer)), lines: [...(notice === undefined ? [] : [notice]), what], facts, tone: 'attention', buttons }) }
}

interface Words {
  readonly title: (name: string) => string
  readonly what: string
  readonly archive: string
  readonly yes: string
  readonly keep: string
  readonly archived: string
  readonly already: string
  readonly changed: (who: string) => string
}

const words: Localized<Words> = {
  en: {
    title: (name) => `Archive ${name}?`,
    what: 'It leaves the list of active customers. Nothing is deleted: “find” still finds it, its history stays, and “restore” brings it back.',
    archive: 'Archive',
    yes: 'yes',
    keep: 'Keep it',
    archived: 'Archived. Nothing was deleted; “Restore” brings it back.',
    already: 'This customer is archived already; nothing was changed.',
    changed: (who) => `${who} has changed this customer meanwhile, so it was not archived yet. Please confirm again.`,
  },
  'zh-CN': {
    title: (name) => `归档 ${name}？`,
    what: '归档后，该客户不再出现在有效客户列表中。不会删除任何内容：仍可通过“查找”找到，历史保留，并可随时“恢复”。',
    archive: '归档',
    yes: '确认',
    keep: '保留',
    archived: '已归档。未删除任何内容，可随时“恢复”。',
    already: '该客户此前已归档，未作任何更改。',
    changed: (who) => `${who}在此期间更改了该客户，因此尚未归档。请再次确认。`,
  },
  es: {
    title: (name) => `¿Archivar ${name}?`,
    what: 'Sale de la lista de clientes activos. No se borra nada: «buscar» lo sigue encontrando, su historial se conserva y «restaurar» lo recupera.',
    archive: 'Archivar',
    yes: 'sí',
    keep: 'Conservarlo',
    archived: 'Archivado. No se ha borrado nada; «Restaurar» lo recupera.',
    already: 'Este cliente ya estaba archivado; no se ha cambiado nada.',
    changed: (who) => `${who} ha modificado este cliente entretanto, así que aún no se ha archivado. Hace falta confirmarlo de nuevo.`,
  },
}
