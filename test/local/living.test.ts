import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStage, pictures, say } from './support/browser.ts'

let stage: Awaited<ReturnType<typeof openStage>>

beforeAll(async () => void (stage = await openStage()))
afterAll(() => stage.close())

const last = (page: Page) => page.locator('.card').last()
const shows = (page: Page, text: string, timeout?: number) => last(page).getByText(text).first().waitFor(timeout === undefined ? {} : { timeout })

it('one edits, and within two seconds the others’ cards are as it is now, each in its person’s language', async () => {
  const [grace, xiaomei, sofia, zhiqiang] = [await stage.visit('grace', 'personal'), await stage.visit('xiaomei', 'personal'), await stage.visit('sofia', 'group'), await stage.visit('zhiqiang', 'group')]
  await say(xiaomei, '查看 yunfansoft')
  await shows(xiaomei, '主要联系人')
  await say(sofia, '@Customer Accounts mostrar yunfansoft')
  await shows(sofia, 'Historial')
  await shows(zhiqiang, '历史')
  await say(grace, 'update yunfansoft company name:Yunfan Newtown')
  await last(grace).getByRole('button', { name: 'Save', exact: true }).click()
  await shows(grace, 'Saved. This is the customer as it is now')
  const saved = performance.now()
  await Promise.all([[xiaomei, '主要联系人'], [sofia, 'Historial'], [zhiqiang, '历史']].map(async ([page, label]) => {
    await shows(page as Page, 'Yunfan Newtown', 2_000)
    await shows(page as Page, label as string)
  }))
  expect(performance.now() - saved).toBeLessThan(2_000)
  for (const [name, page] of Object.entries({ xiaomei, sofia, zhiqiang })) await page.screenshot({ path: `${pictures}living-${name}.png` })
})

it('a form that somebody else has overtaken says so, and keeps what was typed', async () => {
  const [grace, xiaomei] = [await stage.visit('grace', 'personal'), await stage.visit('xiaomei', 'personal')]
  await say(xiaomei, '更新 yunfansoft')
  const box = () => last(xiaomei).getByRole('textbox', { name: '别名', exact: true })
  await box().fill('留下的别名')
  await say(grace, 'update yunfansoft city:Elsewhere')
  await last(grace).getByRole('button', { name: 'Save', exact: true }).click()
  await shows(grace, 'Saved. This is the customer as it is now')
  await last(xiaomei).getByRole('button', { name: '保存', exact: true }).click()
  await shows(xiaomei, 'Elsewhere')
  await shows(xiaomei, '留下的别名')
  await xiaomei.screenshot({ path: `${pictures}living-overtaken.png` })
})

it('who watches a customer is told by a message of its own, in their language, in their private chat and in the channel', async () => {
  const [grace, xiaomei, channel] = [await stage.visit('grace', 'personal'), await stage.visit('xiaomei', 'personal'), await stage.visit('xiaomei', 'channel')]
  await say(xiaomei, '关注 yunfansoft')
  await shows(xiaomei, '今后将在此处通知其变化')
  await say(channel, '@Customer Accounts 关注 yunfansoft')
  await shows(channel, '今后将在此处通知其变化')
  await say(grace, 'update yunfansoft alias:Told')
  await last(grace).getByRole('button', { name: 'Save', exact: true }).click()
  await shows(xiaomei, 'Grace Miller：更新')
  await shows(xiaomei, 'Told')
  await shows(channel, 'Grace Miller：更新')
  expect(await last(channel).innerText()).not.toContain('Told')
  await channel.screenshot({ path: `${pictures}watched-channel.png` })
})
