import { createHash } from 'node:crypto'
import { clip } from '../../cards/format.ts'
import { StoreTrouble } from '../../customer/book.ts'
import type { Draft, Typed } from '../../customer/draft.ts'
import type { Given, Turn } from '../command.ts'

/** Begins a form, or finds it again where the same request is delivered twice. */
export async function openDraft(turn: Turn, begun: Pick<Draft, 'target' | 'typed'> & Partial<Pick<Draft, 'block'>>): Promise<Draft> {
  const { world, tenant, staff, stamp, locale } = turn
  const id = createHash('sha256').update(turn.operation).digest('base64url').slice(0, 22)
  const there = await world.drafts.get(tenant, id)
  if (there) return there
  const draft: Draft = { block: 'account', ...begun, id, tenant, begunBy: staff, locale, subscriptions: [], revision: 1, changed: stamp.at }
  await world.drafts.keep(draft)
  return draft
}

/** The form with something changed, under the next revision: kept, unless the store does not take it. */
export async function keepDraft(turn: Turn, draft: Draft, changes: Partial<Pick<Draft, 'target' | 'typed' | 'block' | 'subscriptions'>>): Promise<{ readonly draft: Draft; readonly kept: boolean }> {
  const next = { ...draft, ...changes, locale: turn.locale, revision: draft.revision + 1, changed: turn.stamp.at }
  try {
    await turn.world.drafts.keep(next)
    return { draft: next, kept: true }
  } catch (error) {
    if (error instanceof StoreTrouble) return { draft: next, kept: false }
    throw error
  }
}

/** Puts a form away for good. What it was for is done already, so a store that is away must not undo the answer. */
export async function closeDraft(turn: Turn, draft: Draft): Promise<void> {
  try {
    await turn.world.drafts.drop(draft)
  } catch (error) {
    if (!(error instanceof StoreTrouble)) throw error
  }
}

/** The id of the form at hand: a button's, else the one that lies open. */
export async function draftAtHand({ world, tenant, person }: Turn, { data }: Given): Promise<string | undefined> {
  return data['draft'] ?? (await world.drafts.open(tenant, person.id))
}

/** What a form is called: the company that was typed, else the one that it changes. */
export function draftName({ typed }: { readonly typed: Typed }, otherwise = ''): string {
  return clip(typed.companyName?.trim() || otherwise, 80)
}
