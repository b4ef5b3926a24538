import { afterEach, beforeEach, expect, it } from 'vitest'
import { loadCommands } from '../../src/bot/registry.ts'
import type { Reply } from '../../src/bot/reply.ts'
import type { World } from '../../src/bot/world.ts'
import { defaultRights, type Role } from '../../src/people/rights.ts'
import { wordsOf, type CardJson } from '../support/card.ts'
import { ann, asked, give, openHouse, tenant, type House } from './house.ts'

const heads = 'Company name,Domain,Last name,First name,E-mail,Province,City,Address,Alias'
const rows = (count: number, from = 0) => Array.from({ length: count }, (_, at) => `Right ${from + at},right${from + at},Li,Na,a@o.example,Shanghai,Shanghai,1 Road,R`)
const commands = await loadCommands(new URL('../../src/commands/', import.meta.url))
let house: House
afterEach(() => house.close())

const open = async (changes: (world: World) => Partial<World> = () => ({})) => void (house = await openHouse(commands.all, changes))
beforeEach(() => open())
const become = (...roles: readonly Role[]) => give(house, ...roles)
const said = (reply: Reply) => wordsOf(reply.here[0]!.card as CardJson)
const ended = async (reply: Promise<Reply>): Promise<string> => {
  const now = await reply
  return now.later ? ended(now.later) : said(now)
}
const send = (lines: readonly string[]) => house.answer(asked('', { files: true, attached: { name: 'a.csv', besides: 0, fetch: () => Promise.resolve(Buffer.from(lines.join('\n'))) } }))
const stored = (name: string) => house.world.book.owner(tenant, 'domainPrefix', name)

it('a right that is taken between the trial and the word is missed by the rows that need it', async () => {
  const rights = { ...defaultRights, salesAgent: ['view', 'import', 'editDetails'] as const }
  await house.close()
  await open(() => ({ rights }))
  await become('adminAgent')
  await send([heads, ...rows(2)])
  expect(await ended(house.answer(asked('import yes')))).toMatch(/Added\s+2/)
  await send([heads, 'Right 0,right0,,,,,,,Changed', 'Right 1,right1,,,,,Kunshan,,', ...rows(1, 2)])
  await become('salesAgent')
  const told = await ended(house.answer(asked('import yes')))
  expect(told).toMatch(/Row 3: This needs the right “Edit billing information”.*Row 4: This needs the right “Add customers”.*Added\s+0\s+Changed\s+1\s+Left out\s+2/s)
  expect(await stored('right2')).toBeUndefined()
  await become()
  expect(await ended(house.answer(asked('import yes')))).toContain('the right “Import”')
})

it('a right to import that is taken while an import goes on stops it, and so does its person', async () => {
  for (const stop of [() => become(), () => house.answer(asked('cancel'))]) {
    let saves = 0
    let stopped: unknown
    await house.close()
    await open(({ book }) => ({
      book: { ...book, save: async (it) => {
        if (++saves === 130) stopped = await stop()
        return book.save(it)
      } },
    }))
    await become('adminAgent')
    await send([heads, ...rows(250)])
    expect(await ended(house.answer(asked('import yes')))).toMatch(/The import was stopped.*Added\s+200\s+Changed\s+0\s+Still to do\s+50/s)
    if (stop.toString().includes('cancel')) expect(said(stopped as Reply)).toContain('no more of the file is imported')
    expect(await stored('right199')).toBeDefined()
    expect(await stored('right200')).toBeUndefined()
  }
})

it('pieces that passed away stop an import too, which would go on for ever', async () => {
  await become('adminAgent')
  await send([heads, ...rows(150)])
  const id = await house.world.desk.read<string>({ tenant, person: ann.id, conversation: 'personal' }, 'import')
  await house.world.desk.clear({ tenant, person: ann.id, conversation: `import/${id}/right/1` }, 'import')
  expect(await ended(house.answer(asked('import yes')))).toMatch(/older than a day.*Added\s+100.*Still to do\s+50/s)
})

it('keeps rows of long cells in smaller pieces, and all of them', async () => {
  const lengths: number[] = []
  await house.close()
  await open(({ desk }) => ({ desk: { ...desk, write: (spot, item, value) => (lengths.push(JSON.stringify(value).length), desk.write(spot, item, value)) } }))
  await become('adminAgent')
  const lines = Array.from({ length: 45 }, (_, at) => (at % 2 ? `${rows(1, at)[0]},,${'n'.repeat(20_000)}` : `${rows(1, at)[0]},${'n'.repeat(20_000)}`))
  expect(said(await send([`${heads},Notes,Ours`, ...lines]))).toMatch(/New customers\s+22\s+Changes\s+0\s+Unchanged\s+0\s+With problems\s+23/)
  expect(Math.max(...lengths)).toBeLessThan(300_000)
  expect(await ended(house.answer(asked('import yes')))).toMatch(/Added\s+22/)
})

it('of a suspended partner adds nothing and says why, and changes what there is', async () => {
  await become('adminAgent')
  await send([heads, ...rows(1)])
  await ended(house.answer(asked('import yes')))
  const { book, people } = house.world
  const before = house
  house = await openHouse(commands.all, () => ({ suspended: true, book, people }))
  const reply = await send([heads, 'Right 0,right0,Li,Na,a@o.example,Shanghai,Suzhou,1 Road,', ...rows(1, 1)])
  expect(said(reply)).toMatch(/Row 3: The partner’s own account is suspended.*New customers\s+0\s+Changes\s+1/s)
  await before.close()
})
