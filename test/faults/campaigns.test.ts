import { describe, expect, it } from 'vitest'
import { campaigns } from './campaigns.ts'
import { faultsIn } from './support/campaign.ts'

describe('the short form of the campaign', () => {
  it.each(campaigns.map((it) => [it.name, it] as const))('“%s” finds nothing wrong with the store, and all that is wrong with the controls', { timeout: 150_000 }, async (name, { run }) => {
    const figures = await run('short')
    console.log(JSON.stringify({ campaign: name, ...figures }))
    expect(faultsIn(figures)).toEqual([])
    if (figures.notPossibleHere === undefined) expect(Math.min(figures.operations, figures.controls)).toBeGreaterThan(0)
  })
})

describe('a campaign', () => {
  const clean = { operations: 1, faults: 1, lost: 0, controls: 2, controlsCaught: 2 }

  it('fails by anything that is lost, doubled, late or the like, and by a control that is not caught', () => {
    expect(faultsIn(clean)).toEqual([])
    expect(faultsIn({ ...clean, lost: 1, stuck: 2 })).toEqual(['lost: 1', 'stuck: 2'])
    expect(faultsIn({ ...clean, controlsCaught: 1 })).toEqual(['controls not caught: 1'])
  })
})
