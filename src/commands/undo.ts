import type { Answer, Command, Given, Turn } from '../bot/command.ts'
import { refusal } from '../bot/replies.ts'
import { confirmed, doneBefore, saving } from '../bot/saving.ts'
import { withCustomer } from '../bot/which.ts'
import { shownEdit } from '../cards/edits.ts'
import { clip } from '../cards/format.ts'
import { keys } from '../cards/say.ts'
import { rightsFor, undo, type Changed } from '../customer/change.ts'
import type { Change, Customer } from '../customer/customer.ts'
import { fold } from '../customer/normalize.ts'
import type { Right } from '../people/rights.ts'
import type { Localized } from '../text/locale.ts'

export default {
  phrases: {
    en: ['undo', 'undo the last change of', 'take back', 'revert'],
    'zh-CN': ['撤销', '撤消', '撤回'],
    es: ['deshacer', 'deshacer el último cambio de', 'revertir'],
  },
  about: { en: 'Takes back the last change of a customer', 'zh-CN': '撤销客户的最近一次更改', es: 'Deshace el último cambio de un cliente' },
  usage: { en: '<customer> [version:n]', 'zh-CN': '<客户> [版本:n]', es: '<cliente> [versión:n]' },
  examples: { en: ['undo contoso'], 'zh-CN': ['撤销 康拓'], es: ['deshacer contoso'] },
  right: 'view',
  private: true,
  key: (typed) => (versions.has(fold(typed)) ? 'version' : undefined),
  run: (turn, given) => withCustomer(turn, given, 'undo', (customer) => takeBack(turn, given, customer)),
} satisfies Command

/** What an offered command names: the version that its card shows. */
const versions = new Set(Object.values(keys.version).map(fold))

async function takeBack(turn: Turn, { data, keys: typed }: Given, customer: Customer): Promise<Answer> {
  const words = wordsOf[turn.locale]
  const [last] = await turn.world.book.history(turn.tenant, customer.id)
  if (await doneBefore(turn)) return confirmed(turn, customer, words.before)
  if (!last) return confirmed(turn, customer, words.added)
  const seen = typed['version'] ?? data['version']
  if (seen !== undefined && !isVersion(seen, customer)) return confirmed(turn, customer, words.noVersion(clip(seen, 20)))
  if (seen !== undefined && Number(seen) < customer.version) return confirmed(turn, customer, words.newer(last.by.name))
  const missing = missingRight(turn, last)
  if (missing) return { card: await refusal(turn, missing) }
  const undone = undo(customer, last, turn.stamp)
  return undone ? saving(turn, undone, putBack(turn, undone)) : confirmed(turn, customer, last.deed === 'added' ? words.added : words.removed)
}

const isVersion = (text: string, { version }: Customer) => /^\d{1,9}$/.test(text) && Number(text) >= 1 && Number(text) <= version

// Whoever may not make a change may not take it back either.
function missingRight({ viewer }: Turn, { edits, deed }: Change): Right | undefined {
  if (deed === 'added') return undefined
  return rightsFor(edits).map((right): Right => (right === 'creation' ? 'add' : right)).find((right) => !viewer.rights.has(right))
}

function putBack({ viewer, locale }: Turn, { customer, change }: Changed): string {
  const { done, empty, edit } = wordsOf[locale]
  return [done, ...change.edits.map((each) => {
    const { label, was, now } = shownEdit(viewer, customer, each)
    return edit(label, was || empty, now || empty)
  })].join('\n')
}

interface Words {
  readonly done: string
  readonly edit: (label: string, was: string, now: string) => string
  readonly empty: string
  readonly before: string
  readonly added: string
  readonly removed: string
  readonly newer: (who: string) => string
  readonly noVersion: (text: string) => string
}

const wordsOf: Localized<Words> = {
  en: {
    done: 'The last change was taken back:',
    edit: (label, was, now) => `${label}: ${was} → ${now}`,
    empty: '(empty)',
    before: 'This was undone already. This is the customer as it is now.',
    added: 'There is no change to undo: the customer was added and has not changed since.',
    removed: 'The last change took a subscription away, which cannot be undone here; add it again under “subscriptions”.',
    newer: (who) => `${who} has changed this customer since, so nothing was undone. This is how it is now.`,
    noVersion: (text) => `“${text}” is no version of this customer, so nothing was undone. “undo” without it takes back the last change.`,
  },
  'zh-CN': {
    done: '已撤销最近一次更改：',
    edit: (label, was, now) => `${label}：${was} → ${now}`,
    empty: '（空）',
    before: '此更改此前已撤销。以下是该客户的当前信息。',
    added: '没有可撤销的更改：该客户添加后未作过更改。',
    removed: '最近一次更改移除了订阅，无法在此撤销；请在“订阅”中重新添加。',
    newer: (who) => `${who}此后又更改了该客户，因此未撤销任何内容。以下是当前信息。`,
    noVersion: (text) => `“${text}”不是该客户的版本，因此未撤销任何内容。不带版本的“撤销”会撤销最近一次更改。`,
  },
  es: {
    done: 'Se ha deshecho el último cambio:',
    edit: (label, was, now) => `${label}: ${was} → ${now}`,
    empty: '(vacío)',
    before: 'Esto ya se había deshecho. Así está el cliente ahora.',
    added: 'No hay ningún cambio que deshacer: el cliente no ha cambiado desde que se agregó.',
    removed: 'El último cambio quitó una suscripción y no se puede deshacer aquí; se puede agregar de nuevo en «suscripciones».',
    newer: (who) => `${who} ha modificado este cliente después, así que no se ha deshecho nada. Así está ahora.`,
    noVersion: (text) => `«${text}» no es una versión de este cliente, así que no se ha deshecho nada. «deshacer» sin ella deshace el último cambio.`,
  },
}
