import { describe, expect, it } from 'vitest'
import { grace, personal } from '../support/activities.ts'
import { startBot } from '../support/bot.ts'
import { wordsOf } from '../support/card.ts'
import { cardOf, contoso } from './journey.ts'

describe('a form that lies open for 30 days', () => {
  it('is kept as long, and then says so', async () => {
    let days = 0
    const later = await startBot({ now: () => new Date(Date.now() + days * 86_400_000) })
    try {
      const place = personal(grace)
      const form = cardOf(await later.say(grace, place, `add customer ${contoso}`))
      days = 29
      const review = cardOf(await later.press(grace, place, form, 'Review'))
      days = 58
      expect(wordsOf(cardOf(await later.press(grace, place, review, 'Edit account')))).toContain('Update for this country')
      days = 88.5
      expect(wordsOf(cardOf(await later.press(grace, place, review, 'Submit')))).toContain('30 days have passed')
    } finally {
      await later.close()
    }
  })
})
