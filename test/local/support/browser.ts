import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { chromium } from 'playwright-core'
import type { Page } from 'playwright-core'
import { startLocal } from '../../../src/local/server.ts'
import { startProgram } from '../../support/program.ts'
import { chromiumPath } from '../../support/tools.ts'
import { startEchoBot } from './echo-bot.ts'

const source = new URL('../../../src/local/page/', import.meta.url).pathname
export const pictures = new URL('../../output/local/', import.meta.url).pathname

/** Builds the page as `npm run build` does, into a folder of its own. */
async function buildPage(): Promise<string> {
  const outdir = join(tmpdir(), `page-${process.pid}`)
  const entryPoints = ['main.ts', 'index.html', 'style.css', 'bot.svg'].map((name) => source + name)
  await build({ entryPoints, bundle: true, minify: true, format: 'esm', target: 'es2022', loader: { '.html': 'copy', '.svg': 'copy' }, outdir })
  return outdir
}

/** The page in Chromium with the sample bot behind it; `broken` collects what a strict page must never do. */
export async function openTheatre(more: { loadDemo?: () => Promise<number>; patience?: number } = {}) {
  const bot = await startEchoBot()
  const local = await startLocal({ botUrl: bot.url, port: 0, pageFolder: await buildPage(), now: () => new Date(), ...more })
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--headless=new', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
  })
  await mkdir(pictures, { recursive: true })
  const broken: string[] = []

  const visit = async (search = '', look: { colorScheme?: 'light' | 'dark'; width?: number; height?: number } = {}): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: look.width ?? 1280, height: look.height ?? 900 }, colorScheme: look.colorScheme ?? 'light' })
    const page = await context.newPage()
    page.on('console', (told) => told.type() === 'error' && broken.push(told.text()))
    page.on('pageerror', (error) => broken.push(String(error)))
    page.on('request', (request) => request.url().startsWith(local.url) || broken.push(request.url()))
    await page.goto(local.url + search)
    await page.locator('.compose textarea').waitFor()
    return page
  }
  const close = async () => {
    await browser.close()
    await local.close()
    await bot.close()
  }
  return { bot, local, visit, broken, close }
}

/** The built program with the demo customers, and a browser to meet it with. */
export async function openStage() {
  const program = await startProgram()
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] })
  await mkdir(pictures, { recursive: true })
  return {
    /** The page as one person sees one conversation. */
    async visit(person: string, conversation = 'personal', width = 1100): Promise<Page> {
      const page = await (await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' })).newPage()
      await page.goto(`${program.url}?person=${person}&conversation=${conversation}`)
      await page.locator('.compose textarea').waitFor()
      // The bot says hello when it is met first, and what it says after that is to be the last card.
      await page.locator('.card').first().waitFor()
      return page
    },
    async close() {
      await browser.close()
      await program.close()
    },
  }
}

/** Types a message and sends it with Enter. */
export async function say(page: Page, text: string): Promise<void> {
  await page.locator('.compose textarea').fill(text)
  await page.locator('.compose textarea').press('Enter')
}
