import { describe, expect, it } from 'vitest'
import { manifest, type Manifest } from '../../manifest/build.ts'
import { checked, faultsOf } from '../../manifest/report.ts'
import { rules } from '../../manifest/rules.ts'
import { loadCommands } from '../../src/bot/registry.ts'

const { all } = await loadCommands(new URL('../../src/commands/', import.meta.url))
const app = { id: '11111111-2222-4333-8444-555555555555', version: '1.2.3', linkHost: 'accounts.contoso.com' }
const extended = manifest(all, { ...app, extended: true })
const inChina = manifest(all, { ...app, extended: true, cloud: 'china' })

/** What is read of the compose box's part. */
interface Extension {
  readonly commands: readonly { readonly id: string; readonly type: string; readonly context: readonly string[]; readonly parameters?: readonly { readonly title: string }[] }[]
  readonly messageHandlers?: unknown
}

const changed = (file: keyof Manifest, change: (content: Record<string, any>) => void): Manifest => {
  const files = structuredClone(extended)
  change(files[file])
  return files
}

describe('the validation report', () => {
  it.each(['public', 'china'] as const)('finds no fault with the package for the %s cloud, with the compose box and without', (cloud) => {
    for (const extended of [true, false]) expect(faultsOf(checked(manifest(all, { ...app, cloud, extended }), cloud))).toEqual([])
  })

  it('names app, schema, sizes and every rule with its outcome', () => {
    const report = checked(inChina, 'china')
    expect(report).toMatchObject({ file: 'customer-accounts-21vianet.zip', app: app.id, version: '1.2.3', schema: '1.16' })
    expect(Object.keys(report.files).sort()).toEqual(['color.png', 'es.json', 'manifest.json', 'outline.png', 'zh-cn.json'])
    expect(Math.min(report.size, ...Object.values(report.files))).toBeGreaterThan(100)
    expect(report.rules.map(({ rule, kept }) => [rule, kept])).toEqual(rules.map(({ rule }) => [rule, true]))
  })

  it.each([
    ['a name that is too long', changed('manifest.json', (content) => (content['name'].short = 'x'.repeat(31))), rules[0], 'manifest.json/name/short'],
    ['a text without its translation', changed('es.json', (content) => delete content['composeExtensions[0].commands[0].title']), rules[1], 'es.json does not say composeExtensions[0].commands[0].title'],
    ['a translation of nothing', changed('zh-cn.json', (content) => (content['bots[0].commandLists[1].commands[0].title'] = '无')), rules[2], 'zh-cn.json says bots[0].commandLists[1]'],
    ['an icon that is elsewhere', changed('manifest.json', (content) => (content['icons'].color = 'blue.png')), rules[3], 'blue.png is missing'],
    ['the bot of another app', changed('manifest.json', (content) => (content['composeExtensions'][0].botId = '99999999-2222-4333-8444-555555555555')), rules[5], '99999999-2222-4333-8444-555555555555 is another bot'],
    ['an address in place of a host', changed('manifest.json', (content) => (content['composeExtensions'][0].messageHandlers[0].value.domains = ['https://accounts.contoso.com/'])), rules[6], 'is no host'],
  ])('tells %s', (_what, files, rule, fault) => {
    const report = checked(files, 'public')
    expect(report.rules.filter(({ kept }) => !kept).map((each) => each.rule)).toEqual([rule?.rule])
    expect(faultsOf(report).join()).toContain(fault)
  })
})

describe('the compose box', () => {
  const of = (files: Manifest) => (files['manifest.json'] as { readonly composeExtensions: readonly [Extension] }).composeExtensions[0]

  it('searches customers, and adds one there and on a message', () => {
    expect(of(extended).commands.map(({ id, type, context }) => [id, type, context])).toEqual([['find-customers', 'query', ['compose', 'commandBox']], ['add-customer', 'action', ['compose', 'message']]])
  })

  it('is answered by commands that there are', () => {
    const verbs = all.map(({ verb }) => verb)
    expect(of(extended).commands.filter(({ id }) => !verbs.includes(id))).toEqual([])
  })

  it('draws links to customers of the host that is set, and of none where none is', () => {
    expect(of(extended).messageHandlers).toEqual([{ type: 'link', value: { domains: ['accounts.contoso.com'], supportsAnonymizedPayloads: false } }])
    expect(of(manifest(all, { id: app.id, version: app.version, extended: true }))).not.toHaveProperty('messageHandlers')
  })

  it('speaks three languages', () => {
    const place = 'composeExtensions[0].commands[0].parameters[0].title'
    expect([of(extended).commands[0]?.parameters?.[0]?.title, extended['zh-cn.json'][place as never], extended['es.json'][place as never]]).toEqual(['Customer', '客户', 'Cliente'])
  })

  it('in Teams operated by 21Vianet has neither actions on messages nor links, which are not taken there', () => {
    expect(of(inChina).commands.map(({ context }) => context)).toEqual([['compose', 'commandBox'], ['compose']])
    expect(of(inChina)).not.toHaveProperty('messageHandlers')
  })
})
