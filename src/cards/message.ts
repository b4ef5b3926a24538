import { bar } from './buttons.ts'
import type { Button, Card } from './card.ts'
import { linesOf } from './format.ts'
import type { Viewer } from './viewer.ts'

export interface Told {
  readonly title?: string
  readonly lines?: readonly string[]
  readonly facts?: readonly { readonly label: string; readonly value: string }[]
  /** Something that is looked up while a person types, and what stands there before. */
  readonly pick?: { readonly id: string; readonly label: string; readonly dataset: string; readonly choices: readonly { readonly title: string; readonly value: string }[] }
  readonly tone?: 'plain' | 'good' | 'attention' | 'problem'
  readonly buttons?: readonly Button[]
  /** One line for notifications; absent: the title, else the first line. */
  readonly summary?: string
}

const styles = { plain: 'default', good: 'good', attention: 'warning', problem: 'attention' } as const

/** Anything that is said rather than shown: help, welcome, refusals, choices. */
export function message(viewer: Viewer, { title, lines = [], facts = [], pick, tone = 'plain', buttons = [], summary }: Told): Card {
  const told = lines.flatMap(linesOf)
  return {
    template: 'message',
    summary: summary ?? title ?? told[0] ?? '',
    data: {
      lang: viewer.locale.slice(0, 2),
      style: styles[tone],
      title: title ? [title] : [],
      lines: told,
      facts: facts.map(({ label, value }) => ({ label, value: linesOf(value) })),
      picks: pick ? [pick] : [],
      bar: bar(buttons),
    },
  }
}
