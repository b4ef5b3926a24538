import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
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
  return (await world.drafts.keep(draft)) ?? draft
}

type Changes = Partial<Pick<Draft, 'target' | 'typed' | 'block' | 'subscriptions'>>

/** The form with something changed, under the next revision, and with what was kept of it meanwhile: kept, unless the store does not take it. */
export async function keepDraft(turn: Turn, draft: Draft, changes: Changes): Promise<{ readonly draft: Draft; readonly kept: boolean }> {
  const next = { ...draft, ...changes, locale: turn.locale, revision: draft.revision + 1, changed: turn.stamp.at }
  try {
    const faster = await turn.world.drafts.keep(next)
    return faster ? await keepDraft(turn, faster, upon(faster, draft, changes)) : { draft: next, kept: true }
  } catch (error) {
    if (error instanceof StoreTrouble) return { draft: next, kept: false }
    throw error
  }
}

/** The changes of a form as changes of what was kept of it since. */
function upon(now: Draft, before: Draft, changes: Changes): Changes {
  const { typed, subscriptions, ...others } = changes
  const made = Object.entries(others).filter(([name, value]) => !isDeepStrictEqual(value, before[name as keyof typeof others]))
  return {
    ...Object.fromEntries(made),
    // In a new form an empty field is as good as none.
    ...(typed && { typed: merged(now.typed, before.typed, typed, before.target ? undefined : '') }),
    ...(subscriptions && { subscriptions: Object.values(merged(byOffer(now), byOffer(before), byOffer({ subscriptions }))) }),
  }
}

/** What is there now, but as it was made where that differs from before; `blank` is as good as nothing. */
function merged<T>(now: Readonly<Record<string, T>>, before: Readonly<Record<string, T>>, made: Readonly<Record<string, T>>, blank?: T): Readonly<Record<string, T>> {
  const isMade = (name: string) => !isDeepStrictEqual(before[name] ?? blank, made[name] ?? blank)
  const [others, own] = [Object.entries(now).filter(([name]) => !isMade(name)), Object.entries(made).filter(([name]) => isMade(name))]
  return Object.fromEntries([...others, ...own])
}

const byOffer = ({ subscriptions }: Pick<Draft, 'subscriptions'>) => Object.fromEntries(subscriptions.map((each) => [each.offer, each]))

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
