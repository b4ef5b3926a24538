import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cloudNames, clouds } from '../../src/config/clouds.ts'
import { readConfig } from '../../src/config/config.ts'

const real = {
  MicrosoftAppId: '11111111-0000-4000-8000-000000000001',
  MicrosoftAppPassword: 'a secret',
  MicrosoftAppTenantId: '22222222-0000-4000-8000-000000000002',
}
const local = ['--local']

function faultsOf(env: Readonly<Record<string, string>>, args: readonly string[] = []): string {
  try {
    readConfig(env, args)
    return ''
  } catch (error) {
    return (error as Error).message
  }
}

describe('without any setting', () => {
  it('local mode starts on loopback with a book of its own', () => {
    expect(readConfig({}, local)).toMatchObject({ bind: '127.0.0.1', port: 3978, store: { kind: 'embedded', folder: 'data/local' }, language: 'en' })
  })

  it('the plain program refuses to start and names the way in', () => {
    for (const name of ['MicrosoftAppId', 'MicrosoftAppPassword', 'MicrosoftAppTenantId']) expect(faultsOf({})).toContain(`${name} is missing`)
    expect(faultsOf({})).toContain('npm start')
  })
})

describe('with credentials', () => {
  it('the program listens everywhere, serves its own tenant and keeps the real book', () => {
    const config = readConfig(real, [])
    expect(config).toMatchObject({ bind: '0.0.0.0', store: { kind: 'embedded', folder: 'data/book' }, rules: { domainSuffix: '.onmicrosoft.com', defaultCountry: 'CN' } })
    expect(config.app).toMatchObject({ tenants: [real.MicrosoftAppTenantId], issuer: 'https://api.botframework.com', sdk: { ...real, MicrosoftAppType: 'SingleTenant' } })
  })

  it('a managed identity needs no password, and several tenants have to be named', () => {
    expect(faultsOf({ ...real, MicrosoftAppPassword: '', MicrosoftAppType: 'UserAssignedMSI' })).toBe('')
    expect(faultsOf({ ...real, MicrosoftAppType: 'MultiTenant' })).toContain('TENANTS is missing')
    expect(faultsOf({ ...real, MicrosoftAppType: 'MultiTenant', TENANTS: real.MicrosoftAppTenantId })).toBe('')
  })

  it('a certificate takes the secret’s place, with its key or the key’s file', () => {
    const rest = { ...real, MicrosoftAppPassword: '' }
    const CertificateThumbprint = 'AB'.repeat(20)
    const pem = '-----BEGIN PRIVATE KEY-----\\nAAAA\\n-----END PRIVATE KEY-----'
    expect(readConfig({ ...rest, CertificateThumbprint, CERTIFICATE_KEY_FILE: 'key.pem' }, []).app).toMatchObject({ keyFile: 'key.pem', sdk: { CertificateThumbprint } })
    expect(readConfig({ ...rest, CertificateThumbprint, CertificatePrivateKey: pem }, []).app?.sdk['CertificatePrivateKey']).toBe(pem.replaceAll('\\n', '\n'))
    expect(faultsOf({ ...rest, CertificateThumbprint })).toContain('CERTIFICATE_KEY_FILE is missing')
    expect(faultsOf({ ...rest, CERTIFICATE_KEY_FILE: 'key.pem' })).toContain('CertificateThumbprint is missing')
    expect(faultsOf({ ...rest, CertificateThumbprint, CERTIFICATE_KEY_FILE: 'key.pem', CertificatePrivateKey: pem })).toContain('CertificatePrivateKey: remove it')
    expect(faultsOf({ ...real, CertificateThumbprint, CERTIFICATE_KEY_FILE: 'key.pem' })).toContain('MicrosoftAppPassword: remove it')
    expect(faultsOf({ ...rest, CertificateThumbprint, CertificatePrivateKey: 'c2VjcmV0' })).not.toContain('c2VjcmV0')
  })

  it('a managed identity is given no secret', () => {
    const managed = { ...real, MicrosoftAppType: 'UserAssignedMSI', CertificateThumbprint: 'AB'.repeat(20) }
    for (const name of ['MicrosoftAppPassword', 'CertificateThumbprint']) expect(faultsOf(managed)).toContain(`${name}: remove it`)
  })

  it('administrators belong to one tenant: the application’s own, or the one before their id', () => {
    const other = '33333333-0000-4000-8000-000000000003'
    const ADMINISTRATORS = `${real.MicrosoftAppId} ${other}/${real.MicrosoftAppId}`
    expect(readConfig({ ...real, ADMINISTRATORS: `${real.MicrosoftAppId.toUpperCase()} directline:dl_0560002A98F6` }, []).administrators).toEqual([`${real.MicrosoftAppTenantId}/${real.MicrosoftAppId}`, `${real.MicrosoftAppTenantId}/directline:dl_0560002A98F6`])
    expect(readConfig({ ...real, ADMINISTRATORS }, []).administrators).toEqual([`${real.MicrosoftAppTenantId}/${real.MicrosoftAppId}`, `${other}/${real.MicrosoftAppId}`])
    const homeless = { ...real, MicrosoftAppTenantId: '', MicrosoftAppType: 'MultiTenant', TENANTS: `${real.MicrosoftAppTenantId} ${other}` }
    expect(faultsOf({ ...homeless, ADMINISTRATORS })).toContain(`ADMINISTRATORS=${real.MicrosoftAppId}: write it as tenant/id`)
    expect(faultsOf({ ...homeless, ADMINISTRATORS: `${other}/${real.MicrosoftAppId}` })).toBe('')
  })

  it('names in the wrong case are called by their right ones', () => {
    expect(faultsOf({ ...real, MicrosoftAppID: 'x' })).toBe('')
    const { MicrosoftAppId: id, ...rest } = real
    expect(faultsOf({ ...rest, MicrosoftAppID: id })).toContain('MicrosoftAppID: write it MicrosoftAppId')
  })
})

describe('the cloud', () => {
  it('of China expands to the whole set and keeps ChannelService and CallerId unset', () => {
    const { app, rules, serviceHosts } = readConfig({ ...real, CLOUD: 'china' }, [])
    expect(app?.issuer).toBe('https://api.botframework.azure.cn')
    expect(app?.sdk).toMatchObject({ ...clouds.china.addresses(real.MicrosoftAppTenantId), ToChannelFromBotLoginUrl: `https://login.partner.microsoftonline.cn/${real.MicrosoftAppTenantId}` })
    expect(Object.keys(app?.sdk ?? {})).not.toEqual(expect.arrayContaining(['ChannelService']))
    expect(rules.domainSuffix).toBe('.partner.onmschina.cn')
    expect(serviceHosts).toEqual(['frontend.botapi.msg.infra.teams.microsoftonline.cn', '*.botframework.azure.cn'])
  })

  it('of China has a login of its own for bots without a tenant', () => {
    const { app } = readConfig({ ...real, MicrosoftAppTenantId: '', MicrosoftAppType: 'MultiTenant', TENANTS: real.MicrosoftAppTenantId, CLOUD: 'china' }, [])
    expect(app?.sdk['ToChannelFromBotLoginUrl']).toBe('https://login.partner.microsoftonline.cn/microsoftservices.partner.onmschina.cn')
  })

  it('tells the SDK all addresses or its own defaults are lost; each set by its own name takes the place of the cloud’s', () => {
    fc.assert(fc.property(fc.constantFrom('public', 'china'), fc.subarray([...cloudNames]), (CLOUD, names) => {
      const own = Object.fromEntries(names.map((name) => [name, `https://cloud.example/${name}`]))
      const { app } = readConfig({ ...real, ...own, CLOUD }, [])
      expect(app?.sdk).toMatchObject({ ...clouds[CLOUD].addresses(real.MicrosoftAppTenantId), ...own })
      expect(app?.issuer).toBe(app?.sdk['ToBotFromChannelTokenIssuer'])
    }))
  })

  it('of China has no address outside China', () => {
    const { app, serviceHosts } = readConfig({ ...real, CLOUD: 'china' }, [])
    const hosts = [...cloudNames.map((name) => new URL(app?.sdk[name] ?? '').hostname), ...serviceHosts]
    expect(hosts.filter((host) => !/\.(azure|microsoftonline)\.cn$/.test(host))).toEqual([])
  })

  it.each(['ChannelService', 'CallerId'])('is never half told by %s', (name) => expect(faultsOf({ ...real, [name]: 'x' })).toContain(`${name}: remove it`))
})

describe('local mode refuses', () => {
  const refused: readonly (readonly [what: string, env: Readonly<Record<string, string>>, named: string])[] = [
    ['production', { NODE_ENV: 'production' }, 'NODE_ENV=production'],
    ['App Service', { WEBSITE_INSTANCE_ID: '1' }, 'WEBSITE_INSTANCE_ID'],
    ['Kubernetes', { KUBERNETES_SERVICE_HOST: '10.0.0.1' }, 'KUBERNETES_SERVICE_HOST'],
    ['an application id', { MicrosoftAppId: real.MicrosoftAppId }, 'MicrosoftAppId is set'],
    ['a password', { MicrosoftAppPassword: 'x' }, 'MicrosoftAppPassword is set'],
    ['to listen to the network', { BIND_ADDRESS: '0.0.0.0' }, 'BIND_ADDRESS=0.0.0.0'],
    ['a Redis elsewhere', { REDIS_URL: 'redis://redis.example:6379' }, 'REDIS_URL'],
    ['a Redis whose name only begins like loopback', { REDIS_URL: 'redis://127.0.0.1.example:6379' }, 'REDIS_URL'],
  ]
  it.each(refused)('%s', (_, env, named) => {
    expect(faultsOf(env, local)).toContain(named)
    expect(faultsOf({ ...real, ...env })).not.toContain('local mode')
  })

  it('all of these together, each with its name', () => {
    fc.assert(fc.property(fc.subarray([...refused], { minLength: 1 }), (some) => {
      const message = faultsOf(Object.assign({}, ...some.map(([, env]) => env)), local)
      return refused.every(([, env, named]) => (some.some(([, taken]) => Object.keys(taken).join() === Object.keys(env).join()) ? message.includes(named) : true))
    }))
  })
})

it('local mode keeps its rows apart on a Redis that the real book may use too', () => {
  const REDIS_URL = 'redis://127.0.0.1:6379'
  expect(readConfig({ REDIS_URL }, local).store).toEqual({ kind: 'redis', url: REDIS_URL, durability: 'strict', namespace: 'local', seenFile: 'data/local.seen.json' })
  expect(readConfig({ ...real, REDIS_URL }, []).store).toMatchObject({ namespace: 'book' })
})

describe('a wrong value', () => {
  const wrong: readonly (readonly [name: string, value: string, remedy: string])[] = [
    ['PORT', 'x', 'whole number'], ['PORT', '70000', '65535'], ['PORT', '1.5', 'whole number'], ['CLOUD', 'gov', 'public or china'], ['TENANTS', 'contoso', 'GUID'],
    ['SERVICE_URLS', 'https://a.example/', 'host names'], ['REDIS_URL', 'http://a', 'redis://'], ['REDIS_DURABILITY', 'yes', 'strict, replica or none'],
    ['ADMINISTRATORS', 'grace', 'Entra object ids'], ['DEFAULT_LANGUAGE', 'fr', 'en, zh-CN or es'], ['TIME_ZONE', 'Shanghai', 'IANA'], ['DEFAULT_COUNTRY', 'China', 'two letters'],
    ['DOMAIN_PATTERN', '(', 'regular expression'], ['DOMAIN_SUFFIX', 'onmicrosoft.com', 'begin with a dot'], ['REGISTRATION_NUMBER', 'no', 'optional or required'],
    ['PARTNER_SUSPENDED', 'perhaps', 'true or false'], ['INVITATION_LINK', 'http://x.example', 'https://'], ['MicrosoftAppType', 'Single', 'SingleTenant'],
    ['CertificateThumbprint', 'AB:CD', '40 hexadecimal'], ['CertificatePrivateKey', 'secret', 'PEM'],
  ]
  it.each(wrong)('%s=%s is refused with its remedy', (name, value, remedy) => {
    const message = faultsOf({ ...real, [name]: value })
    expect(message).toContain(name)
    expect(message).toContain(remedy)
  })

  it('never hides another one', () => {
    const message = faultsOf({ ...real, PORT: 'x', CLOUD: 'gov', TIME_ZONE: 'Shanghai' })
    for (const name of ['PORT', 'CLOUD', 'TIME_ZONE']) expect(message).toContain(name)
  })

  it('of a secret is not repeated', () => expect(faultsOf({ ...real, REDIS_URL: 'http://user:secret@host' })).not.toContain('secret'))
})

it('an unknown argument is refused, and --demo belongs to local mode', () => {
  expect(faultsOf(real, ['--locale'])).toContain('--locale: unknown argument')
  expect(faultsOf(real, ['--demo'])).toContain('--demo: unknown argument')
  expect(faultsOf({}, ['--local', '--demo'])).toBe('')
})
