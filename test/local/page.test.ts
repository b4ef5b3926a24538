import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { openTheatre, pictures, say } from './support/browser.ts'

let theatre: Awaited<ReturnType<typeof openTheatre>>
let page: Page

beforeAll(async () => {
  theatre = await openTheatre({ loadDemo: async () => 24, patience: 800 })
})
afterAll(() => theatre.close())
beforeEach(async () => {
  page = await theatre.visit('?person=grace')
})
afterEach(async () => {
  await page.context().close()
  expect(theatre.broken.splice(0).filter((told) => !told.includes('Failed to load resource'))).toEqual([])
})

const box = () => page.locator('.compose textarea')
const last = () => page.locator('.entry').last()
const card = () => page.locator('.card').last()
const field = (id: string) => card().locator(`[id="${id}"]`).locator('input, select, textarea')
const heard = (name: string) => theatre.bot.heard.filter((activity) => activity.name === name).at(-1)
const seen = (text: string) => page.getByText(text).last().waitFor()

describe('the local chat page', () => {
  it.each(['light', 'dark'] as const)('draws every part of a card, in %s, with nothing from outside and nothing inline', async (colorScheme) => {
    const other = await theatre.visit('?person=xiaomei', { colorScheme, height: 1100 })
    await say(other, 'everything')
    await other.locator('.card').last().waitFor()
    const drawn = other.locator('.card').last()
    for (const part of ['.ac-richTextBlock strong, .ac-richTextBlock span', 'table, .ac-table', 'ul li', 'ol li', '.ac-factset', 'img[alt="The bot"]']) expect(await drawn.locator(part).count(), part).toBeGreaterThan(0)
    expect(await drawn.getByText('Not **bold** but').count()).toBe(1)
    expect(await drawn.evaluate((node) => getComputedStyle(node).backgroundColor)).toBe(colorScheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(41, 41, 41)')
    await drawn.getByRole('button', { name: 'More' }).click()
    await drawn.getByText('Now you see me').waitFor()
    await other.screenshot({ path: `${pictures}everything-${colorScheme}.png` })
    await other.context().close()
  })

  it('a wide card takes the whole width, another one does not', async () => {
    await say(page, 'everything')
    await page.locator('.card-full').last().waitFor()
    await say(page, 'form')
    await seen('Add a new customer')
    const widths = await page.locator('.card').evaluateAll((cards) => cards.slice(-2).map((one) => one.clientWidth))
    expect(widths[0]).toBeGreaterThan((widths[1] ?? 0) + 100)
  })

  it('on a phone the chat has the whole width, and nothing sticks out', async () => {
    const phone = await theatre.visit('', { width: 390, height: 800 })
    await say(phone, 'form')
    await phone.locator('.card').last().waitFor()
    expect(await phone.locator('.card').last().evaluate((one) => one.clientWidth)).toBeGreaterThan(350)
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await phone.screenshot({ path: `${pictures}phone.png` })
    await phone.context().close()
  })

  it('Enter sends, Shift+Enter breaks the line, arrow up brings back what was sent', async () => {
    await box().pressSequentially('first')
    await box().press('Shift+Enter')
    await box().pressSequentially('second')
    await box().press('Enter')
    await seen('You said: first')
    expect(theatre.bot.heard.at(-1)?.text).toBe('first\nsecond')
    expect(await box().inputValue()).toBe('')
    await box().press('ArrowUp')
    expect(await box().inputValue()).toBe('first\nsecond')
    await box().press('ArrowDown')
    expect(await box().inputValue()).toBe('')
  })

  it('the Enter that ends the choosing of a Chinese character does not send', async () => {
    const before = theatre.bot.heard.length
    await box().fill('添加')
    await box().dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true })
    expect(await box().inputValue()).toBe('添加')
    expect(theatre.bot.heard.length).toBe(before)
  })

  it('several lines are pasted and dropped into the message box as they are', async () => {
    const lines = 'company: 星辰\nmail: a@b.example'
    await box().focus()
    await page.evaluate((text) => document.execCommand('insertText', false, text), lines)
    expect(await box().inputValue()).toBe(lines)
    const data = await page.evaluateHandle(() => {
      const transfer = new DataTransfer()
      transfer.setData('text/plain', '\ndropped')
      return transfer
    })
    await page.locator('.compose').dispatchEvent('drop', { dataTransfer: data })
    expect(await box().inputValue()).toBe(`${lines}\ndropped`)
    expect(await box().evaluate((node) => node.clientHeight)).toBeGreaterThan(60)
  })

  it('a suggestion is said with one click', async () => {
    await page.getByRole('button', { name: '添加客户' }).click()
    await seen('You said: 添加客户')
  })

  it('what the bot suggests can be said with one click', async () => {
    await say(page, 'suggest')
    await page.getByRole('button', { name: 'Yes, please' }).last().click()
    await seen('You said: yes')
  })

  it('shows that the bot is typing until it answers', async () => {
    await say(page, 'typing')
    await page.locator('.dots').waitFor()
    await seen('You said: typing')
    await page.locator('.dots').waitFor({ state: 'hidden' })
  })

  it('follows the change and the deletion of a message', async () => {
    await say(page, 'update')
    await seen('after')
    expect(await page.getByText('before', { exact: true }).count()).toBe(0)
    await say(page, 'delete')
    await seen('deleted')
    expect(await page.getByText('unwanted').count()).toBe(0)
  })

  it('offers to send again what the bot did not get', async () => {
    await say(page, 'fail')
    await last().getByRole('button', { name: 'Send again' }).click()
    await expect.poll(() => page.getByText('The bot did not get this.').count()).toBe(2)
  })

  it('keeps the transcript over a reload', async () => {
    await say(page, 'kept over a reload')
    await seen('You said: kept over a reload')
    await page.reload()
    await seen('You said: kept over a reload')
  })

  it('leaves the focus in the message box beside a list, and on the pressed button from page to page', async () => {
    await say(page, 'list')
    await seen('Page 1')
    expect(await box().evaluate((node) => node === document.activeElement)).toBe(true)
    await card().getByRole('button', { name: 'Next' }).focus()
    await page.keyboard.press('Enter')
    await seen('Page 2')
    await page.keyboard.press('Enter')
    await seen('Page 3')
  })

  it('shows a long card from its beginning, and an error wherever one has scrolled to', async () => {
    const low = await theatre.visit('?person=daniel', { height: 480 })
    await say(low, 'form')
    await low.getByText('Add a new customer').waitFor()
    await expect.poll(() => low.locator('.card').last().evaluate((node) => node.getBoundingClientRect().top)).toBeGreaterThan(60)
    await low.getByRole('button', { name: 'Refuse' }).click()
    await expect.poll(() => low.getByText('The store is away. Nothing was saved.').evaluate((node) => node.getBoundingClientRect().bottom <= innerHeight - 80)).toBe(true)
    await low.context().close()
  })

  it('loads the demo customers with one button', async () => {
    await page.getByRole('button', { name: 'Load demo customers' }).click()
    await seen('24 demo customers loaded')
  })
})

describe('a form on the local chat page', () => {
  beforeEach(async () => {
    await say(page, 'form')
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[id="lastName-0"]') !== null)).toBe(true)
  })

  it('has the focus in its first input, is filled in and saved by keyboard alone, and the answer replaces it', async () => {
    await page.keyboard.type('王')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowDown')
    await card().getByRole('button', { name: 'Save' }).focus()
    await page.keyboard.press('Enter')
    await seen('Saved 王小明')
    expect(heard('adaptiveCard/action')?.value).toMatchObject({ trigger: 'manual', action: { type: 'Action.Execute', verb: 'save', data: { verb: 'save', 'lastName-0': '王', 'firstName-0': '小明', 'province-0': 'GD', 'legal-0': 'false' } } })
    expect(heard('adaptiveCard/action')?.replyToId).toBe(await last().getAttribute('data-id'))
  })

  it('sends an emptied field as empty, and nothing typed with Cancel', async () => {
    await field('firstName-0').fill('')
    await card().getByRole('button', { name: 'Notice' }).click()
    await seen('Noted')
    expect(heard('adaptiveCard/action')?.value?.action?.data).toMatchObject({ 'firstName-0': '', 'notes-0': '', 'owner-0': 'id-1' })
    await card().getByRole('button', { name: 'Cancel' }).click()
    await seen('The phone number is too short')
    expect(heard('adaptiveCard/action')?.value?.action?.data).toEqual({ verb: 'cancel' })
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[id="lastName-1"]') !== null)).toBe(true)
  })

  it('keeps everything typed when the bot answers with an error, and says why', async () => {
    await field('lastName-0').fill('欧阳')
    await field('notes-0').fill('two\nlines')
    await card().getByRole('button', { name: 'Refuse' }).click()
    await card().getByText('The store is away. Nothing was saved.').waitFor()
    expect(await field('lastName-0').inputValue()).toBe('欧阳')
    expect(await field('notes-0').inputValue()).toBe('two\nlines')
    await page.screenshot({ path: `${pictures}error.png` })
  })

  it('keeps everything typed when the bot does not answer at all, and says so', async () => {
    await field('lastName-0').fill('欧阳')
    theatre.bot.state.deaf = 2
    await card().getByRole('button', { name: 'Save' }).click()
    await card().getByText('The bot could not be reached').waitFor()
    expect(await field('lastName-0').inputValue()).toBe('欧阳')
    await card().getByRole('button', { name: 'Save' }).click()
    await seen('Saved 欧阳小明')
  })

  it('keeps everything typed when the language or the theme changes', async () => {
    await field('lastName-0').fill('欧阳')
    await page.getByRole('button', { name: 'Español' }).click()
    await page.locator('.tool').click()
    expect(await field('lastName-0').inputValue()).toBe('欧阳')
    expect(await page.getByRole('button', { name: 'Enviar' }).count()).toBe(1)
    await card().getByRole('button', { name: 'Notice' }).click()
    await expect.poll(() => heard('adaptiveCard/action')?.locale).toBe('es-ES')
  })

  it('its Action.Submit is a message with a value and no text', async () => {
    const posted = await card().locator('xpath=ancestor-or-self::*[@data-id]').last().getAttribute('data-id')
    await card().getByRole('button', { name: 'Submit' }).click()
    await seen('Submitted {')
    const submitted = theatre.bot.heard.at(-1)
    expect(submitted).toMatchObject({ type: 'message', value: { verb: 'submit', 'firstName-0': '小明' } })
    expect(submitted).not.toHaveProperty('text')
    expect(posted).not.toBeNull()
    expect(submitted?.replyToId).toBe(posted)
  })

  it('has its further actions in a menu', async () => {
    await card().getByRole('button', { name: 'More actions' }).click()
    await page.screenshot({ path: `${pictures}menu.png` })
    await page.getByRole('menuitem', { name: 'Archive' }).click()
    await seen('Archived')
  })

  it('fills a choice from the bot while one types, and sends the value of what was picked', async () => {
    await expect.poll(() => field('owner-0').inputValue()).toBe('Grace Miller')
    await field('owner-0').fill('王')
    await card().getByText('王小波').waitFor()
    await page.screenshot({ path: `${pictures}typeahead.png` })
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    expect(await field('owner-0').inputValue()).toBe('王小波')
    expect(heard('application/search')?.value).toMatchObject({ queryText: '王', dataset: 'staff', queryOptions: { skip: 0, top: 15 } })
    await card().getByRole('button', { name: 'Notice' }).click()
    await seen('Noted')
    expect(heard('adaptiveCard/action')?.value?.action?.data).toMatchObject({ 'owner-0': 'id-11' })
  })

  it('says that nothing was found, and still sends what was typed', async () => {
    await field('owner-0').fill('zzz')
    await card().getByText('No results').waitFor()
    await card().getByRole('button', { name: 'Save' }).focus()
    await page.keyboard.press('Enter')
    await seen('Saved')
    expect(heard('adaptiveCard/action')?.value?.action?.data).toMatchObject({ 'owner-0': 'zzz' })
  })
})

describe('several people on the local chat page', () => {
  it('each window has its own person and conversation by its address', async () => {
    const sofia = await theatre.visit('?person=sofia&conversation=group')
    await page.goto(`${theatre.local.url}?person=grace&conversation=group`)
    await say(sofia, 'hola a todos')
    await page.getByText('You said: hola a todos').waitFor()
    expect(await page.locator('.entry.theirs .name').filter({ hasText: 'Sofía Navarro' }).count()).toBeGreaterThan(0)
    expect(await sofia.locator('html').getAttribute('lang')).toBe('es')
    await sofia.context().close()
  })

  it('the answer to a click replaces the card only for the one who clicked, and nobody loses what they typed', async () => {
    const sofia = await theatre.visit('?person=sofia&conversation=group')
    await page.goto(`${theatre.local.url}?person=grace&conversation=group`)
    await say(page, 'form')
    await page.locator('.card').last().waitFor()
    await sofia.locator('.card').last().locator('[id="lastName-0"] input').fill('Navarro')
    await field('lastName-0').fill('Miller')
    await card().getByRole('button', { name: 'Save' }).click()
    await seen('Saved Miller')
    expect(await sofia.locator('.card').last().locator('[id="lastName-0"] input').inputValue()).toBe('Navarro')
    await sofia.context().close()
  })

  it('a card’s refresh is asked for once, automatically, for each who sees it', async () => {
    await say(page, 'refresh')
    await seen('Refreshed for you')
    expect(heard('adaptiveCard/action')?.value).toMatchObject({ trigger: 'automatic', action: { verb: 'refresh', data: { id: 1 } } })
  })

  it('changes person and conversation without a new page, and back again', async () => {
    await page.getByRole('link', { name: '王志强' }).click()
    await page.getByRole('link', { name: '常规' }).click()
    expect(new URL(page.url()).search).toBe('?person=zhiqiang&conversation=channel')
    expect(await box().getAttribute('placeholder')).toBe('键入消息')
    await page.goBack()
    await page.goBack()
    expect(await box().getAttribute('placeholder')).toBe('Type a message')
  })

  it('in a group the bot is mentioned unless one takes the mention away, and people are picked at an @', async () => {
    await page.goto(`${theatre.local.url}?person=grace&conversation=group`)
    await box().pressSequentially('role @王')
    await page.getByRole('option', { name: '王志强' }).waitFor()
    await box().press('Enter')
    await box().pressSequentially('salesAgent')
    await box().press('Enter')
    await seen('role @王志强 salesAgent')
    expect(theatre.bot.heard.at(-1)?.text).toBe('<at>Customer Accounts</at> role <at>王志强</at> salesAgent')
    const before = theatre.bot.heard.length
    await page.locator('.mention').click()
    await say(page, 'without the bot')
    await seen('without the bot')
    expect(theatre.bot.heard.length).toBe(before)
    expect(await page.locator('.mention').isVisible()).toBe(true)
  })

  it('in a window as narrow as a phone, what is suggested stays on one line, and a button shows its whole name', async () => {
    const phone = await theatre.visit('?person=sofia', { width: 390, height: 844 })
    const tops = await phone.locator('.chip').evaluateAll((chips) => chips.map((chip) => chip.getBoundingClientRect().top))
    expect(new Set(tops).size).toBe(1)
    await say(phone, 'form')
    const names = phone.locator('.ac-pushButton div')
    await names.first().waitFor()
    await names.first().evaluate((node) => (node.textContent = 'Solicitar una relación de revendedor para este cliente'))
    expect(await names.first().evaluate((node) => node.scrollWidth <= node.clientWidth)).toBe(true)
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await phone.context().close()
  })

  it('marks a conversation in which something new was said', async () => {
    const sofia = await theatre.visit('?person=sofia&conversation=channel')
    await say(sofia, 'noticia')
    await page.locator('.row', { hasText: 'General' }).locator('.unread').waitFor()
    await sofia.context().close()
  })
})
