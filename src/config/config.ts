import type { Rules } from '../customer/rules.ts'
import type { Locale } from '../text/locale.ts'
import { cloudFaults, cloudNames, clouds, type Addresses } from './clouds.ts'
import { credentialFaults } from './credentials.ts'
import { localFaults } from './local-mode.ts'
import { telemetryFaults, telemetryOf, type Telemetry } from './telemetry.ts'
import { readSettings, settings, type Environment, type Read } from './settings.ts'

export interface Config {
  readonly bind: string
  readonly port: number
  /** Who the bot is to the channel, and whom it believes (as `teams/door.ts` wants it); absent in local mode. */
  readonly app?: {
    readonly tenant?: string
    readonly tenants: readonly string[]
    readonly issuer: string
    readonly chats?: string
    /** Holds the certificate's private key, in place of `sdk.CertificatePrivateKey`. */
    readonly keyFile?: string
    readonly sdk: Readonly<Record<string, string>>
  }
  /** Host names, or "*." and the rest of one; in local mode only loopback is sent to. */
  readonly serviceHosts: readonly string[]
  /** The same of those that files are fetched from and put to. */
  readonly fileHosts: readonly string[]
  readonly store:
    | { readonly kind: 'embedded'; readonly folder: string }
    | { readonly kind: 'redis'; readonly url: string; readonly caFile?: string; readonly durability: 'strict' | 'replica' | 'none'; readonly namespace: string; readonly seenFile: string }
  /** Where the search index is kept from one start to the next. */
  readonly indexFolder: string
  /** `tenant/id`; in local mode the id alone, in whichever tenant. */
  readonly administrators: readonly string[]
  readonly language: Locale
  readonly timeZone: string
  readonly rules: Rules
  /** Absent: one that is kept in the store. */
  readonly cardKey?: string
  readonly rightsFile?: string
  readonly offersFile?: string
  readonly suspended: boolean
  readonly invitation?: string
  /** The host of links to customers. */
  readonly linkHost?: string
  readonly logLevel: 'info' | 'error'
  readonly telemetry: Telemetry
}

/** Reads settings and arguments; throws one error that names every fault, each with its remedy. */
export function readConfig(env: Environment, args: readonly string[]): Config {
  const local = args.includes('--local')
  const { read, faults } = readSettings(env)
  const found = [...faults, ...misnamed(env), ...unknownArguments(args), ...(local ? localFaults(env) : [...credentialFaults(env, read), ...homelessFaults(read)]), ...cloudFaults(env), ...telemetryFaults(env)]
  if (found.length > 0) throw new Error(`The settings need attention:\n${[...new Set(found)].map((fault) => `  - ${fault}`).join('\n')}`)
  return { ...configOf(read, local), telemetry: telemetryOf(env, read) }
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

const ofTenant = /^[0-9a-f-]{36}\//

/** A bot of no tenant cannot know whose administrator an id alone means. */
function homelessFaults({ MicrosoftAppTenantId: own, TENANTS: tenants = [], ADMINISTRATORS: administrators = [] }: Partial<Read>): string[] {
  const homeless = own || tenants.length < 2 ? [] : administrators.filter((id) => !ofTenant.test(id))
  return homeless.map((id) => `ADMINISTRATORS=${id}: write it as tenant/id, since there are several tenants`)
}

function configOf(read: Read, local: boolean): Omit<Config, 'telemetry'> {
  const rules = { domainPattern: new RegExp(read.DOMAIN_PATTERN, 'u'), domainSuffix: read.DOMAIN_SUFFIX || clouds[read.CLOUD].domainSuffix, registrationRequired: read.REGISTRATION_NUMBER === 'required', defaultCountry: read.DEFAULT_COUNTRY }
  return {
    bind: read.BIND_ADDRESS || (local ? '127.0.0.1' : '0.0.0.0'),
    port: read.PORT,
    ...(local ? {} : { app: appOf(read) }),
    serviceHosts: read.SERVICE_URLS.length > 0 ? read.SERVICE_URLS : clouds[read.CLOUD].serviceHosts,
    fileHosts: clouds[read.CLOUD].fileHosts,
    store: storeOf(read, local),
    indexFolder: `${read.DATA_FOLDER}/${namespaceOf(local)}.index`,
    administrators: read.ADMINISTRATORS.map((id) => (local || ofTenant.test(id) ? id : `${read.MicrosoftAppTenantId || read.TENANTS[0]}/${id}`)),
    language: read.DEFAULT_LANGUAGE,
    timeZone: read.TIME_ZONE,
    rules,
    ...(read.CARD_KEY ? { cardKey: read.CARD_KEY } : {}),
    ...(read.RIGHTS_FILE ? { rightsFile: read.RIGHTS_FILE } : {}),
    ...(read.OFFERS_FILE ? { offersFile: read.OFFERS_FILE } : {}),
    suspended: read.PARTNER_SUSPENDED,
    ...(read.LINK_HOST ? { linkHost: read.LINK_HOST } : {}),
    ...(read.INVITATION_LINK ? { invitation: read.INVITATION_LINK } : {}),
    logLevel: read.LOG_LEVEL || (local ? 'error' : 'info'),
  }
}

/** Local mode keeps its book apart, so that trying things out never meets real customers. */
const namespaceOf = (local: boolean) => (local ? 'local' : 'book')

function storeOf(read: Read, local: boolean): Config['store'] {
  const namespace = namespaceOf(local)
  const caFile = read.REDIS_CA_FILE ? { caFile: read.REDIS_CA_FILE } : {}
  if (read.REDIS_URL) return { kind: 'redis', url: read.REDIS_URL, ...caFile, durability: read.REDIS_DURABILITY, namespace, seenFile: `${read.DATA_FOLDER}/${namespace}.seen.json` }
  return { kind: 'embedded', folder: `${read.DATA_FOLDER}/${namespace}` }
}

function appOf(read: Read): NonNullable<Config['app']> {
  const tenants = read.TENANTS.length > 0 ? read.TENANTS : [read.MicrosoftAppTenantId]
  const tenant = read.MicrosoftAppTenantId || (tenants.length === 1 ? tenants[0] : undefined)
  const addresses = addressesOf(read)
  const certificate: Record<string, string> = read.CertificateThumbprint ? { CertificateThumbprint: read.CertificateThumbprint, CertificatePrivateKey: read.CertificatePrivateKey } : {}
  return {
    ...(tenant ? { tenant } : {}),
    tenants,
    issuer: addresses.ToBotFromChannelTokenIssuer,
    ...(clouds[read.CLOUD].chats ? { chats: clouds[read.CLOUD].chats } : {}),
    ...(read.CERTIFICATE_KEY_FILE ? { keyFile: read.CERTIFICATE_KEY_FILE } : {}),
    sdk: { MicrosoftAppId: read.MicrosoftAppId, MicrosoftAppPassword: read.MicrosoftAppPassword, MicrosoftAppType: read.MicrosoftAppType, MicrosoftAppTenantId: read.MicrosoftAppTenantId, ...certificate, ...addresses },
  }
}

/** Those of the cloud, save what is set by its own name. */
function addressesOf(read: Read): Addresses {
  const { addresses, loginTenant } = clouds[read.CLOUD]
  const own: Partial<Addresses> = Object.fromEntries(cloudNames.filter((name) => read[name] !== '').map((name) => [name, read[name]]))
  return { ...addresses(read.MicrosoftAppType === 'MultiTenant' ? loginTenant : read.MicrosoftAppTenantId), ...own }
}
