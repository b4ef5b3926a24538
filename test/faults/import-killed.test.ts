import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { localTenant } from '../../src/local/cast.ts'
import { demoCustomers } from '../../src/local/demo.ts'
import { openStore } from '../../src/storage/open-store.ts'
import { wordsOf, type CardJson } from '../support/card.ts'
import { startProgram } from '../support/program.ts'
import { cardKey } from '../support/sealed.ts'

const size = 600
const seat = { person: 'grace', conversation: 'personal', locale: 'en', timezone: 'UTC' }
let folder: string
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'import-killed-'))))
afterAll(() => rm(folder, { recursive: true }))

interface Entry {
  readonly id: string
  readonly cards: readonly CardJson[]
}

/** The built program over the same folder, met through its page. */
async function open() {
  const { url, close } = await startProgram({ DATA_FOLDER: folder, CARD_KEY: cardKey })
  const post = async (path: string, body: object) => {
    const response = await fetch(url + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ...seat, ...body }) })
    return response.text()
  }
  const entries = async (): Promise<readonly Entry[]> => {
    const response = await fetch(`${url}local/events?${new URLSearchParams(seat)}`)
    const reader = response.body!.getReader()
    let text = ''
    while (!text.includes('\n\n')) text += new TextDecoder().decode((await reader.read()).value)
    await reader.cancel()
    return (JSON.parse(text.slice('data: '.length)) as { readonly entries: readonly Entry[] }).entries
  }
  return {
    kill: () => close('SIGKILL'),
    post,
    async lay(text: string): Promise<string> {
      const response = await fetch(`${url}local/files?name=a.csv`, { method: 'POST', body: text })
      return ((await response.json()) as { readonly id: string }).id
    },
    /** The last card, once it says so. */
    async card(says: RegExp): Promise<CardJson> {
      for (let tries = 0; tries < 400; tries++, await pause(50)) {
        const card = (await entries()).at(-1)?.cards[0]
        if (card && says.test(wordsOf(card))) return card
      }
      throw new Error(`nothing says ${says.source}`)
    },
  }
}

/** What the book has in it, while nobody runs. */
async function stored() {
  const store = await openStore({ kind: 'embedded', folder: join(folder, 'local') }, Date.now)
  const [log, head] = [await store.book.log(localTenant, 0, 10_000), await store.book.head(localTenant)]
  await store.close()
  return { log, head }
}

it('an import that is killed between its rows goes on with the next confirmation, and each row is saved once', async () => {
  const rows = Array.from({ length: size }, (_, at) => (at < demoCustomers.length ? `,${demoCustomers[at]!.values['domainPrefix']},,,,,,` : `Killed ${at},killed${at},Li,Na,a@k.example,Shanghai,Shanghai,1 Road`) + `,tag${at}`)
  let program = await open()
  await program.post('local/send', { text: '', file: await program.lay(['Company name,Domain,Last name,First name,E-mail,Province,City,Address,Tags', ...rows].join('\n')) })
  await program.card(/New customers/)
  const confirm = () => program.post('local/say', { text: 'import yes' }).catch(() => '')
  const heads: number[] = []
  for (const wait of [150, 300]) {
    void confirm()
    await pause(wait)
    await program.kill()
    heads.push((await stored()).head)
    program = await open()
  }
  expect(heads.some((head) => head > demoCustomers.length && head < demoCustomers.length + size)).toBe(true)
  // Twice at once, too.
  await Promise.all([confirm(), confirm()])
  const card = await program.card(/^Imported/)
  await program.kill()
  expect(wordsOf(card)).toMatch(new RegExp(`Added\\s+${size - demoCustomers.length}\\s+Changed\\s+${demoCustomers.length}$`))
  const { log, head } = await stored()
  expect(log).toHaveLength(size)
  expect(head).toBe(demoCustomers.length + size)
})
