import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStage, pictures, say } from './support/browser.ts'

let stage: Awaited<ReturnType<typeof openStage>>
let page: Page

beforeAll(async () => void (stage = await openStage()))
afterAll(() => stage.close())

const dialog = () => page.getByRole('dialog')
const field = (label: string) => dialog().getByRole('textbox', { name: label, exact: true })
const press = (name: string) => dialog().getByRole('button', { name, exact: true }).click()

it('a form goes on in a window with what was typed, names what is missing, and its record is posted in the chat', async () => {
  page = await stage.visit('grace')
  await say(page, 'add customer domain:window')
  const card = page.locator('.log .card').last()
  await card.getByRole('textbox', { name: 'Company name *', exact: true }).fill('Window Ltd.')
  await card.getByRole('button', { name: 'In a window' }).click()
  expect(await field('Company name *').inputValue()).toBe('Window Ltd.')
  await press('Review')
  await dialog().getByText('Please fill this in.').first().waitFor()
  for (const [label, text] of [['Last name *', 'Li'], ['First name *', 'Wei'], ['E-mail *', 'wei@window.example'], ['City *', 'Shanghai'], ['Address *', '1 Road']] as const) await field(label).fill(text)
  await dialog().getByRole('combobox', { name: 'Province *', exact: true }).selectOption({ label: 'Shanghai' })
  await page.screenshot({ path: `${pictures}dialog-form.png` })
  await press('Review')
  await press('Submit')
  await dialog().waitFor({ state: 'detached' })
  await page.locator('.log .card').last().getByText('Saved. The customer is in the account book now.').waitFor()
})

it('“Add customer” on a message of a group fills in the form, and the record stays out of the group', async () => {
  page = await stage.visit('zhiqiang', 'group')
  await page.getByRole('textbox', { name: '键入消息' }).fill('公司名称：信使有限公司\n域名：messenger\n邮箱：wei@messenger.example')
  await page.getByRole('button', { name: '不提及机器人' }).click()
  await page.getByRole('button', { name: '发送', exact: true }).click()
  const message = page.locator('.entry.mine').last()
  await message.hover()
  await message.getByRole('button', { name: '根据此消息添加客户' }).click()
  expect(await field('公司名称 *').inputValue()).toBe('信使有限公司')
  expect(await field('电子邮件 *').inputValue()).toBe('wei@messenger.example')
  await page.screenshot({ path: `${pictures}dialog-message.png` })
  await dialog().getByRole('button', { name: '关闭' }).click()
  await dialog().waitFor({ state: 'detached' })
  expect(await page.locator('.log .card').filter({ hasText: '信使' }).count()).toBe(0)
})

it('the owner is looked up while one types', async () => {
  page = await stage.visit('grace')
  await say(page, 'add customer Owned Ltd. domain:owned')
  const card = page.locator('.log .card').last()
  const owner = card.locator('.ac-choiceSetInput-filtered-textbox').last()
  await owner.fill('Gra')
  await card.getByText('Grace Miller').last().click()
  expect(await owner.inputValue()).toBe('Grace Miller')
  await card.getByRole('button', { name: 'In a window' }).click()
  await expect.poll(() => dialog().locator('.ac-choiceSetInput-filtered-textbox').last().inputValue()).toBe('Grace Miller')
})

it('the compose box finds a customer, posts the card that everybody may see, and another person reads it there', async () => {
  page = await stage.visit('sofia', 'group')
  await page.getByRole('button', { name: 'Buscar clientes' }).click()
  await dialog().getByRole('searchbox').fill('windo')
  const found = dialog().getByRole('button', { name: /^Window Ltd\./ })
  await found.waitFor()
  await page.screenshot({ path: `${pictures}finder.png` })
  await found.click()
  await dialog().waitFor({ state: 'detached' })
  await page.locator('.entry.mine .card').last().getByText('El resto de los datos de este cliente se muestra solo en el chat privado.').waitFor()
  page = await stage.visit('zhiqiang', 'group')
  await page.locator('.entry.theirs .card').last().getByText('Window Ltd.').waitFor()
  expect(await page.locator('.log').textContent()).not.toContain('wei@window.example')
})

it('the compose box says why it shows nothing to whoever may see no customers', async () => {
  page = await stage.visit('lucia', 'group')
  await page.getByRole('button', { name: 'Buscar clientes' }).click()
  await dialog().getByText('«Ver clientes»').waitFor()
})
