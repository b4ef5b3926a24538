import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import type { Registered } from '../../src/bot/registry.ts'
import { message } from '../../src/cards/message.ts'
import { StoreTrouble } from '../../src/customer/book.ts'
import { ann, asked, command, give, openHouse, pressed, save, type House } from './house.ts'

let house: House | undefined
afterEach(() => house?.close())

const open = async (commands: readonly Registered[], changes?: Parameters<typeof openHouse>[1]) => (house = await openHouse(commands, changes))
const group = { id: '19:group', kind: 'group' } as const
const text = (reply: object) => JSON.stringify(reply)

describe('the one door', () => {
  it('runs a command for whoever has its right', async () => {
    const bot = await open([command('peek', { right: 'view' })])
    await give(bot, 'helpdeskAgent')
    expect(text(await bot.answer(asked('peek contoso')))).toContain('peek: contoso')
  })

  it('refuses whoever lacks the right, names the right and who can give it, and runs nothing', async () => {
    let ran = false
    const bot = await open([command('wipe', { right: 'archive', run: async (turn) => ((ran = true), { card: message(turn.viewer, {}) }) })])
    await give(bot, 'salesAgent')
    await bot.world.people.assign('contoso-partners', { id: 'grace', name: 'Grace' }, ['administrator'], [])
    const reply = text(await bot.answer(asked('wipe contoso')))
    expect(reply).toContain('This needs the right “Archive and restore”')
    expect(reply).toContain('Grace')
    expect(ran).toBe(false)
  })

  it('checks the right of a button as it does that of a text', async () => {
    const bot = await open([command('wipe', { right: 'archive' })])
    expect(text(await bot.answer(pressed('wipe')))).toContain('This needs the right')
  })

  it('takes the rights from the book and not from the card', async () => {
    const bot = await open([command('wipe', { right: 'archive' })])
    expect(text(await bot.answer(pressed('wipe', { role: 'administrator', rights: 'archive', person: 'grace' })))).toContain('This needs the right')
  })

  it('gives an administrator of the settings every right', async () => {
    const bot = await open([command('wipe', { right: 'assignRoles' })], () => ({ administrators: [ann.id] }))
    expect(text(await bot.answer(asked('wipe it')))).toContain('wipe: it')
  })

  it.each([['editBilling', 'mend: it'], ['editDetails', 'mend: it'], ['view', 'This needs the right']] as const)('opens a command that has two rights with either of them: %s', async (right, words) => {
    const mend = command('mend', { right: 'editDetails', orRight: 'editBilling' })
    const bot = await open([mend], ({ rights }) => ({ rights: { ...rights, salesAgent: [right] } }))
    await give(bot, 'salesAgent')
    expect(text(await bot.answer(asked('mend it')))).toContain(words)
  })

  it('lets nobody create anything while the partner is suspended, and says so', async () => {
    const bot = await open([command('make', { right: 'add' }), command('peek', { right: 'view' })], () => ({ suspended: true }))
    await give(bot, 'administrator')
    const refused = text(await bot.answer(asked('make it')))
    expect(refused).toContain('suspended at present')
    expect(refused).not.toContain('Your roles do not include it')
    expect(text(await bot.answer(asked('peek it')))).toContain('peek: it')
  })
})

describe('a private answer', () => {
  it('goes to the private chat where it was asked for in a group, which is told so', async () => {
    const bot = await open([command('secret', { private: true })])
    const reply = await bot.answer(asked('secret number', { conversation: group }))
    expect(text(reply.privately)).toContain('secret: number')
    expect(text(reply.here)).not.toContain('number')
    expect(text(reply.here)).toContain('I have answered in our private chat')
    expect(text(reply.unreachable ?? {})).toContain('Open a chat with me')
  })

  it('is never sent to a group, however that is reached', async () => {
    const bot = await open([command('peek', { private: true })])
    await bot.answer(asked('peek', { reach: 'the private chat' }))
    const reply = await bot.answer(asked('peek', { conversation: group, reach: 'the group' }))
    expect(reply.reach).toBe('the private chat')
    expect((await bot.world.people.get('contoso-partners', ann.id))?.reach).toBe('the private chat')
  })

  it('is given at once in the private chat', async () => {
    const bot = await open([command('secret', { private: true })])
    const reply = await bot.answer(asked('secret number'))
    expect(text(reply.here)).toContain('secret: number')
    expect(reply.privately).toEqual([])
  })

  it('of two parts shows the brief one in the group and the full one in private', async () => {
    const bot = await open([command('both', { run: async ({ viewer }) => ({ card: message(viewer, { lines: ['brief'] }), privately: message(viewer, { lines: ['full'] }) }) })])
    const reply = await bot.answer(asked('both', { conversation: group }))
    expect(text(reply.here)).toContain('brief')
    expect(text(reply.here)).not.toContain('full')
    expect(text(reply.privately)).toContain('full')
  })
})

describe('an accident', () => {
  const breaking = (before: (world: House['world']) => Promise<void> = async () => {}) =>
    command('break', { run: async ({ world }) => (await before(world), Promise.reject(new Error('secret detail'))) })

  it('is told with a reference and without its details, and reported', async () => {
    const bot = await open([breaking()])
    const reply = text(await bot.answer(asked('break')))
    expect(reply).toMatch(/Nothing was saved.*reference [0-9a-f-]{8}/)
    expect(reply).not.toContain('secret detail')
    expect(bot.accidents).toEqual([new Error('secret detail')])
  })

  it('leaves the pressed card as it is, with all that was typed in it', async () => {
    const bot = await open([breaking()])
    const reply = await bot.answer(pressed('break'))
    expect(reply.here).toEqual([])
    expect(reply.replacement).toBeUndefined()
    expect(text(reply.refusal ?? {})).toContain('Nothing was saved')
  })

  it('after the book has acknowledged a save does not say that nothing was saved', async () => {
    const bot = await open([breaking(save)])
    const reply = text(await bot.answer(asked('break')))
    expect(reply).toContain('It was saved')
    expect(reply).not.toContain('Nothing was saved')
  })

  it('in one turn does not speak of what another turn saved', async () => {
    const bot = await open([breaking(), command('keep', { run: async ({ world, viewer }) => (await save(world), { card: message(viewer, {}) }) })])
    await bot.answer(asked('keep'))
    expect(text(await bot.answer(asked('break')))).toContain('Nothing was saved')
  })
})

describe('a store in trouble', () => {
  const troubled = (kind: StoreTrouble['kind']) => command('save', { run: () => Promise.reject(new StoreTrouble(kind)) })

  it('that surely wrote nothing is told so', async () => {
    const bot = await open([troubled('unavailable')])
    expect(text(await bot.answer(asked('save')))).toContain('Nothing was saved')
  })

  it('whose answer did not come is not called unsaved', async () => {
    const bot = await open([troubled('unknown')])
    const reply = text(await bot.answer(asked('save')))
    expect(reply).toContain('I cannot tell whether it was saved')
    expect(reply).not.toContain('Nothing was saved')
  })

  it('is told in the language last spoken, which needs no store', async () => {
    let away = false
    const bot = await open([command('hola', { phrases: { en: [], 'zh-CN': [], es: ['hola'] } })], ({ people }) => ({
      people: { ...people, get: (tenant, id) => (away ? Promise.reject(new StoreTrouble('unavailable')) : people.get(tenant, id)) },
    }))
    await bot.answer(asked('hola'))
    away = true
    expect(text(await bot.answer(asked('hola')))).toContain('No se ha guardado nada')
  })
})

describe('a button', () => {
  it('that no command answers is told to be from an older version, with ways on', async () => {
    const bot = await open([command('help', { menu: 1 })])
    const reply = text(await bot.answer(pressed('frobnicate', { id: '1' })))
    expect(reply).toContain('This card is from an older version')
    expect(reply).toContain('"verb":"help"')
  })

  it('writes under its own operation, which is the person’s', async () => {
    const seen: string[] = []
    const bot = await open([command('save', { run: async (turn) => (seen.push(turn.operation), { card: message(turn.viewer, {}) }) })])
    await bot.answer(pressed('save', { operation: 'once' }))
    await bot.answer(pressed('save', { operation: 'once' }, { person: { id: 'bob', name: 'Bob' } }))
    expect(seen).toEqual(['ann/save/once', 'bob/save/once'])
  })

  it('replaces its card only where the answer says so', async () => {
    const bot = await open([command('turn', { run: async ({ viewer }) => ({ card: message(viewer, { lines: ['page 2'] }), replaces: true }) })])
    const reply = await bot.answer(pressed('turn'))
    expect(text(reply.replacement ?? {})).toContain('page 2')
    expect(reply.here).toEqual([])
    expect((await bot.answer(asked('turn'))).replacement).toBeUndefined()
  })

  it('that nobody pressed, a refresh, runs nothing', async () => {
    let ran = false
    const bot = await open([command('save', { run: async ({ viewer }) => ((ran = true), { card: message(viewer, {}) }) })])
    expect(await bot.answer(pressed('save', {}, {}, true))).toEqual({ here: [], privately: [], seen: { outcome: 'refreshed' } })
    expect(ran).toBe(false)
  })
})

describe('words', () => {
  it('that are no command get the nearest commands and a search, and run nothing', async () => {
    const bot = await open([command('archive'), command('find-customers', { phrases: { en: ['find'], 'zh-CN': [], es: [] } })])
    await give(bot, 'salesAgent')
    const reply = text(await bot.answer(asked('archiv contoso')))
    expect(reply).toContain('Did you mean')
    expect(reply).toContain('"verb":"archive"')
    expect(reply).toContain('find archiv contoso')
  })

  it('choose the language of the answer, unless the person has chosen one', async () => {
    const hola = command('hola', { phrases: { en: [], 'zh-CN': [], es: ['hola'] }, right: 'view' })
    const bot = await open([hola])
    expect(text(await bot.answer(asked('hola')))).toContain('Esto requiere el permiso')
    await bot.world.people.change('contoso-partners', ann, (now) => ({ ...now, locale: 'zh-CN' }))
    expect(text(await bot.answer(asked('hola')))).toContain('此操作需要')
  })

  it('of a button’s card choose the language in a private chat, and the client’s own in a group', async () => {
    const bot = await open([command('wipe', { right: 'archive', phrases: { en: [], 'zh-CN': ['擦除'], es: [] } })])
    const press = pressed('wipe', { say: '擦除 contoso' })
    expect(text(await bot.answer(press))).toContain('此操作需要')
    expect(text(await bot.answer({ ...press, conversation: group }))).toContain('This needs the right')
  })

  it('are answered with text alone where the person wants no cards', async () => {
    const bot = await open([command('peek')])
    await bot.world.people.change('contoso-partners', ann, (now) => ({ ...now, plain: ['personal'] }))
    expect((await bot.answer(asked('peek contoso'))).here).toEqual([{ text: 'peek: contoso' }])
    expect((await bot.answer(asked('peek contoso', { conversation: group }))).here[0]?.card).toBeDefined()
  })
})

it('Whoever types and waits no longer is told to type again', async () => {
  const bot = await open([], ({ people }) => ({ people: { ...people, get: async (...who) => (await wait(100), people.get(...who)) } }))
  expect(text(await bot.answer({ ...asked(''), sought: { among: 'customers', text: '', from: 0, most: 1 }, within: 10 }))).toContain('Please type again in a moment')
  expect(text(await bot.answer({ ...asked(''), sought: { among: 'customers', text: '', from: 0, most: 1 }, within: 1_000 }))).not.toContain('Please type again')
})

it('An arrival is welcomed', async () => {
  const bot = await open([command('help', { menu: 1 })])
  expect(text(await bot.answer({ ...asked(''), moved: { here: true, greets: true, at: '2026-11-22T10:00:00.000Z' } }))).toContain('Hello, Ann Miller')
})

it('Whoever writes is remembered with the way to their private chat', async () => {
  const bot = await open([command('peek')])
  await bot.answer(asked('peek', { reach: 'way', person: { ...ann, email: 'Ann@Partner.example' } }))
  expect(await bot.world.people.get('contoso-partners', ann.id)).toMatchObject({ name: 'Ann Miller', email: 'ann@partner.example', reach: 'way' })
})
