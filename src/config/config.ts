import type { Rules } from '../customer/rules.ts'
import type { Locale } from '../text/locale.ts'
import { cloudFaults, cloudNames, clouds } from './clouds.ts'
import { localFaults } from './local-mode.ts'
import { readSettings, settings, type Environment, type Read } from './settings.ts'

export interface Config {
  readonly bind: string
  readonly port: number
  /** Who the bot is to the channel, and whom it believes (as `teams/door.ts` wants it); absent in local mode. */
  readonly app?: { readonly tenant?: string; readonly tenants: readonly string[]; readonly issuer: string; readonly sdk: Readonly<Record<string, string>> }
  /** Host names, or "*." and the rest of one; in local mode only loopback is sent to. */
  readonly serviceHosts: readonly string[]
  readonly store:
    | { readonly kind: 'embedded'; readonly folder: string }
    | { readonly kind: 'redis'; readonly url: string; readonly caFile?: string; readonly durability: 'strict' | 'replica' | 'none'; readonly namespace: string; readonly seenFile: string }
  readonly administrators: readonly string[]
  readonly language: Locale
  readonly timeZone: string
  readonly rules: Rules
  readonly rightsFile?: string
  readonly offersFile?: string
  readonly suspended: boolean
  readonly invitation?: string
}

/** Reads settings and arguments; throws one error that names every fault, each with its remedy. */
export function readConfig(env: Environment, args: readonly string[]): Config {
  const local = args.includes('--local')
  const { read, faults } = readSettings(env)
  const found = [...faults, ...misnamed(env), ...unknownArguments(args), ...(local ? localFaults(env) : credentialFaults(env)), ...cloudFaults(env)]
  if (found.length > 0) throw new Error(`The settings need attention:\n${[...new Set(found)].map((fault) => `  - ${fault}`).join('\n')}`)
  return configOf(read, local)
}

/** The SDK's names are case-exact where the system's are. */
function misnamed(env: Environment): string[] {
  const names = Object.keys(settings).filter((name) => env[name] === undefined)
  return names.flatMap((name) => Object.keys(env).filter((given) => given.toLowerCase() === name.toLowerCase()).map((given) => `${given}: write it ${name}`))
}

function unknownArguments(args: readonly string[]): string[] {
  const known = args.includes('--local') ? ['--local', '--demo'] : []
  return args.filter((arg) => !known.includes(arg)).map((arg) => `${arg}: unknown argument; there are --local, and --demo beside it`)
}

function credentialFaults(env: Environment): string[] {
  const type = env['MicrosoftAppType']?.trim() || settings.MicrosoftAppType.default
  const needed = ['MicrosoftAppId', ...(type === 'UserAssignedMSI' ? [] : ['MicrosoftAppPassword']), ...(type === 'MultiTenant' && env['CLOUD'] !== 'china' ? [] : ['MicrosoftAppTenantId'])]
  const missing = needed.filter((name) => !env[name]?.trim()).map((name) => `${name} is missing: set it as registered with Azure Bot, or try the bot on this machine with npm start`)
  return type === 'MultiTenant' && !env['TENANTS']?.trim() ? [...missing, 'TENANTS is missing: name the Entra tenants that a MultiTenant bot serves'] : missing
}

function configOf(read: Read, local: boolean): Config {
  const rules = { domainPattern: new RegExp(read.DOMAIN_PATTERN, 'u'), domainSuffix: read.DOMAIN_SUFFIX || clouds[read.CLOUD].domainSuffix, registrationRequired: read.REGISTRATION_NUMBER === 'required', defaultCountry: read.DEFAULT_COUNTRY }
  return {
    bind: read.BIND_ADDRESS || (local ? '127.0.0.1' : '0.0.0.0'),
    port: read.PORT,
    ...(local ? {} : { app: appOf(read) }),
    serviceHosts: read.SERVICE_URLS.length > 0 ? read.SERVICE_URLS : clouds[read.CLOUD].serviceHosts,
    store: storeOf(read, local),
    administrators: read.ADMINISTRATORS,
    language: read.DEFAULT_LANGUAGE,
    timeZone: read.TIME_ZONE,
    rules,
    ...(read.RIGHTS_FILE ? { rightsFile: read.RIGHTS_FILE } : {}),
    ...(read.OFFERS_FILE ? { offersFile: read.OFFERS_FILE } : {}),
    suspended: read.PARTNER_SUSPENDED,
    ...(read.INVITATION_LINK ? { invitation: read.INVITATION_LINK } : {}),
  }
}

/** Local mode keeps its book apart, so that trying things out never meets real customers. */
function storeOf(read: Read, local: boolean): Config['store'] {
  const namespace = local ? 'local' : 'book'
  const caFile = read.REDIS_CA_FILE ? { caFile: read.REDIS_CA_FILE } : {}
  if (read.REDIS_URL) return { kind: 'redis', url: read.REDIS_URL, ...caFile, durability: read.REDIS_DURABILITY, namespace, seenFile: `${read.DATA_FOLDER}/${namespace}.seen.json` }
  return { kind: 'embedded', folder: `${read.DATA_FOLDER}/${namespace}` }
}

function appOf(read: Read): NonNullable<Config['app']> {
  const own = read.OAuthUrl ? Object.fromEntries(cloudNames.map((name) => [name, read[name]])) : clouds[read.CLOUD].sdk(read.MicrosoftAppTenantId)
  const tenants = read.TENANTS.length > 0 ? read.TENANTS : [read.MicrosoftAppTenantId]
  const tenant = read.MicrosoftAppTenantId || (tenants.length === 1 ? tenants[0] : undefined)
  return {
    ...(tenant ? { tenant } : {}),
    tenants,
    issuer: own['ToBotFromChannelTokenIssuer'] ?? 'https://api.botframework.com',
    sdk: { MicrosoftAppId: read.MicrosoftAppId, MicrosoftAppPassword: read.MicrosoftAppPassword, MicrosoftAppType: read.MicrosoftAppType, MicrosoftAppTenantId: read.MicrosoftAppTenantId, ...own },
  }
}
