import { valueRow } from './level-adapter.ts'
import { put, type Write } from './level-commit.ts'
import { keptRow, logRow, placeRow, type Logged } from './log-row.ts'
import type { Part } from './parts.ts'

/** What puts these parts into an empty database. */
export function restored(parts: readonly Part[]): readonly Write[] {
  const kept = parts.flatMap((part) => ('row' in part && part.expires === 0 ? [part.key] : []))
  const manifest = kept.length > 0 ? [put(keptRow(kept[0] ?? ''), JSON.stringify(kept))] : []
  return [...manifest, ...parts.flatMap((part) => ('entries' in part ? logged(part) : [put(valueRow(part.key), part.row, part.expires)]))]
}

/** A position that is nobody's last has no member, so that none is missing. */
function logged({ tenant, after, entries }: Extract<Part, { readonly entries: unknown }>): readonly Write[] {
  const members = new Map(entries.map(({ position, member }) => [position, member]))
  const positions = Array.from({ length: (entries.at(-1)?.position ?? after) - after }, (_, at) => after + 1 + at)
  return [
    ...positions.map((position) => put(logRow(tenant, position), JSON.stringify({ member: members.get(position) ?? '', kept: [], gone: [] } satisfies Logged))),
    ...entries.map(({ position, member }) => put(placeRow(tenant, member), String(position))),
  ]
}
