import { z } from 'zod'
import type { Rules } from './customer/rules.ts'
import { type Locale, localeOf } from './text/locale.ts'

/** One setting: what stands for it when it is not set, what it does, and how it is read (messages are remedies). */
interface Setting {
  readonly default: string
  readonly about: string
  readonly schema: z.ZodType
  /** Its value is never repeated in a message. */
  readonly secret?: boolean
}

const guid = z.guid({ error: 'must be a GUID such as 00000000-0000-0000-0000-000000000001' }).toLowerCase()
const listOf = <T extends z.ZodType>(item: T) => z.preprocess((text) => String(text).split(/[\s,]+/).filter(Boolean), z.array(item))
const orEmpty = <T extends z.ZodType>(schema: T) => z.literal('').or(schema)
const address = z.url({ protocol: /^https?$/, error: 'must be an address that begins with https://' })
  .refine((url) => url.startsWith('https:') || isLoopback(new URL(url).hostname), 'must begin with https://')
const member = z.string().regex(/^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(directline|webchat):dl_.+)$/i, 'must be Entra object ids, separated by commas').toLowerCase()
const host = z.string().regex(/^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$/i, 'must be host names such as smba.trafficmanager.net or *.botframework.com, separated by commas').toLowerCase()

/** Every setting there is; `.env.example` and the README's table are derived from it. */
export const settings = {
  MicrosoftAppId: { default: '', about: 'The bot’s application id in Entra', schema: orEmpty(guid) },
  MicrosoftAppPassword: { default: '', about: 'The application’s client secret', schema: z.string(), secret: true },
  MicrosoftAppType: { default: 'SingleTenant', about: '`SingleTenant`, `MultiTenant` or `UserAssignedMSI`', schema: z.enum(['SingleTenant', 'MultiTenant', 'UserAssignedMSI'], 'must be SingleTenant, MultiTenant or UserAssignedMSI') },
  MicrosoftAppTenantId: { default: '', about: 'The Entra tenant of the application', schema: orEmpty(guid) },
  CLOUD: { default: 'public', about: '`public`, or `china` for Azure operated by 21Vianet', schema: z.enum(['public', 'china'], 'must be public or china') },
  TENANTS: { default: '', about: 'Entra tenants that are served; empty: the application’s own', schema: listOf(guid) },
  SERVICE_URLS: { default: '', about: 'Hosts that the bot sends to; empty: those of the cloud', schema: listOf(host) },
  BIND_ADDRESS: { default: '', about: 'Network address to listen on; empty: all (in local mode, loopback)', schema: z.string() },
  PORT: { default: '3978', about: 'TCP port to listen on; 0 picks a free one', schema: z.coerce.number({ error: 'must be a whole number from 0 to 65535' }).int().min(0, 'must be 0 or more').max(65535, 'must be 65535 or less') },
  REDIS_URL: { default: '', about: 'The Redis server that keeps the book; empty: the embedded store', schema: orEmpty(z.url({ protocol: /^rediss?$/, error: 'must look like redis://host:6379 or rediss://…' })), secret: true },
  REDIS_DURABILITY: { default: 'strict', about: '`strict` refuses a Redis that can lose acknowledged writes; `none` accepts it', schema: z.enum(['strict', 'none'], 'must be strict or none') },
  DATA_FOLDER: { default: 'data', about: 'Folder of the embedded store, from the project’s root', schema: z.string().min(1) },
  ADMINISTRATORS: { default: '', about: 'Entra object ids of the first administrators', schema: listOf(member) },
  DEFAULT_LANGUAGE: { default: 'en', about: '`en`, `zh-CN` or `es`, where the client tells none', schema: z.string().transform((tag, check): Locale => localeOf(tag) ?? (check.issues.push({ code: 'custom', input: tag, message: 'must be en, zh-CN or es' }), 'en')) },
  TIME_ZONE: { default: 'Asia/Shanghai', about: 'IANA time zone in which times are shown', schema: z.string().refine(isTimeZone, 'must be an IANA time zone such as Asia/Shanghai') },
  DEFAULT_COUNTRY: { default: 'CN', about: 'Country of a new customer, ISO 3166-1 alpha-2', schema: z.string().regex(/^[A-Za-z]{2}$/, 'must be two letters such as CN').toUpperCase() },
  DOMAIN_PATTERN: { default: '^[a-z0-9]{1,27}$', about: 'What a domain prefix must match, in lower case', schema: z.string().refine(isPattern, 'must be a regular expression') },
  DOMAIN_SUFFIX: { default: '', about: 'What follows a domain prefix; empty: `.onmicrosoft.com`, in China `.partner.onmschina.cn`', schema: orEmpty(z.string().regex(/^(\.[a-z0-9-]+)+$/, 'must begin with a dot, such as .onmicrosoft.com')) },
  REGISTRATION_NUMBER: { default: 'optional', about: 'Whether a customer needs a registration number: `optional` or `required`', schema: z.enum(['optional', 'required'], 'must be optional or required') },
  RIGHTS_FILE: { default: '', about: 'JSON file {role: [right, …]} in place of the built-in table', schema: z.string() },
  OFFERS_FILE: { default: '', about: 'JSON file of offers in place of the built-in catalogue', schema: z.string() },
  PARTNER_SUSPENDED: { default: 'false', about: '`true` while the partner’s own account is suspended: nothing new is created', schema: z.stringbool({ error: 'must be true or false' }) },
  INVITATION_LINK: { default: '', about: 'The partner’s reusable link to request a reseller relationship', schema: orEmpty(address) },
  OAuthUrl: { default: '', about: 'For a cloud of one’s own: this and the next five, all or none', schema: orEmpty(address) },
  ToChannelFromBotLoginUrl: { default: '', about: 'Where the bot gets its tokens', schema: orEmpty(address) },
  ToChannelFromBotOAuthScope: { default: '', about: 'The scope of those tokens', schema: z.string() },
  ToBotFromChannelTokenIssuer: { default: '', about: 'The issuer of the channel’s tokens', schema: z.string() },
  ToBotFromChannelOpenIdMetadataUrl: { default: '', about: 'OpenID metadata of the channel’s tokens', schema: orEmpty(address) },
  ToBotFromEmulatorOpenIdMetadataUrl: { default: '', about: 'OpenID metadata of the Emulator’s tokens, which are refused', schema: orEmpty(address) },
} as const satisfies Readonly<Record<string, Setting>>

type Name = keyof typeof settings
type Read = { readonly [N in Name]: z.output<(typeof settings)[N]['schema']> }
type Environment = Readonly<Record<string, string | undefined>>

const cloudNames = ['OAuthUrl', 'ToChannelFromBotLoginUrl', 'ToChannelFromBotOAuthScope', 'ToBotFromChannelTokenIssuer', 'ToBotFromChannelOpenIdMetadataUrl', 'ToBotFromEmulatorOpenIdMetadataUrl'] as const satisfies readonly Name[]

export interface Config {
  readonly bind: string
  readonly port: number
  /** Who the bot is to the channel, and whom it believes (as `teams/door.ts` wants it); absent in local mode. */
  readonly app?: { readonly tenant?: string; readonly tenants: readonly string[]; readonly issuer: string; readonly sdk: Readonly<Record<string, string>> }
  /** Host names, or "*." and the rest of one; in local mode only loopback is sent to. */
  readonly serviceHosts: readonly string[]
  readonly store:
    | { readonly kind: 'embedded'; readonly folder: string }
    | { readonly kind: 'redis'; readonly url: string; readonly durability: 'strict' | 'none'; readonly namespace: string }
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

/** True for names and addresses that never leave this machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || hostname === '::1' || /^127(\.\d{1,3}){3}$/.test(hostname)
}

function readSettings(env: Environment): { read: Read; faults: string[] } {
  const faults: string[] = []
  const entries = Object.entries<Setting>(settings).map(([name, setting]) => {
    const text = env[name]?.trim() || setting.default
    const result = setting.schema.safeParse(text)
    if (!result.success) faults.push(`${name}${setting.secret ? '' : `=${text}`}: ${result.error.issues[0]?.message}`)
    return [name, result.data]
  })
  return { read: Object.fromEntries(entries) as Read, faults }
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

function cloudFaults(env: Environment): string[] {
  const missing = cloudNames.filter((name) => !env[name]?.trim())
  const partial = missing.length > 0 && missing.length < cloudNames.length ? [`${missing.join(', ')}: missing; set all six addresses of a cloud, or none and CLOUD`] : []
  const alien = ['ChannelService', 'CallerId'].filter((name) => env[name]?.trim()).map((name) => `${name}: remove it; CLOUD stands for all of these settings`)
  return [...partial, ...alien]
}

/** Places where a program without authentication must never run, by what each puts into the environment. */
const cloudMarkers = ['WEBSITE_INSTANCE_ID', 'WEBSITE_SITE_NAME', 'CONTAINER_APP_NAME', 'FUNCTIONS_WORKER_RUNTIME', 'KUBERNETES_SERVICE_HOST', 'ECS_CONTAINER_METADATA_URI', 'ECS_CONTAINER_METADATA_URI_V4', 'AWS_LAMBDA_FUNCTION_NAME', 'AWS_EXECUTION_ENV', 'K_SERVICE', 'GAE_SERVICE', 'FC_FUNCTION_NAME', 'DYNO', 'FLY_APP_NAME']

function localFaults(env: Environment): string[] {
  const why = 'local mode has no authentication and is for one’s own machine'
  const remedy = 'start with: node dist/main.js'
  const credentials = ['MicrosoftAppId', 'MicrosoftAppPassword'].filter((name) => env[name]?.trim())
  const bind = env['BIND_ADDRESS']?.trim()
  const redis = env['REDIS_URL']?.trim()
  return [
    ...(env['NODE_ENV'] === 'production' ? [`NODE_ENV=production: ${why}; ${remedy}`] : []),
    ...cloudMarkers.filter((name) => env[name]).map((name) => `${name} is set, so this is a cloud: ${why}; ${remedy}`),
    ...credentials.map((name) => `${name} is set: ${why}; ${remedy}, or remove it`),
    ...(bind && !isLoopback(bind) ? [`BIND_ADDRESS=${bind}: ${why}; remove it or set 127.0.0.1`] : []),
    ...(redis && URL.canParse(redis) && !isLoopback(new URL(redis).hostname) ? [`REDIS_URL: ${why}; use a Redis on 127.0.0.1, or none`] : []),
  ]
}

function configOf(read: Read, local: boolean): Config {
  const rules = { domainPattern: new RegExp(read.DOMAIN_PATTERN, 'u'), domainSuffix: read.DOMAIN_SUFFIX || suffixes[read.CLOUD], registrationRequired: read.REGISTRATION_NUMBER === 'required', defaultCountry: read.DEFAULT_COUNTRY }
  return {
    bind: read.BIND_ADDRESS || (local ? '127.0.0.1' : '0.0.0.0'),
    port: read.PORT,
    ...(local ? {} : { app: appOf(read) }),
    serviceHosts: read.SERVICE_URLS.length > 0 ? read.SERVICE_URLS : serviceHosts[read.CLOUD],
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
  if (read.REDIS_URL) return { kind: 'redis', url: read.REDIS_URL, durability: read.REDIS_DURABILITY, namespace }
  return { kind: 'embedded', folder: `${read.DATA_FOLDER}/${namespace}` }
}

const suffixes = { public: '.onmicrosoft.com', china: '.partner.onmschina.cn' }
const serviceHosts = {
  public: ['smba.trafficmanager.net', 'smba.infra.gcc.teams.microsoft.com', '*.botframework.com'],
  china: ['*.botframework.azure.cn'],
}

function appOf(read: Read): NonNullable<Config['app']> {
  const own = read.OAuthUrl ? Object.fromEntries(cloudNames.map((name) => [name, read[name]])) : clouds[read.CLOUD](read.MicrosoftAppTenantId)
  const tenants = read.TENANTS.length > 0 ? read.TENANTS : [read.MicrosoftAppTenantId]
  const tenant = read.MicrosoftAppTenantId || (tenants.length === 1 ? tenants[0] : undefined)
  return {
    ...(tenant ? { tenant } : {}),
    tenants,
    issuer: own['ToBotFromChannelTokenIssuer'] ?? 'https://api.botframework.com',
    sdk: { MicrosoftAppId: read.MicrosoftAppId, MicrosoftAppPassword: read.MicrosoftAppPassword, MicrosoftAppType: read.MicrosoftAppType, MicrosoftAppTenantId: read.MicrosoftAppTenantId, ...own },
  }
}

/** What the SDK must be told for each cloud; nothing for the public one. Source: docs.azure.cn, "Configure a bot in Azure operated by 21Vianet". */
const clouds: Readonly<Record<Read['CLOUD'], (tenant: string) => Readonly<Record<string, string>>>> = {
  public: () => ({}),
  china: (tenant) => ({
    OAuthUrl: 'https://token.botframework.azure.cn/',
    ToChannelFromBotLoginUrl: `https://login.partner.microsoftonline.cn/${tenant}`,
    ToChannelFromBotOAuthScope: 'https://api.botframework.azure.cn',
    ToBotFromChannelTokenIssuer: 'https://api.botframework.azure.cn',
    ToBotFromChannelOpenIdMetadataUrl: 'https://login.botframework.azure.cn/v1/.well-known/openidconfiguration',
    ToBotFromEmulatorOpenIdMetadataUrl: 'https://login.partner.microsoftonline.cn/a55a4d5b-9241-49b1-b4ff-befa8db00269/v2.0/.well-known/openid-configuration',
    ValidateAuthority: 'true',
  }),
}

function isTimeZone(name: string): boolean {
  return canDo(() => new Intl.DateTimeFormat('en', { timeZone: name }))
}

function isPattern(source: string): boolean {
  return canDo(() => new RegExp(source, 'u'))
}

function canDo(attempt: () => unknown): boolean {
  try {
    attempt()
    return true
  } catch {
    return false
  }
}
