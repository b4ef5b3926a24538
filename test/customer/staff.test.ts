import { expect, it } from 'vitest'
import { staffIn, staffValue } from '../../src/customer/staff.ts'

it('a member of staff is read back from the value that keeps them', () => {
  const grace = { id: '10ca1000-0000-4000-8000-000000000101', name: 'Grace Miller' }
  expect(staffIn(staffValue(grace))).toEqual(grace)
  expect(staffIn(staffValue({ ...grace, name: 'Grace <at> Miller' }))).toEqual({ ...grace, name: 'Grace at Miller' })
})

it.each(['Grace', '<at>x</at>', 'Grace <', '<id>'])('what is typed as %s is a name as a whole', (typed) => {
  expect(staffIn(typed)).toEqual({ name: typed })
})
