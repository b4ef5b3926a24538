import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStage, pictures, say } from './support/browser.ts'

let stage: Awaited<ReturnType<typeof openStage>>
let page: Page

beforeAll(async () => void (stage = await openStage()))
afterAll(() => stage.close())

const card = () => page.locator('.card').last()
const shows = (text: string) => card().getByText(text).first().waitFor()
const fill = (label: string, text: string) => card().getByRole('textbox', { name: label, exact: true }).fill(text)
const button = (name: string) => card().getByRole('button', { name, exact: true })

/** What one says and reads; the order of the fields is the form's. */
const journeys = [
  {
    person: 'grace', add: 'add customer', fields: ['Company name *', 'Domain (.onmicrosoft.com) *', 'Last name *', 'First name *', 'E-mail *', 'City *', 'Address *'], province: ['Province *', 'Shanghai'], missing: 'Please fill this in.',
    next: 'Next: subscriptions', skip: 'Skip to review', submit: 'Submit', saved: 'Saved. The customer is in the account book now.', list: 'list customers', searchBox: 'Search', search: 'Search', show: 'show', update: 'update', city: 'city', save: 'Save', changed: 'Saved. This is the customer as it is now',
  },
  {
    person: 'xiaomei', add: '添加客户', fields: ['公司名称 *', '域名 (.onmicrosoft.com) *', '姓 *', '名 *', '电子邮件 *', '城市 *', '地址 *'], province: ['省份 *', '上海市'], missing: '请填写此项。',
    next: '下一步：订阅', skip: '跳过，去核对', submit: '提交', saved: '该客户已加入客户账簿。', list: '客户列表', searchBox: '搜索', search: '搜索', show: '查看', update: '更新', city: '城市', save: '保存', changed: '以下是该客户的当前信息',
  },
  {
    person: 'sofia', add: 'agregar cliente', fields: ['Nombre de la empresa *', 'Dominio (.onmicrosoft.com) *', 'Apellidos *', 'Nombre *', 'Correo electrónico *', 'Ciudad *', 'Dirección *'], province: ['Provincia *', 'Shanghai'], missing: 'Falta rellenar este campo.',
    next: 'Siguiente: suscripciones', skip: 'Saltar y revisar', submit: 'Enviar', saved: 'El cliente ya está en el libro de cuentas.', list: 'listar clientes', searchBox: 'Buscar', search: 'Buscar', show: 'mostrar', update: 'actualizar', city: 'ciudad', save: 'Guardar', changed: 'Así está el cliente ahora',
  },
] as const

describe.each(journeys)('in the browser, $person', (says) => {
  const name = `Journey of ${says.person}`
  const domain = `journey${says.person}`

  it('adds a customer by a form that names what is missing and loses nothing', async () => {
    page = await stage.visit(says.person)
    await say(page, says.add)
    await button(says.next).waitFor()
    const [first, ...others] = says.fields
    await fill(first, name)
    await button(says.next).click()
    await shows(says.missing)
    for (const [i, text] of [domain, 'Li', 'Wei', 'wei@journey.example', 'Shanghai', '1 Road'].entries()) await fill(others[i] ?? '', text)
    await card().getByRole('combobox', { name: says.province[0], exact: true }).selectOption({ label: says.province[1] })
    await page.screenshot({ path: `${pictures}journey-${says.person}-form.png` })
    await button(says.next).click()
    await button(says.skip).click()
    await shows(name)
    await button(says.submit).click()
    await shows(says.saved)
  })

  it('finds it among the others by the search on the list, and opens it by its row', async () => {
    await say(page, says.list)
    await button(says.search).waitFor()
    await fill(says.searchBox, name)
    await button(says.search).click()
    await shows(`${domain}.onmicrosoft.com`)
    await page.screenshot({ path: `${pictures}journey-${says.person}-list.png` })
    await say(page, `${says.show} 1`)
    await shows('wei@journey.example')
  })

  it('changes it in one line with the keyboard alone, seeing old beside new', async () => {
    await say(page, `${says.update} ${domain} ${says.city}:Suzhou`)
    await shows('Suzhou')
    await button(says.save).focus()
    await page.keyboard.press('Enter')
    await shows(says.changed)
    await shows('Suzhou')
    await page.screenshot({ path: `${pictures}journey-${says.person}-changed.png` })
    await page.context().close()
  })
})

it('in the browser an administrator archives a customer after confirming once, and restores it', async () => {
  page = await stage.visit('grace')
  await say(page, 'archive yunfansoft')
  await shows('It leaves the list of active customers')
  await button('Archive').click()
  await shows('Archived. Nothing was deleted')
  await button('Restore').click()
  await button('Archive').waitFor()
  expect(await card().innerText()).toContain('Active')
})
