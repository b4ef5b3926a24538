import { accountBlock, confirmation } from '../bot/form/block.ts'
import type { Answer, Command, Given, Turn } from '../bot/command.ts'
import { checkDraft, missingRight, onlyChanged, taken, type CheckedDraft } from '../bot/form/draft-check.ts'
import { closeDraft, keepDraft, openDraft } from '../bot/form/draft-at-hand.ts'
import { withDraft } from '../bot/form/own-draft.ts'
import { refusal } from '../bot/replies.ts'
import { inPlace, present } from '../bot/saving.ts'
import { typedWith, versionSeen } from '../bot/form/sent.ts'
import { staleCard } from '../bot/form/stale.ts'
import { unkept } from '../bot/form/step.ts'
import { fieldKey, typedBy } from '../bot/form/typed.ts'
import type { Card } from '../cards/card.ts'
import { customerCard } from '../cards/customer.ts'
import type { Saved } from '../customer/book.ts'
import { changeValues, newCustomer, type Changed } from '../customer/change.ts'
import type { Customer } from '../customer/customer.ts'
import type { Draft } from '../customer/draft.ts'
import type { Localized } from '../text/locale.ts'

const anyway = { en: ['save mine'], 'zh-CN': ['保存我的更改'], es: ['guardar lo mío'] } as const

export default {
  phrases: {
    en: ['submit', 'save', ...anyway.en],
    'zh-CN': ['提交', '保存', ...anyway['zh-CN']],
    es: ['enviar', 'guardar', ...anyway.es],
  },
  about: { en: 'Saves the open form in the account book', 'zh-CN': '将打开的表单保存到客户账簿', es: 'Guarda el formulario abierto en el libro de cuentas' },
  usage: { en: '[key:value …]', 'zh-CN': '[字段:值 …]', es: '[campo:valor …]' },
  right: 'view',
  private: true,
  key: fieldKey,
  run: (turn, given) => withDraft(turn, claimed(given), (draft) => submit(turn, draft, claimed(given))),
} satisfies Command

/** "save mine 7" is what the button says that has shown version 7. */
function claimed(given: Given): Given {
  const said = Object.values<readonly string[]>(anyway).some((phrases) => phrases.includes(given.phrase))
  return said && /^\d{1,9}$/.test(given.text) ? { ...given, data: { ...given.data, version: given.text } } : given
}

async function submit(turn: Turn, found: Draft, given: Given): Promise<Answer> {
  const { typed, now } = await typedWith(turn, found, given)
  const sent = Object.keys(typedBy(given)).length > 0
  const { draft, kept } = sent ? await keepDraft(turn, found, { typed }) : { draft: { ...found, typed }, kept: true }
  if (!kept) return { card: unkept(turn, draft, given, now), replaces: true }
  const checked = await checkDraft(turn, draft)
  if (checked.problems.length > 0) return { card: accountBlock(turn, draft, checked, checked.problems), replaces: true }
  const missing = missingRight(turn, draft, checked)
  if (missing) return { card: await refusal(turn, missing, [words.keptBack[turn.locale]]) }
  const seen = versionSeen(draft, given)
  return checked.now && seen !== undefined ? change(turn, draft, { ...checked, now: checked.now }, seen) : add(turn, draft, checked)
}

async function add(turn: Turn, draft: Draft, checked: CheckedDraft): Promise<Answer> {
  const { id, subscriptions } = draft
  return written(turn, draft, checked, await save(turn, draft, newCustomer({ id, values: checked.values, subscriptions, stamp: turn.stamp })))
}

async function change(turn: Turn, draft: Draft, checked: CheckedDraft & { readonly now: Customer }, seen: number): Promise<Answer> {
  const { now, values } = checked
  const before = now.version === seen ? undefined : await turn.world.book.done(turn.tenant, draft.id)
  const changed = changeValues(now, values, turn.stamp)
  if (changed && !before && now.status === 'archived') return { card: archived(turn, now), replaces: true }
  if (!changed) return finished(turn, draft, now, (before ? words.updated : words.same)[turn.locale], before !== undefined)
  if (before) return begunAnew(turn, draft, now)
  if (now.version !== seen) return { card: await staleCard(turn, draft, checked, seen), replaces: true }
  return written(turn, draft, checked, await save(turn, draft, changed))
}

/** An archived customer stays as it is; the form waits for it to be restored. */
function archived({ viewer, locale, world }: Turn, now: Customer): Card {
  return customerCard(viewer, now, { notice: `${words.archived[locale]} ${words.keptBack[locale]}`, operation: world.newId() })
}

// The form's id is the operation: however often it is sent, it is written once.
function save(turn: Turn, draft: Draft, changed: Changed): Promise<Saved> {
  return turn.world.book.save({ tenant: turn.tenant, operation: draft.id, draft, ...changed, ...inPlace(turn) })
}

async function written(turn: Turn, draft: Draft, checked: CheckedDraft, saved: Saved): Promise<Answer> {
  const update = draft.target !== undefined
  switch (saved.kind) {
    // The commit has put the form away.
    case 'done':
      return shown(turn, saved.customer, (update ? words.updated : words.added)[turn.locale], update)
    case 'replayed': {
      const now = await present(turn, saved.customer)
      // What somebody else has changed since is not this person's to take back.
      return finished(turn, draft, now, (update ? words.updated : words.added)[turn.locale], update && now.version === saved.customer.version)
    }
    case 'reused':
      return begunAnew(turn, draft, await present(turn, saved.customer))
    case 'stale':
      return update ? submit(turn, draft, { phrase: '', text: '', keys: {}, raw: '', data: { version: String(checked.now?.version) } }) : begunAnew(turn, draft, saved.now)
    case 'duplicate':
      return { card: accountBlock(turn, draft, checked, [await taken(turn, saved.field, saved.id, checked.values)]), replaces: true }
  }
}

async function finished(turn: Turn, draft: Draft, customer: Customer, notice: string, undo: boolean): Promise<Answer> {
  await closeDraft(turn, draft)
  return shown(turn, customer, notice, undo)
}

function shown({ viewer, world }: Turn, customer: Customer, notice: string, undo: boolean): Answer {
  return { card: customerCard(viewer, customer, { notice, operation: world.newId(), undo }), replaces: true }
}

/** An earlier press has saved the form in another wording: what differs becomes a form of its own, for that customer. */
async function begunAnew(turn: Turn, draft: Draft, now: Customer): Promise<Answer> {
  const typed = onlyChanged(turn, draft.typed, now.values)
  if (Object.keys(typed).length === 0) return finished(turn, draft, now, words.savedBefore[turn.locale], false)
  const anew = await openDraft(turn, { target: { id: now.id, version: now.version }, typed })
  await closeDraft(turn, draft)
  const checked = await checkDraft(turn, anew)
  const notice = words.savedOther[turn.locale]
  const card = checked.problems.length > 0 ? accountBlock(turn, anew, checked, checked.problems, notice) : confirmation(turn, anew, checked, notice)
  return { card: { ...card, over: now.id }, replaces: true }
}

const words = {
  added: {
    en: 'Saved. The customer is in the account book now.\nThe buttons below lead on to its subscriptions and to later changes.',
    'zh-CN': '已保存。该客户已加入客户账簿。\n可通过下方按钮管理其订阅或继续修改。',
    es: 'Guardado. El cliente ya está en el libro de cuentas.\nCon los botones de abajo se pasa a sus suscripciones y a cambios posteriores.',
  },
  updated: {
    en: 'Saved. This is the customer as it is now; Undo takes the change back.',
    'zh-CN': '已保存。以下是该客户的当前信息；可用“撤销”恢复更改前的内容。',
    es: 'Guardado. Así está el cliente ahora; Deshacer revierte el cambio.',
  },
  same: {
    en: 'Nothing differs from what is stored, so nothing was written.',
    'zh-CN': '内容与已保存的信息一致，未写入任何更改。',
    es: 'Nada difiere de lo guardado, así que no se ha escrito nada.',
  },
  savedBefore: {
    en: 'An earlier press had saved this form already. This is the customer as it is now.',
    'zh-CN': '此前的一次点击已保存此表单。以下是该客户的当前信息。',
    es: 'Una pulsación anterior ya había guardado este formulario. Así está el cliente ahora.',
  },
  savedOther: {
    en: 'An earlier press had saved this form already. What you typed since is not saved yet: save it as a change?',
    'zh-CN': '此前的一次点击已保存此表单。之后填写的内容尚未保存：是否作为更改保存？',
    es: 'Una pulsación anterior ya había guardado este formulario. Lo escrito después aún no está guardado: ¿guardarlo como cambio?',
  },
  archived: {
    en: 'This customer has been archived meanwhile, so nothing was written; it can be changed once it is restored.',
    'zh-CN': '该客户在此期间已归档，因此未写入任何更改；恢复后才能更改。',
    es: 'Este cliente se ha archivado mientras tanto, así que no se ha escrito nada; se puede modificar cuando se restaure.',
  },
  keptBack: {
    en: 'Your form is kept among your drafts.',
    'zh-CN': '你的表单已保留在草稿中。',
    es: 'El formulario se conserva entre los borradores.',
  },
} as const satisfies Readonly<Record<string, Localized>>
