import { valueRow } from './adapter.ts'
import { logging, put, type Write } from './commit.ts'
import type { Part } from '../parts.ts'

/** What puts these parts into an empty database. */
export function restored(parts: readonly Part[]): readonly Write[] {
  return parts.flatMap((part) => ('entries' in part ? logged(part) : [put(valueRow(part.key), part.row, part.expires)]))
}

/** A position that is nobody's last has no member, so that none is missing. */
function logged({ tenant, after, entries }: Extract<Part, { readonly entries: unknown }>): readonly Write[] {
  const members = new Map(entries.map(({ position, member }) => [position, member]))
  const positions = Array.from({ length: (entries.at(-1)?.position ?? after) - after }, (_, at) => after + 1 + at)
  return positions.flatMap((position) => logging(tenant, position, members.get(position) ?? ''))
}
