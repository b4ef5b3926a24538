import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStage, pictures, say } from './support/browser.ts'

let stage: Awaited<ReturnType<typeof openStage>>
let page: Page
beforeAll(async () => {
  stage = await openStage()
  page = await stage.visit('grace')
})
afterAll(() => stage.close())

const button = (name: string) => page.getByRole('button', { name, exact: true }).last()
const link = (name: RegExp) => page.locator('a.file-name').filter({ hasText: name }).last()
const download = async (name: RegExp): Promise<Buffer> => {
  const [file] = await Promise.all([page.waitForEvent('download'), link(name).click()])
  return readFile(await file.path())
}

describe('files in the browser', () => {
  it('are offered, taken with a click, and opened from where they were put', async () => {
    await say(page, 'export city:杭州 csv')
    await button('Allow').click()
    const csv = (await download(/^Customers .*\.csv$/)).toString()
    expect(csv).toContain('yunfansoft')
    expect(await page.getByRole('button', { name: 'Allow' }).count()).toBe(0)
    await page.screenshot({ path: `${pictures}file-taken.png` })
  })

  it('are sent with the paper clip, tried, and imported once that is confirmed', async () => {
    const text = 'Company name,Domain,Last name,First name,E-mail,Province,City,Address\nClip Ltd,clipltd,Li,Na,na@clip.example,Shanghai,Shanghai,1 Road\nWrong Ltd,wrong ltd,Li,Na,x,Shanghai,Shanghai,1 Road'
    await page.locator('input[type=file]').setInputFiles({ name: 'clip.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
    await page.getByText('What importing “clip.csv” would do').waitFor()
    await page.screenshot({ path: `${pictures}file-tried.png` })
    await button('File with the problems').click()
    await button('Allow').click()
    expect((await download(/^Rows to mend\.xlsx$/)).subarray(0, 2).toString()).toBe('PK')
    await button('Import 1 customer').click()
    await page.getByText('Imported', { exact: true }).waitFor()
    await say(page, 'show clipltd')
    await page.getByText('na@clip.example').first().waitFor()
    await page.screenshot({ path: `${pictures}file-imported.png` })
  })

  it('are none in a group, where a bot is sent none', async () => {
    const group = await stage.visit('grace', 'group')
    expect(await group.getByRole('button', { name: 'Attach a file' }).count()).toBe(0)
  })
})
