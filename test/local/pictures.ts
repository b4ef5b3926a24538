import { mkdir } from 'node:fs/promises'
import { chromium, type Browser } from 'playwright-core'
import { startProgram } from '../support/program.ts'
import { chromiumPath } from '../support/tools.ts'
import { say } from './support/browser.ts'

// Makes the pictures of the README anew, from the built program: `npm run build && npx tsx test/local/pictures.ts`.
const folder = new URL('../../docs/', import.meta.url).pathname

interface Picture {
  readonly file: string
  readonly person: string
  readonly says: string
  /** The part that is shown, from the card's top, in CSS pixels. */
  readonly height: number
}

const pictures: readonly Picture[] = [
  { file: 'add-customer.png', person: 'grace', says: 'add customer Harbour Lantern Trading Limited', height: 522 },
  { file: 'list-customers.png', person: 'xiaomei', says: '客户列表', height: 504 },
]

async function take(browser: Browser, url: string, { file, person, says, height }: Picture): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 940, height: 1400 }, deviceScaleFactor: 2, reducedMotion: 'reduce' })
  await page.goto(`${url}?person=${person}&conversation=personal`)
  await say(page, says)
  const card = page.locator('.card-full').last()
  await card.waitFor()
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  const box = await card.boundingBox()
  if (!box) throw new Error(`no card for ${says}`)
  await page.screenshot({ path: folder + file, clip: { ...box, height: Math.min(height, box.height) } })
  await page.close()
}

const { url, close } = await startProgram()
const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] })
try {
  await mkdir(folder, { recursive: true })
  for (const picture of pictures) await take(browser, url, picture)
} finally {
  await browser.close()
  await close()
}
