import fc from 'fast-check'
import { expect, it } from 'vitest'
import { calledAmong, colleaguesNamed } from '../../src/bot/staff/colleagues.ts'
import type { Person } from '../../src/people/people.ts'

const id = fc.oneof(fc.uuid(), fc.constantFrom('directline:dl_1', 'directline:dl_2', 'webchat:dl_00000001', 'directline:dl_00000001'))
const one = fc.record({ id, name: fc.constantFrom('Ana', 'ana', 'Li Wei', 'ana@partner.example'), email: fc.constantFrom(undefined, 'ana@partner.example', 'li@partner.example') })
const people = fc.uniqueArray(one, { selector: (person) => person.id, maxLength: 8 }).map((all) => all.map(({ email, ...person }): Person => ({ ...person, roles: [], plain: [], ...(email ? { email } : {}) })))

it('whoever bears a name that others bear, too, is called so that just that one is meant', () => {
  fc.assert(
    fc.property(people, (all) => {
      for (const person of all) {
        const called = calledAmong(all, person)
        expect(called.startsWith(person.name)).toBe(true)
        // A name that is somebody else's address means both, and neither is guessed.
        if (called !== person.name || !all.some(({ email }) => email === person.name)) expect(colleaguesNamed(all, called).map((it) => it.id)).toEqual([person.id])
      }
    }),
  )
})
