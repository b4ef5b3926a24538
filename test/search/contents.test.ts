import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import type { Breath } from '../../src/search/breath.ts'
import { openContents, type Contents } from '../../src/search/contents.ts'
import { rowOf } from '../../src/search/row.ts'
import { loadSpell } from '../../src/search/spell.ts'
import { rules } from './book.ts'
import { customersOf } from './generated.ts'

it('whoever is written while others are put in order stands in it, too', async () => {
  const spell = await loadSpell()
  const rows = customersOf(7)(8_000).map((customer) => rowOf(customer, rules, spell))
  const contents = openContents(rules, spell)
  await contents.write(rows, () => Promise.resolve())
  // An order that takes long to make; whoever asked for it reads it at once.
  const making = contents.inOrder({ by: 'city', descending: false }, 'all').then((view) => Array.from({ length: view.size() }, (_, rank) => contents.table.id(view.at(rank))))
  const written = contents.write(rows.slice(0, 400), () => Promise.resolve()).then(() => performance.now())
  const [ids, made] = [await making, performance.now()]
  expect(await written).toBeLessThan(made)
  expect([ids.length, new Set(ids).size]).toEqual([8_000, 8_000])
})

it('what is being written while what is dead is thrown out is in the new contents, also where room is made for it first', async () => {
  const spell = await loadSpell()
  // So many that one more needs longer columns.
  const [last, ...rows] = customersOf(7)(97).map((customer) => rowOf(customer, rules, spell))
  const contents = openContents(rules, spell)
  await contents.write(rows, () => Promise.resolve())
  let go = () => {}
  const gate = new Promise<void>((resolve) => (go = resolve))
  const slow: Breath = () => gate
  const writing = contents.write([last!], slow)
  let fresh: Contents | undefined
  const compacting = contents.compact((made) => (fresh = made))
  // By now it would long be made.
  await pause(500)
  expect([fresh, contents.table.slots()]).toEqual([undefined, 96])
  go()
  await Promise.all([writing, compacting])
  const { table } = fresh!
  expect(Array.from({ length: table.slots() }, (_, slot) => table.id(slot)).sort()).toEqual([last!, ...rows].map(({ id }) => id).sort())
})
