import { describe, expect, it } from 'vitest'
import { loadCommands, registry } from '../../src/bot/registry.ts'
import { phrases as said } from '../../src/cards/say.ts'
import { locales } from '../../src/text/locale.ts'
import { command } from './house.ts'

const phrases = (en: readonly string[], zh: readonly string[] = [], es: readonly string[] = []) => ({ phrases: { en, 'zh-CN': zh, es } })
const commands = registry([
  command('add-customer', phrases(['add customer'], ['添加客户'], ['agregar cliente'])),
  command('list', phrases(['list', 'list customers'], ['客户列表'], ['listar'])),
  command('show', phrases(['show'], ['查看'], ['mostrar'])),
  command('show-drafts', phrases(['show drafts'], ['查看草稿'])),
  command('roles', phrases(['roles'], ['角色'], ['roles'])),
])
const matched = (text: string) => {
  const match = commands.match(text)
  return match && { verb: match.command.verb, rest: match.rest, locale: match.locale }
}

describe('a text', () => {
  it('means the command whose phrase opens it, in any language', () => {
    expect(matched('add customer Contoso')).toEqual({ verb: 'add-customer', rest: 'Contoso', locale: 'en' })
    expect(matched('agregar cliente Contoso S.L.')).toEqual({ verb: 'add-customer', rest: 'Contoso S.L.', locale: 'es' })
    expect(matched('添加客户 康拓')).toEqual({ verb: 'add-customer', rest: '康拓', locale: 'zh-CN' })
  })

  it('in Chinese needs no blank behind the phrase', () => {
    expect(matched('查看康拓科技')).toEqual({ verb: 'show', rest: '康拓科技', locale: 'zh-CN' })
  })

  it('means the longest phrase that fits', () => {
    expect(matched('show drafts')?.verb).toBe('show-drafts')
    expect(matched('查看草稿')?.verb).toBe('show-drafts')
    expect(matched('show draftsman ltd')).toEqual({ verb: 'show', rest: 'draftsman ltd', locale: 'en' })
    expect(matched('list customers page')?.rest).toBe('page')
  })

  it('whose first word only begins like a phrase is no command', () => {
    expect(matched('listing')).toBeUndefined()
    expect(matched('shower')).toBeUndefined()
  })

  it('may be in capitals, in full width, with odd blanks, a slash or punctuation', () => {
    expect(matched('  ＡＤＤ　Customer\u00a0Contoso')).toEqual({ verb: 'add-customer', rest: 'Contoso', locale: 'en' })
    expect(matched('/list')?.verb).toBe('list')
    expect(matched('show: contoso')?.rest).toBe('contoso')
    expect(matched('角色？')).toEqual({ verb: 'roles', rest: '', locale: 'zh-CN' })
  })

  it('may carry what a mention leaves behind: no-break blanks and invisible characters', () => {
    expect(matched('\u00a0\u200b list')?.verb).toBe('list')
  })

  it('without accents means the same', () => {
    const accented = registry([command('back', phrases([], [], ['atrás']))])
    expect(accented.match('atras')?.command.verb).toBe('back')
    expect(accented.match('ATRÁS')?.command.verb).toBe('back')
  })

  it('that several languages share tells no language', () => {
    expect(matched('roles')).toEqual({ verb: 'roles', rest: '', locale: undefined })
  })
})

describe('a mistyped text', () => {
  const nearest = (text: string) => commands.nearest(text, 3).map(({ verb }) => verb)

  it('is near to the command that was meant', () => {
    expect(nearest('ad custmer Contoso')[0]).toBe('add-customer')
    expect(nearest('lst')[0]).toBe('list')
    expect(nearest('mostar contoso')[0]).toBe('show')
    expect(nearest('添加顾客')[0]).toBe('add-customer')
  })

  it('that is like nothing is near to nothing', () => {
    expect(nearest('quantum physics')).toEqual([])
  })
})

describe('the start', () => {
  it('stops where two commands know the same phrase, however it is written', () => {
    expect(() => registry([command('a', phrases(['open'])), command('b', phrases([], [], ['ＯＰＥＮ']))])).toThrow('belongs to both a and b')
  })

  it('goes on where one command knows a phrase in two languages', () => {
    expect(() => registry([command('a', phrases(['roles'], [], ['roles']))])).not.toThrow()
  })
})

describe('the commands of the product', async () => {
  const all = await loadCommands(new URL('../../src/commands/', import.meta.url))

  it('do not collide, and each has a sentence in every language that fits the command menu', () => {
    expect(all.all.length).toBeGreaterThan(20)
    for (const { verb, about } of all.all) for (const locale of locales) expect([...about[locale]].length, `${verb} in ${locale}`).toBeLessThanOrEqual(128)
  })

  it('know in every language the phrases that the cards tell people to type', () => {
    for (const [verb, phrase] of Object.entries(said)) for (const locale of locales) {
      const match = all.match(phrase[locale])
      expect(match?.rest, `${verb} in ${locale}: ${phrase[locale]}`).toBe('')
      if (all.byVerb(verb)) expect(match?.command.verb).toBe(verb)
    }
  })

  it('understand their own titles, phrases and examples', () => {
    for (const { verb, phrases: own, examples } of all.all) for (const locale of locales) {
      for (const text of [...own[locale], ...(examples?.[locale] ?? [])]) expect(all.match(text)?.command.verb, text).toBe(verb)
    }
  })

  it('of the menu are ten at most, in places of their own', () => {
    const places = all.all.flatMap(({ menu }) => menu ?? []).sort((a, b) => a - b)
    expect(places).toEqual(places.map((_, at) => at + 1))
    expect(places.length).toBeLessThanOrEqual(10)
  })
})
