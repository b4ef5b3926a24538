import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openLog } from '../../src/storage/level/log.ts'

it('a log in memory tells where its members stand last, from any position on, however often they were written', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 60 }), fc.nat(70), fc.integer({ min: 1, max: 10 }), (members, from, most) => {
      const log = openLog()
      const last = new Map<number, number>()
      for (const member of members) {
        const position = log.grow()
        log.place(position, last.get(member))
        last.set(member, position)
      }
      const wanted = [...last.values()].filter((position) => position > from).sort((a, b) => a - b).slice(0, most)
      expect([log.after(from, most), log.head()]).toEqual([wanted, members.length])
    }),
  )
})
