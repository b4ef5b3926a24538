import { posix } from 'node:path'
import { SheetFault } from '../../customer/sheets.ts'
import type { Package } from './package.ts'
import { told } from './xml.ts'

const most = 2_000

/** What one part says of another. */
export interface Relation {
  readonly id: string
  /** The last word of its type, which is alike in both editions of the standard: `worksheet`. */
  readonly kind: string
  /** The name of the other part. */
  readonly target: string
}

/** The relations of a part; '' is the package itself. */
export async function relationsOf(source: Package, name: string): Promise<readonly Relation[]> {
  const folder = posix.dirname(`/${name}`)
  const part = source.part(posix.join(folder, '_rels', `${posix.basename(name)}.rels`))
  const relations: Relation[] = []
  if (part) {
    await told(part, {
      opened(element, { Id: id = '', Type: type = '', Target: target = '' }) {
        if (element !== 'Relationship') return
        if (relations.length === most) throw new SheetFault('large')
        relations.push({ id, kind: type.slice(type.lastIndexOf('/') + 1), target: posix.resolve(folder, target) })
      },
    })
  }
  return relations
}
