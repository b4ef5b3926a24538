import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { daniel, grace, lucia, personal, room, sofia, xiaomei, zhiqiang } from '../support/activities.ts'
import { startBot, type Bot } from '../support/bot.ts'
import { titlesOf, wordsOf } from '../support/card.ts'
import { cardOf, textOf } from './journey.ts'

let bot: Bot
beforeAll(async () => void (bot = await startBot()))
afterAll(() => bot.close())

const say = async (text: string, actor = grace, where = personal(actor)) => wordsOf(cardOf(await bot.say(actor, where, text)))

describe('hello', () => {
  it('in any language says what the bot is for, in that language', async () => {
    expect(await say('hi')).toContain('Hello, Grace Miller')
    expect(await say('你好')).toContain('Grace Miller，你好')
    expect(await say('¡hola!')).toContain('Hola, Grace Miller')
  })

  it('tells a person without a role how and whom to ask', async () => {
    const card = cardOf(await bot.say(lucia, personal(lucia), 'hola'))
    expect(wordsOf(card)).toContain('Todavía no tienes un rol')
    expect(titlesOf(card)).toEqual(['Roles', 'Ayuda'])
  })

  it('in a group names nobody, since everyone there reads it', async () => {
    expect(await say('hello', grace, room)).not.toContain('Grace')
  })
})

describe('help', () => {
  it('shows only what the asker may do', async () => {
    expect(await say('help', grace)).toMatch(/add customer\n.*archive/s)
    expect(await say('help', daniel)).not.toMatch(/add customer|archive/)
    expect(await say('ayuda', lucia)).not.toMatch(/clientes/)
  })

  it('is given in the language of the asker', async () => {
    expect(await say('帮助', xiaomei)).toContain('添加客户')
    expect(await say('ayuda', sofia)).toContain('agregar cliente')
  })

  it('of one command gives how it is typed, examples, other words and the right', async () => {
    expect(await say('help add customer')).toMatch(/add customer \[name\].*new customer.*Add customers \(you have it\)/s)
    expect(await say('帮助 归档', zhiqiang)).toMatch(/归档与恢复（你没有此权限/)
    expect(await say('ayuda historial', sofia)).toContain('historial <cliente> [página:n]')
  })

  it('of a mistyped command shows the nearest one', async () => {
    expect(await say('help archve')).toContain('archive <customer>')
  })

  it('of nothing that is known says so, and shows all', async () => {
    expect(await say('help quantum physics')).toContain('I know no command “quantum physics”.')
  })
})

describe('the language', () => {
  it('once chosen holds for all answers, whatever is typed', async () => {
    expect(await say('language 中文')).toContain('今后我将用中文回复你')
    expect(await say('help')).toContain('可用的功能')
    expect(await say('语言 auto')).toContain('今后我将按你输入的语言回复')
    expect(await say('help')).toContain('What you can do here')
  })

  it('is chosen by its name alone, too', async () => {
    expect(await say('español')).toContain('A partir de ahora te respondo en español')
    expect(await say('English')).toContain('From now on I answer you in English')
    expect(await say('language automatic')).toContain('in the language of your words')
  })

  it('is chosen by a button, and an unknown one is told so', async () => {
    const place = personal(grace)
    const choice = cardOf(await bot.say(grace, place, 'language klingon'))
    expect(wordsOf(choice)).toContain('I do not speak “klingon”')
    expect(wordsOf(cardOf(await bot.press(grace, place, choice, 'Español')))).toContain('A partir de ahora te respondo en español')
    expect(wordsOf(cardOf(await bot.press(grace, place, choice, 'Automatic')))).toContain('en el idioma de tus palabras')
  })
})

describe('cards', () => {
  it('go off and on per person and conversation', async () => {
    expect(textOf(await bot.say(grace, room, 'cards off'))).toContain('text alone')
    expect(textOf(await bot.say(grace, room, 'hello'))).toContain('› list customers')
    expect(cardOf(await bot.say(grace, personal(grace), 'hello'))).toBeDefined()
    expect(cardOf(await bot.say(sofia, room, 'hola'))).toBeDefined()
    expect(wordsOf(cardOf(await bot.say(grace, room, '卡片 开')))).toContain('显示卡片')
  })

  it('without a word say how it is now', async () => {
    const card = cardOf(await bot.say(grace, personal(grace), 'cards'))
    expect(wordsOf(card)).toContain('You get cards in this conversation.')
    expect(textOf(await bot.press(grace, personal(grace), card, 'Cards off'))).toContain('text alone')
    expect(wordsOf(cardOf(await bot.say(grace, personal(grace), 'cards on')))).toContain('you get cards')
  })
})
