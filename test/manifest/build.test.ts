import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { manifest, zipped } from '../../manifest/build.ts'
import { faultsIn } from '../../manifest/faults.ts'
import { loadCommands } from '../../src/bot/registry.ts'
import { locales } from '../../src/text/locale.ts'
import { adding, command, listing } from './menu.ts'

const ids = { id: '11111111-2222-4333-8444-555555555555', version: '1.2.3' }
const menuOf = (commands: Parameters<typeof manifest>[0]) => (manifest(commands, ids)['manifest.json'] as never as { bots: [{ commandLists: [{ commands: { title: string }[] }] }] }).bots[0].commandLists[0].commands

describe('the app package', () => {
  it('has the first phrase and the sentence of each command in its menu, in the commands’ own order', () => {
    expect(menuOf([listing, command('submit', {}), adding])).toEqual([
      { title: 'add customer', description: 'Add a customer.' },
      { title: 'list customers', description: 'List your customers.' },
    ])
  })

  it('translates every entry of the menu', () => {
    const files = manifest([listing, adding], ids)
    expect(files['zh-cn.json']).toMatchObject({ 'name.short': '客户账户', 'bots[0].commandLists[0].commands[0].title': '添加客户', 'bots[0].commandLists[0].commands[1].description': '列出客户。' })
    expect(files['es.json']).toMatchObject({ 'bots[0].commandLists[0].commands[1].title': 'listar clientes', 'bots[0].commandLists[0].commands[0].description': 'Agregar un cliente.' })
  })

  it('shows no more than the ten commands that every version of Teams takes', () => {
    const many = Array.from({ length: 13 }, (_, n) => command(`c${n}`, { menu: 13 - n, phrases: { en: [`say ${n}`], 'zh-CN': [`说${n}`], es: [`di ${n}`] } }))
    expect(menuOf(many).map(({ title }) => title)).toEqual(Array.from({ length: 10 }, (_, n) => `say ${12 - n}`))
  })

  it('passes the official schema', () => expect(faultsIn(manifest([adding, listing], ids))).toEqual([]))

  it.each([
    ['an id that is none', manifest([adding], { ...ids, id: 'my-bot' }), 'manifest.json/id'],
    ['a title that is too long', manifest([command('long', { menu: 1, phrases: { en: ['x'.repeat(33)], 'zh-CN': ['长'], es: ['l'] } })], ids), 'commands/0/title'],
    ['a translated sentence that is too long', manifest([command('long', { menu: 1, about: { en: 'x', 'zh-CN': '长', es: 'x'.repeat(129) } })], ids), 'es.json'],
    ['a property that Teams does not know', { ...manifest([], ids), 'manifest.json': { ...manifest([], ids)['manifest.json'], colour: 'red' } }, 'additional properties'],
  ])('is refused with %s', (_what, files, where) => expect(faultsIn(files).join()).toContain(where))

  it('is a zip of the manifest, two languages more and two icons, the same bytes each time', () => {
    const zip = zipped(manifest([adding, listing], ids))
    expect(Object.keys(unzipSync(zip)).sort()).toEqual(['color.png', 'es.json', 'manifest.json', 'outline.png', 'zh-cn.json'])
    expect(zipped(manifest([adding, listing], ids))).toEqual(zip)
  })
})

describe('the bot’s own manifest', () => {
  const own = async () => manifest((await loadCommands(new URL('../../src/commands/', import.meta.url))).all, { id: '00000000-0000-0000-0000-000000000000', version: '0.0.0' })

  it('passes the official schema', async () => expect(faultsIn(await own())).toEqual([]))

  it.each(['manifest.json', 'zh-cn.json', 'es.json'] as const)('is as reviewed: %s', async (file) => {
    const text = `${JSON.stringify((await own())[file], null, 2)}\n`
    await expect(text).toMatchFileSnapshot(`reviewed/${file}`)
  })

  it('names every command of its menu in every language', async () => {
    const { all } = await loadCommands(new URL('../../src/commands/', import.meta.url))
    const nameless = all.filter((one) => one.menu !== undefined && locales.some((locale) => !one.phrases[locale][0]))
    expect(nameless).toEqual([])
    expect(all.filter((one) => one.menu !== undefined).length).toBeGreaterThan(5)
  })
})
