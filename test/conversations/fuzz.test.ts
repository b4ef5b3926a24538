import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadCommands, type Registered } from '../../src/bot/registry.ts'
import { fields } from '../../src/customer/fields.ts'
import { kinds } from '../../src/customer/kinds.ts'
import { localeOf } from '../../src/text/locale.ts'
import { daniel, execute, grace, lucia, message, personal, room, sofia, xiaomei, zhiqiang, type Actor } from '../support/activities.ts'
import { startBot, type Bot } from '../support/bot.ts'
import { elementsOf, inputsOf, wordsOf, type CardJson } from '../support/card.ts'
import { pressSealed, submitSealed } from '../support/sealed.ts'

/** How many turns in all; FUZZ makes it a campaign of its own. */
const turns = Number(process.env['FUZZ'] ?? (process.env['REDIS_FORM'] ? 700 : 5_000))
// The seed is fixed, so that a failure comes again; another one is another campaign.
const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_122)
const sample = <T>(what: fc.Arbitrary<T>, share: number): readonly T[] => fc.sample(what, { seed, numRuns: Math.ceil(turns * share) })
const patience = 60_000 + 100 * turns
/** No turn may take longer, in ms. */
const longest = 200

const folder = new URL('../../src/commands/', import.meta.url)
const verbs = readdirSync(folder).map((file) => file.replace('.ts', ''))
/** These change how a person is answered from then on. */
const settings = ['language', 'cards', 'role']
const people = [grace, xiaomei, zhiqiang, sofia, daniel, lucia]
const speakers = [grace, xiaomei, zhiqiang, sofia]
const languageOf = ({ locale }: Actor) => localeOf(locale) ?? 'en'

const traps = [
  '', ' ', '\u200b', '\u202Eabc', '\ud800', '\udc00x', '😀', '汉'.repeat(300), '０', '－１', '1e3', 'NaN', '-1', '0', '1.5', '1000001', '9'.repeat(30), 'null', '__proto__', 'constructor', 'toString', '${companyName}',
  '"', '“', '"""', "'", ':', '::', 'ｃｉｔｙ：上海', '；；', 'yes', '<at>x</at>', '**b**', '[x](http://e.example)', '\n\n\n', '\t', '\u0000', 'ﷺ', 'S'.repeat(18), '91110000600037341N', 'a@b', '+86 1', 'page:0', 'page:x', 'sort:__proto__',
  'status:?', 'owner:nobody', 'city:', 'city:A city:B', 'city:"A', '3', '#0', '第9行', '１２３', 'demo-0', '../..', '%00', 'x'.repeat(3_000),
]
const text = fc.oneof(fc.constantFrom(...traps), fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 40 }), fc.string({ maxLength: 60 }))
// A key of that name is a bare 400, as another test says.
const value = fc.oneof({ weight: 3, arbitrary: text }, fc.jsonValue({ maxDepth: 2 }).map((it) => JSON.parse(JSON.stringify(it).replaceAll('"__proto__":', '"proto":')) as unknown))

let bot: Bot
beforeAll(async () => void (bot = await startBot({ demo: true })))
afterAll(() => bot.close())

interface Slow {
  readonly ms: number
  readonly activity: object
}

/** Turns that took too long, which may be the fault of a busy machine. */
const slow: Slow[] = []
let [sent, worst] = [0, 0]

async function post(activity: object): Promise<{ readonly status: number; readonly body: unknown }> {
  const began = performance.now()
  const answer = await bot.post(activity)
  const ms = performance.now() - began
  sent += 1
  worst = Math.max(worst, ms)
  if (ms > longest) slow.push({ ms, activity })
  return answer
}

interface Answered {
  readonly cards: readonly CardJson[]
  /** Everything that went out, as JSON. */
  readonly out: string
}

/** Sends it, and holds the answer to what every answer must be: there, in the person's language, of a card's size, and no accident. */
async function answered(actor: Actor, activity: object, what: unknown, how: 'shown' | 'refused' = 'shown'): Promise<Answered> {
  bot.channel.sent.splice(0)
  const accidents = bot.accidents.length
  // What is told elsewhere of an earlier change, a card or a notice, is no part of this answer.
  const pressed = `pressed-${sent}`
  const { id: replied, conversation } = activity as { readonly id?: string; readonly conversation?: { readonly conversationType: string } }
  const whispers = conversation?.conversationType === 'personal' ? [] : [personal(actor).id, `private:29:${actor.id}`]
  const { status, body } = await post('replyToId' in activity ? { ...activity, replyToId: pressed } : activity)
  const own = [...(replied ? [`/activities/${replied}`] : []), ...whispers.map((chat) => `${chat}/activities`), `/${pressed}`]
  const answers = bot.channel.sent.filter(({ path }) => own.some((end) => path.endsWith(end))).map((one) => one.body)
  const { type, value: replacement } = Object(body) as { type?: string; value?: CardJson }
  const cards = [...answers.flatMap(({ attachments }) => ((attachments ?? []) as { contentType: string; content: CardJson }[]).filter(({ contentType }) => contentType === 'application/vnd.microsoft.card.adaptive').map(({ content }) => content)), ...(type?.includes('card.adaptive') && replacement ? [replacement] : [])]
  const said = JSON.stringify(what)
  expect(status, said).toBe(200)
  expect(bot.accidents.slice(accidents), said).toEqual([])
  if (how === 'refused') expect(body, said).toMatchObject({ statusCode: 400, type: 'application/vnd.microsoft.error' })
  else expect(cards.length, said).toBeGreaterThan(0)
  for (const card of cards) {
    expect(card['lang'], said).toBe(languageOf(actor).slice(0, 2))
    expect(JSON.stringify(card).length, said).toBeLessThan(28_000)
  }
  return { cards, out: JSON.stringify([answers, body]) }
}

describe('whatever is said', () => {
  const keys = [...fields.flatMap(({ name, label }) => [name, ...Object.values(label)]), 'offer', 'licences', 'action', 'sort', 'page', 'status', 'xyz']
  const args = fc.array(fc.oneof(text, fc.tuple(fc.constantFrom(...keys), text).map(([key, it]) => `${key}:${it}`)), { maxLength: 5 })

  it('to any command, by anybody, anywhere, is answered clearly in their language', async () => {
    const commands = (await loadCommands(folder)).all.filter(({ verb, phrases }) => !settings.includes(verb) && phrases.en.length > 0)
    for (const [actor, shared, command, nth, words] of sample(fc.tuple(fc.constantFrom(...people), fc.boolean(), fc.constantFrom<Registered>(...commands), fc.nat(), args), 0.3)) {
      const phrases = command.phrases[languageOf(actor)]
      const said = `${phrases[nth % phrases.length]} ${words.join(' ')}`
      await answered(actor, message(actor, shared ? room : personal(actor), bot.channel.url, said), [actor.name, shared, said])
    }
  }, patience)

  it('and however long it is, nobody else waits for it', async () => {
    for (const part of ['<at ', '<p ', '丁:', '“', 'a\tb\t', 'a:b\n', 'none,', '_', 'ﷺ']) {
      const began = performance.now()
      for (const length of [9_000, 50_000])
        for (const phrase of ['add customer ', 'role ', 'language en'])
          await answered(grace, message(grace, personal(grace), bot.channel.url, `${phrase}${part.repeat(length / part.length)}!`), [phrase, part, length])
      expect(performance.now() - began, part).toBeLessThan(8_000)
    }
  })

  it('is refused as a whole rather than read in part, where nobody can have typed it', async () => {
    const { cards } = await answered(xiaomei, message(xiaomei, personal(xiaomei), bot.channel.url, `添加客户 ${'康拓'.repeat(25_000)}`), 'long')
    expect(wordsOf(cards[0] ?? {})).toMatch(/消息过长.*未执行任何操作/s)
  })
})

describe('whatever a button sends', () => {
  const own = ['id', 'draft', 'version', 'operation', 'page', 'sort', 'text', 'sure', 'person', 'roles', 'to', 'go', 'offer', 'licences', 'subscription', 'verb', 'constructor', 'filter_city', 'filter___proto__', 'city_3', 'offer_2']
  const data = fc.dictionary(fc.constantFrom(...own, ...fields.map(({ name }) => name)), value, { maxKeys: 8, noNullPrototype: true })
  const verb = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...verbs.filter((each) => !settings.includes(each))) }, fc.constantFrom('nope', '__proto__', 'constructor', ''))
  const id = fc.constantFrom({ id: 'demo-0' }, { id: 'demo-5' }, { id: '__proto__' }, {})

  it('from any card, by anybody, anywhere, is answered clearly in their language', async () => {
    for (const [actor, shared, old, name, claimed, rest] of sample(fc.tuple(fc.constantFrom(...people), fc.boolean(), fc.boolean(), verb, id, data), 0.35)) {
      const place = shared ? room : personal(actor)
      const all = { ...rest, ...claimed }
      const activity = (old ? submitSealed : pressSealed)(actor, place, bot.channel.url, { verb: name, data: all })
      await answered(actor, activity, [actor.name, shared, old, name, all])
    }
  }, patience)

  it('and however its data are wrapped, they do no harm', async () => {
    for (const data of ['{"id":"demo-0"}', '{', 'null', [], [{ id: 'demo-0' }], 7, true, null, { data: { data: {} } }])
      for (const action of [{ verb: 'show-customer', data }, { data }, data, { verb: ['show-customer'], data }])
        await answered(grace, { ...execute(grace, personal(grace), bot.channel.url, { verb: '', data: {} }), value: { action, trigger: 'manual' } }, [action, data], 'refused')
  })
})

describe('whatever stands in a field of the form', () => {
  const phrases = { en: 'add customer', 'zh-CN': '添加客户', es: 'agregar cliente' }
  const seen = (typed: string) => typed.normalize('NFKC').replace(/[\s\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu, '').toLowerCase()

  it('the form comes back with it and with everything else that was typed', async () => {
    const wrong = sample(text, 0.08)
    for (const [i, typed] of wrong.entries()) {
      const [actor, field] = [speakers[i % speakers.length] ?? grace, fields[i % fields.length] ?? fields[0]]
      if (!field) throw new Error('no fields')
      const opened = await answered(actor, message(actor, personal(actor), bot.channel.url, phrases[languageOf(actor)]), 'opened')
      const form = opened.cards[0] ?? {}
      const next = elementsOf(form).find(({ type, data }) => type === 'Action.Execute' && Object(data).go === 'next') as { verb: string; data: object }
      const inputs = { ...inputsOf(form, { [field.name]: typed, [field.name === 'alias' ? 'tags' : 'alias']: 'KEPT' }) }
      const { cards } = await answered(actor, execute(actor, personal(actor), bot.channel.url, { verb: next.verb, data: { ...next.data, ...inputs } }), [field.name, typed])
      const back = Object.entries(inputsOf(cards[0] ?? {}, {})).map(([name, it]) => [name.replace(/_\d+$/, ''), it] as const)
      expect(back.map(([, it]) => it), JSON.stringify([field.name, typed])).toContain('KEPT')
      // Of a choice only its letters count (“(dz)” is Algeria).
      if (typed.length < 300 && kinds[field.kind].input !== 'choice') expect(seen(back.find(([name]) => name === field.name)?.[1] ?? ''), JSON.stringify([field.name, typed])).toBe(seen(typed))
    }
  }, patience)
})

describe('whatever activity comes', () => {
  const names = ['adaptiveCard/action', 'application/search', 'composeExtension/query', 'composeExtension/queryLink', 'composeExtension/fetchTask', 'composeExtension/submitAction', 'task/fetch', 'task/submit', 'fileConsent/invoke', 'message/submitAction', 'signin/verifyState', 'config/fetch', '']
  const types = ['message', 'invoke', 'conversationUpdate', 'installationUpdate', 'messageUpdate', 'messageDelete', 'messageReaction', 'typing', 'event', 'endOfConversation', 'trace', '']
  const parts = ['id', 'from', 'recipient', 'conversation', 'channelData', 'entities', 'value', 'text', 'locale', 'replyToId', 'action', 'channelId', 'serviceUrl', 'attachments', 'membersAdded', 'reactionsAdded', 'timestamp', 'constructor']
  const changes = fc.dictionary(fc.constantFrom(...parts), value, { maxKeys: 3, noNullPrototype: true })
  const within = fc.tuple(fc.constantFrom('from', 'recipient', 'conversation', 'value'), fc.dictionary(fc.constantFrom('id', 'name', 'role', 'conversationType', 'isGroup', 'action', 'trigger', 'data', 'verb', 'commandId', 'queryText'), value, { maxKeys: 3, noNullPrototype: true }))
  const delivery = fc.constantFrom({}, {}, { deliveryMode: 'expectReplies' }, { deliveryMode: 'nope' })

  it('it is answered, ignored or refused, and breaks nothing', async () => {
    for (const [actor, shared, said, type, name, other, [part, inside], mode] of sample(fc.tuple(fc.constantFrom(...people), fc.boolean(), fc.constantFrom('help', 'list customers', 'find a', 'add customer A'), fc.constantFrom(...types), fc.constantFrom(...names), changes, within, delivery), 0.26)) {
      const base: Record<string, unknown> = message(actor, shared ? room : personal(actor), bot.channel.url, said)
      const activity = { ...base, type, name, ...mode, [part]: { ...Object(base[part]), ...inside }, ...other }
      const accidents = bot.accidents.length
      bot.channel.sent.splice(0)
      const { status } = await post(activity)
      expect([200, 400, 403], JSON.stringify(activity)).toContain(status)
      expect(bot.accidents.slice(accidents), JSON.stringify(activity)).toEqual([])
    }
  }, patience)
})

describe('whatever is claimed', () => {
  const drafting = ['fill-in', 'submit', 'resume-draft', 'discard-draft', 'cancel', 'subscriptions', 'add-customer', 'update-customer']
  const press = (actor: Actor, verb: string, data: object, tenant = {}, at?: string) => answered(actor, { ...pressSealed(actor, personal(actor), bot.channel.url, { verb, data }, at), ...tenant }, [actor.name, verb, data])

  it('somebody else’s form is neither shown nor touched', async () => {
    const opened = await answered(grace, message(grace, personal(grace), bot.channel.url, 'add customer Hidden Firm city:Hiddentown'), 'opened')
    const { draft } = elementsOf(opened.cards[0]).map(({ data }) => Object(data) as { draft?: string }).find((data) => data.draft) ?? {}
    for (const verb of drafting) {
      const { out } = await press(xiaomei, verb, { draft, id: 'demo-1', go: 'next', city: 'Elsewhere', version: 1 })
      expect(out, verb).not.toMatch(/Hidden/)
    }
    const { cards } = await press(grace, 'resume-draft', { draft })
    expect(Object.values(inputsOf(cards[0] ?? {}, {}))).toEqual(expect.arrayContaining(['Hidden Firm', 'Hiddentown']))
  })

  it('another tenant sees nothing of this one, even with its ids', async () => {
    const id = '99999999-0000-4000-8000-000000000009'
    const foreign = { conversation: { id: 'a:foreign', conversationType: 'personal', tenantId: id }, channelData: { tenant: { id } } }
    for (const verb of verbs.filter((each) => !settings.includes(each))) {
      const { out } = await press(grace, verb, { id: 'demo-0', draft: 'demo-0', text: 'xingchen', page: 1, version: 1, person: sofia.id }, foreign, id)
      expect(out, verb).not.toMatch(/xingchensz|星辰|Sofía/)
    }
  })

  it('a helpdesk agent changes nothing that the role does not give, by no forged press', async () => {
    const shown = async () => wordsOf((await answered(grace, message(grace, personal(grace), bot.channel.url, 'show xingchensz'), 'show')).cards[0] ?? {})
    const before = await shown()
    const forged = { id: 'demo-0', version: 1, sure: true, operation: 'forged', rights: 'administrator', offer: 'CFQ7TTC0LH18:0001', licences: '5', to: 'add', person: daniel.id, roles: 'administrator', companyName: 'Forged' }
    for (const verb of ['archive-customer', 'restore-customer', 'subscriptions', 'role', 'add-customer', 'request-relationship', 'update-customer'])
      for (const repeated of [1, 2]) expect(wordsOf((await press(daniel, verb, forged)).cards[0] ?? {}), `${verb} ${repeated}`).toContain('This needs the right')
    await press(daniel, 'undo', forged)
    expect(await shown()).toBe(before)
  })

  it('an operation of somebody else is not taken for one’s own', async () => {
    const operation = 'shared-operation'
    await press(grace, 'archive-customer', { id: 'demo-6' })
    await press(grace, 'archive-customer', { id: 'demo-6', version: 1, sure: true, operation })
    expect(wordsOf((await press(xiaomei, 'restore-customer', { id: 'demo-6', version: 2, operation })).cards[0] ?? {})).toContain('已恢复')
  })
})

describe('of all these turns', () => {
  it('there were as many as were asked for', () => expect(sent).toBeGreaterThanOrEqual(turns))

  it(`none takes longer than ${longest} ms by itself`, async () => {
    if (process.env['FUZZ']) console.log(`${sent} turns, the longest ${Math.round(worst)} ms, ${slow.length} over ${longest} ms; seed ${seed}`)
    // What was slow is sent again, and only the processor's time counts, since others may have had the machine.
    for (const { ms, activity } of slow) {
      const again: number[] = []
      while (again.length < 5 && !again.some((each) => each <= longest)) {
        const before = process.cpuUsage()
        await bot.post({ ...activity, id: crypto.randomUUID() })
        const { user, system } = process.cpuUsage(before)
        again.push((user + system) / 1_000)
      }
      expect(Math.min(...again), `${Math.round(ms)} ms, then ${again.map(Math.round).join()}: ${JSON.stringify(activity).slice(0, 2_000)}`).toBeLessThanOrEqual(longest)
    }
  }, patience)
})
