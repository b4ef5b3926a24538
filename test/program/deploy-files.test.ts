import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { settings } from '../../src/config/settings.ts'
import { readOffers } from '../../src/customer/offers.ts'
import { defaultRights } from '../../src/people/rights.ts'
import { readRights } from '../../src/people/rights-table.ts'
import { composeFile, deployFile } from './deploy.ts'
import { azdSchema, composeSchema } from './deploy-schemas.ts'

const folder = new URL('../../docs/deploy/', import.meta.url)
const faults = (schema: object, content: unknown) => {
  const ajv = new Ajv({ allErrors: true, strict: false })
  ajv.validate(schema, content)
  return (ajv.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}
const compose = composeFile({ REDIS_PASSWORD: 'a1b2c3' })

describe('the compose file', () => {
  it('keeps to the Compose Specification', () => expect(faults(composeSchema, compose)).toEqual([]))

  it.each([
    ['a misspelt part', { services: { bot: { imagee: 'node:24' } } }],
    ['a number where the specification has text', { services: { bot: { environment: { PORT: 3978 } } } }],
    ['a port that is open to everybody', { services: { bot: { ports: ['3978:3978'] } } }],
  ])('would not pass with %s', (_, content) => expect(faults(composeSchema, content).length).toBeGreaterThan(0))

  it('starts only with a password for Redis', () => expect(() => composeFile({})).toThrow('REDIS_PASSWORD: set it in .env'))

  it('sets what the bot has settings for', () => expect(Object.keys(compose.services.bot.environment).filter((name) => !(name in settings))).toEqual([]))

  it('names volumes, files and a service that there are', () => {
    const { services, volumes } = compose
    expect(Object.values(services).flatMap((service) => service.volumes.map((volume) => volume.split(':')[0])).sort()).toEqual(Object.keys(volumes).sort())
    expect(Object.keys(services.bot.depends_on)).toEqual(['redis'])
    const { context, dockerfile } = services.bot.build
    expect(existsSync(new URL(`${context}/${dockerfile}`, folder))).toBe(true)
  })
})

describe('azure.yaml', () => {
  const azure = parse(deployFile('azure.yaml'))

  it('keeps to the schema of azd', () => {
    expect(faults(azdSchema, azure)).toEqual([])
    expect(faults(azdSchema, { ...azure, services: { bot: { host: 'app-service' } } }).length).toBe(2)
  })

  it('leads to the project, to the Bicep file, and to the resource with its tag', () => {
    expect(existsSync(new URL(`${azure.services.bot.project}/package.json`, folder))).toBe(true)
    expect(existsSync(new URL(`${azure.infra.path}/${azure.infra.module}.bicep`, folder))).toBe(true)
    expect(deployFile('main.bicep')).toContain(`'azd-service-name': '${Object.keys(azure.services)[0]}'`)
  })
})

/** What can be told of Bicep without its compiler. */
function bicepFaults(text: string): readonly string[] {
  const code = text.replace(/^\s*\/\/.*$/gm, '')
  // What stands in ${…} is code, the rest of a text is not.
  const bare = code.replace(/'((?:\\.|[^'\\])*)'/g, (_, inside: string) => [...inside.matchAll(/\$\{([^}]*)\}/g)].map(([, name]) => ` ${name} `).join(''))
  const open = [...bare].filter((sign) => '{[('.includes(sign)).length - [...bare].filter((sign) => '}])'.includes(sign)).length
  const declared = [...code.matchAll(/^(?:param|var|resource) (\w+)/gm)].map(([, name = '']) => name)
  const unused = declared.filter((name) => name !== 'settings' && name !== 'teams' && [...bare.matchAll(new RegExp(`\\b${name}\\b`, 'g'))].length < 2)
  const versions = [...code.matchAll(/^resource \w+ '([^']*)'/gm)].map(([, type = '']) => type)
  const undescribed = [...code.matchAll(/(?:^|\n)((?:@[^\n]*\n)*)(?:param|output) (\w+)/g)].filter(([, decorators]) => !decorators?.includes('@description(')).map(([, , name]) => name)
  return [
    ...(open === 0 ? [] : [`${open} brackets are left open`]),
    ...unused.map((name) => `${name} is not used`),
    ...versions.filter((type) => !/^Microsoft\.\w+(\/\w+)+@20\d\d-\d\d-\d\d$/.test(type)).map((type) => `${type} is no released version`),
    ...undescribed.map((name) => `${name} is not described`),
  ]
}

describe('the Bicep file', () => {
  const bicep = deployFile('main.bicep')

  it('is whole: brackets, uses, released versions, descriptions', () => expect(bicepFaults(bicep)).toEqual([]))

  it.each([
    ['a lost bracket', bicep.replace(/\}\s*$/m, ''), 'brackets are left open'],
    ['a parameter that nobody uses', `${bicep}\n@description('None.')\nparam idle string\n`, 'idle is not used'],
    ['a version that is only a preview', bicep.replace('@2022-09-15', '@2023-09-15-preview'), 'is no released version'],
    ['a parameter without its description', bicep.replace(/@description\('Region of the App[^\n]*\n/, ''), 'location is not described'],
  ])('would not pass with %s', (_, text, fault) => expect(bicepFaults(text).join()).toContain(fault))

  it('gets every parameter that it needs, and none that it does not know', () => {
    const known = [...bicep.matchAll(/^param (\w+) \w+( =)?/gm)].map(([, name, optional]) => ({ name, needed: !optional }))
    const given = Object.keys((JSON.parse(deployFile('main.parameters.json')) as { parameters: object }).parameters)
    expect(given.filter((name) => !known.some((param) => param.name === name))).toEqual([])
    expect(known.filter(({ name, needed }) => needed && !given.includes(name ?? ''))).toEqual([])
  })

  it('sets what the bot has settings for', () => {
    const block = /^resource settings [^]*?properties: union\(more, \{\n([^]*?)\n {2}\}\)/m.exec(bicep)?.[1] ?? ''
    const names = [...block.matchAll(/^ {4}(\w+):/gm)].map(([, name = '']) => name)
    expect(names.filter((name) => !(name in settings))).toEqual(['MALLOC_MMAP_THRESHOLD_', 'SCM_DO_BUILD_DURING_DEPLOYMENT'])
    expect(names).toContain('MicrosoftAppId')
  })

  it('starts the bot as the image does, and the page about deployment says how', () => {
    const image = deployFile('Dockerfile')
    const allocator = /MALLOC_MMAP_THRESHOLD_=(\d+)/.exec(image)?.[1]
    const command = (JSON.parse(/^CMD (.*)$/m.exec(image)?.[1] ?? '[]') as string[]).join(' ')
    expect(bicep).toContain(`MALLOC_MMAP_THRESHOLD_: '${allocator}'`)
    expect(bicep).toContain(`appCommandLine: '${command}'`)
    expect(readFileSync(new URL('../deploy.md', folder), 'utf8')).toContain(`set \`MALLOC_MMAP_THRESHOLD_=${allocator}\` and run \`${command}\``)
  })
})

describe('the pages about deployment', () => {
  const docs = new URL('../', folder)
  const pages = readdirSync(docs).filter((name) => name.endsWith('.md')).map((name) => ({ name, text: readFileSync(new URL(name, docs), 'utf8') }))

  it('lead to files that there are', () => {
    const links = pages.flatMap(({ text }) => [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link = '']) => link))
    expect(links.filter((link) => !existsSync(fileURLToPath(new URL(link, docs))))).toEqual([])
    expect(links.length).toBeGreaterThan(5)
  })

  it('show tables of rights and offers that the bot takes, the first being its own', () => {
    const operations = pages.find(({ name }) => name === 'operations.md')?.text ?? ''
    const shown = (name: string): unknown => JSON.parse(new RegExp(`^\`\`\`json ${name}\n([^]*?)\`\`\``, 'm').exec(operations)?.[1] ?? '')
    expect(readRights(shown('rights'))).toEqual(defaultRights)
    expect(readOffers(shown('offers'))).toHaveLength(1)
  })

  it('say of both clouds what has not been tried', () => {
    const silent = ['deploy.md', 'deploy-21vianet.md'].filter((page) => !/^## Not tried/m.test(pages.find(({ name }) => name === page)?.text ?? ''))
    expect(silent).toEqual([])
  })

  it('tell every address and host that CLOUD=china stands for', () => {
    const known = readFileSync(new URL('../../src/config/clouds.ts', import.meta.url), 'utf8').matchAll(/['`]((?:https:\/\/|\*\.)?[\w.-]+\.cn\b[^'`]*)['`]/g)
    const addresses = [...known].map(([, address = '']) => address.replace('${tenant}', '<tenant>'))
    const text = pages.find(({ name }) => name === 'deploy-21vianet.md')?.text ?? ''
    expect(addresses.filter((address) => !text.includes(address))).toEqual([])
    expect(addresses.length).toBeGreaterThan(5)
  })
})
