import { describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config/config.ts'

type Environment = Readonly<Record<string, string>>

/** One choice of a combination: its settings, and what a local start refuses it with. */
interface Choice {
  readonly name: string
  readonly env: Environment
  readonly refused?: string
}

const credentials: readonly Choice[] = [
  { name: 'no credentials', env: {} },
  { name: 'an id alone', env: { MicrosoftAppId: '11111111-0000-4000-8000-000000000001' }, refused: 'MicrosoftAppId is set' },
  { name: 'a secret', env: { MicrosoftAppId: '11111111-0000-4000-8000-000000000001', MicrosoftAppTenantId: '22222222-0000-4000-8000-000000000002', MicrosoftAppPassword: 'x' }, refused: 'MicrosoftAppPassword is set' },
  { name: 'a certificate', env: { MicrosoftAppId: '11111111-0000-4000-8000-000000000001', MicrosoftAppTenantId: '22222222-0000-4000-8000-000000000002', CertificateThumbprint: 'ab'.repeat(20), CERTIFICATE_KEY_FILE: 'key.pem' }, refused: 'CertificateThumbprint is set' },
  { name: 'a managed identity', env: { MicrosoftAppId: '11111111-0000-4000-8000-000000000001', MicrosoftAppTenantId: '22222222-0000-4000-8000-000000000002', MicrosoftAppType: 'UserAssignedMSI' }, refused: 'MicrosoftAppId is set' },
]
const complete = ['a secret', 'a certificate', 'a managed identity']

const places: readonly Choice[] = [
  { name: 'one’s own machine', env: {} },
  { name: 'development', env: { NODE_ENV: 'development' } },
  { name: 'production', env: { NODE_ENV: 'production' }, refused: 'NODE_ENV=production' },
  ...['WEBSITE_INSTANCE_ID', 'CONTAINER_APP_NAME', 'KUBERNETES_SERVICE_HOST', 'AWS_EXECUTION_ENV', 'K_SERVICE', 'FC_FUNCTION_NAME'].map((marker) => ({ name: marker, env: { [marker]: '1' }, refused: `${marker} is set` })),
]

const stores: readonly Choice[] = [
  { name: 'no Redis', env: {} },
  { name: 'a Redis on loopback', env: { REDIS_URL: 'redis://127.0.0.1:6379' } },
  { name: 'a Redis on localhost', env: { REDIS_URL: 'rediss://user:x@localhost' } },
  { name: 'a Redis elsewhere', env: { REDIS_URL: 'redis://10.0.0.5:6379' }, refused: 'REDIS_URL' },
  { name: 'a Cluster that is partly elsewhere', env: { REDIS_URL: 'redis+cluster://127.0.0.1:7000,10.0.0.5:7000' }, refused: 'REDIS_URL' },
  { name: 'sentinels elsewhere', env: { REDIS_URL: 'redis+sentinel://sentinel.example/main' }, refused: 'REDIS_URL' },
]

const combinations = credentials.flatMap((who) => places.flatMap((where) => stores.map((store) => ({ who, choices: [who, where, store], label: [who, where, store].map(({ name }) => name).join(', ') }))))

/** The faults of a start, one per line; none where it may start. */
function faultsOf(choices: readonly Choice[], args: readonly string[]): readonly string[] {
  try {
    const config = readConfig(Object.assign({}, ...choices.map(({ env }) => env)), args)
    // A program without authentication must be in local mode, on loopback.
    expect(config.app === undefined).toBe(args.includes('--local'))
    if (!config.app) expect(config.bind).toBe('127.0.0.1')
    return []
  } catch (error) {
    return (error as Error).message.split('\n').slice(1)
  }
}

describe.each(combinations)('with $label:', ({ who, choices }) => {
  it('local mode starts without credentials, cloud and foreign Redis only, and names every reason', () => {
    const faults = faultsOf(choices, ['--local'])
    const reasons = choices.flatMap(({ refused }) => refused ?? [])
    expect(faults.length === 0).toBe(reasons.length === 0)
    for (const reason of reasons) expect(faults.filter((fault) => fault.includes(reason) && /start with: node|use a Redis on/.test(fault)).length).toBe(1)
  })

  it('the plain program starts with whole credentials only, wherever it is', () => {
    expect(faultsOf(choices, []).length === 0).toBe(complete.includes(who.name))
  })
})
