import { z } from 'zod'
import { localeOf, type Locale } from '../text/locale.ts'

/** One setting: what stands for it when it is not set, what it does, and how it is read (messages are remedies). */
interface Setting {
  readonly default: string
  readonly about: string
  readonly schema: z.ZodType
  /** Its value is never repeated in a message. */
  readonly secret?: boolean
}

/** In other case an id of Direct Line is another one. */
const lowerGuids = (member: string) => member.replace(/^[^:]*/, (guids) => guids.toLowerCase())

const port = z.coerce.number({ error: 'must be a whole number from 0 to 65535' }).int().min(0, 'must be 0 or more').max(65535, 'must be 65535 or less')
const guid = z.guid({ error: 'must be a GUID such as 00000000-0000-0000-0000-000000000001' }).toLowerCase()
const listOf = <T extends z.ZodType>(item: T) => z.preprocess((text) => String(text).split(/[\s,]+/).filter(Boolean), z.array(item))
const orEmpty = <T extends z.ZodType>(schema: T) => z.literal('').or(schema)
const address = z.url({ protocol: /^https?$/, error: 'must be an address that begins with https://' })
  .refine((url) => url.startsWith('https:') || isLoopback(new URL(url).hostname), 'must begin with https://')
const member = z.string().regex(/^([0-9a-f-]{36}\/)?([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(directline|webchat):dl_.+)$/i, 'must be Entra object ids, or tenant/id, separated by commas').transform(lowerGuids)
const host = z.string().regex(/^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$/i, 'must be host names such as smba.trafficmanager.net or *.botframework.com, separated by commas').toLowerCase()

/** Every setting there is; `.env.example` and the README's table are derived from it. */
export const settings = {
  MicrosoftAppId: { default: '', about: 'The bot’s application id in Entra', schema: orEmpty(guid) },
  MicrosoftAppPassword: { default: '', about: 'The application’s client secret', schema: z.string(), secret: true },
  MicrosoftAppType: { default: 'SingleTenant', about: '`SingleTenant`, `MultiTenant` or `UserAssignedMSI`', schema: z.enum(['SingleTenant', 'MultiTenant', 'UserAssignedMSI'], 'must be SingleTenant, MultiTenant or UserAssignedMSI') },
  MicrosoftAppTenantId: { default: '', about: 'The Entra tenant of the application', schema: orEmpty(guid) },
  CertificateThumbprint: { default: '', about: 'SHA-1 thumbprint of the certificate that stands in place of the secret', schema: orEmpty(z.string().regex(/^[0-9a-f]{40}$/i, 'must be the 40 hexadecimal digits that Entra shows')) },
  CERTIFICATE_KEY_FILE: { default: '', about: 'PEM file of the certificate’s private key', schema: z.string() },
  CertificatePrivateKey: { default: '', about: 'The private key itself, in place of its file; line ends may be written as `\\n`', schema: orEmpty(z.string().transform((pem) => pem.replaceAll('\\n', '\n')).refine((pem) => pem.includes('PRIVATE KEY-----'), 'must be PEM that begins with -----BEGIN PRIVATE KEY-----')), secret: true },
  CLOUD: { default: 'public', about: '`public`, or `china` for Azure operated by 21Vianet', schema: z.enum(['public', 'china'], 'must be public or china') },
  TENANTS: { default: '', about: 'Entra tenants that are served; empty: the application’s own', schema: listOf(guid) },
  SERVICE_URLS: { default: '', about: 'Hosts that the bot sends to; empty: those of the cloud', schema: listOf(host) },
  BIND_ADDRESS: { default: '', about: 'Network address to listen on; empty: all (in local mode, loopback)', schema: z.string() },
  PORT: { default: '3978', about: 'TCP port to listen on; 0 picks a free one', schema: port },
  LOG_LEVEL: { default: '', about: '`info` writes a line for each turn and event, `error` for accidents only; empty: `info`, in local mode `error`', schema: z.enum(['', 'info', 'error'], 'must be info or error') },
  METRICS_PORT: { default: '', about: 'TCP port on which Prometheus finds `/metrics`; empty: none', schema: z.union([z.literal(''), port.min(1, 'must be 1 or more')], 'must be a whole number from 1 to 65535') },
  METRICS_BIND_ADDRESS: { default: '127.0.0.1', about: 'Network address of that port; it has no authentication', schema: z.string() },
  REDIS_URL: { default: '', about: 'The Redis that keeps the book, as `redis://[user:password@]host:6379`, `redis+cluster://host,host`, `redis+sentinel://host,host/master`, with `rediss` for TLS; empty: the embedded store', schema: orEmpty(z.string().refine((url) => redisHosts(url).length > 0, 'must look like redis://host:6379, redis+cluster://host,host or redis+sentinel://host,host/master, with rediss for TLS')), secret: true },
  REDIS_CA_FILE: { default: '', about: 'PEM file of the authority that a TLS Redis has its certificate from; empty: the public ones', schema: z.string() },
  REDIS_DURABILITY: { default: 'strict', about: '`strict` refuses a Redis that can lose acknowledged writes, `replica` also waits until a replica has each write, `none` accepts losses', schema: z.enum(['strict', 'replica', 'none'], 'must be strict, replica or none') },
  DATA_FOLDER: { default: 'data', about: 'Folder of the embedded store, of what is remembered of Redis, and of the kept search index, from the project’s root', schema: z.string().min(1) },
  ADMINISTRATORS: { default: '', about: 'Entra object ids of the first administrators; of other tenants as `tenant/id`', schema: listOf(member) },
  DEFAULT_LANGUAGE: { default: 'en', about: '`en`, `zh-CN` or `es`, where the client tells none', schema: z.string().transform((tag, check): Locale => localeOf(tag) ?? (check.issues.push({ code: 'custom', input: tag, message: 'must be en, zh-CN or es' }), 'en')) },
  TIME_ZONE: { default: 'Asia/Shanghai', about: 'IANA time zone in which times are shown where a person’s client tells none', schema: z.string().refine(isTimeZone, 'must be an IANA time zone such as Asia/Shanghai') },
  DEFAULT_COUNTRY: { default: 'CN', about: 'Country of a new customer, ISO 3166-1 alpha-2', schema: z.string().regex(/^[A-Za-z]{2}$/, 'must be two letters such as CN').toUpperCase() },
  DOMAIN_PATTERN: { default: '^[a-z0-9]{1,27}$', about: 'What a domain prefix must match, in lower case', schema: z.string().refine(isPattern, 'must be a regular expression') },
  DOMAIN_SUFFIX: { default: '', about: 'What follows a domain prefix; empty: `.onmicrosoft.com`, in China `.partner.onmschina.cn`', schema: orEmpty(z.string().regex(/^(\.[a-z0-9-]+)+$/, 'must begin with a dot, such as .onmicrosoft.com')) },
  REGISTRATION_NUMBER: { default: 'optional', about: 'Whether a customer needs a registration number: `optional` or `required`', schema: z.enum(['optional', 'required'], 'must be optional or required') },
  CARD_KEY: { default: '', about: 'What the buttons of cards are signed with; empty: a key that is kept in the store', schema: z.literal('').or(z.string().min(16, 'must have 16 characters or more')), secret: true },
  RIGHTS_FILE: { default: '', about: 'JSON file {role: [right, …]} in place of the built-in table', schema: z.string() },
  OFFERS_FILE: { default: '', about: 'JSON file of offers in place of the built-in catalogue', schema: z.string() },
  PARTNER_SUSPENDED: { default: 'false', about: '`true` while the partner’s own account is suspended: nothing new is created', schema: z.stringbool({ error: 'must be true or false' }) },
  INVITATION_LINK: { default: '', about: 'The partner’s reusable link to request a reseller relationship', schema: orEmpty(address) },
  LINK_HOST: { default: '', about: 'Host of links to customers, `https://LINK_HOST/customers/id`, which Teams shows as cards and cards carry; let it lead to the bot, which sends a browser to its chat (not with `CLOUD=china`); empty: none', schema: orEmpty(z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i, 'must be one host name such as accounts.contoso.com').toLowerCase()) },
  OAuthUrl: { default: '', about: 'The token service; like the next five, only where it is not that of `CLOUD`', schema: orEmpty(address) },
  ToChannelFromBotLoginUrl: { default: '', about: 'Where the bot gets its tokens', schema: orEmpty(address) },
  ToChannelFromBotOAuthScope: { default: '', about: 'The scope of those tokens', schema: z.string() },
  ToBotFromChannelTokenIssuer: { default: '', about: 'The issuer of the channel’s tokens', schema: z.string() },
  ToBotFromChannelOpenIdMetadataUrl: { default: '', about: 'OpenID metadata of the channel’s tokens', schema: orEmpty(address) },
  ToBotFromEmulatorOpenIdMetadataUrl: { default: '', about: 'OpenID metadata of the Emulator’s tokens, which are refused', schema: orEmpty(address) },
} as const satisfies Readonly<Record<string, Setting>>

export type Name = keyof typeof settings
export type Environment = Readonly<Record<string, string | undefined>>

/** Every setting as it was read. */
export type Read = { readonly [N in Name]: z.output<(typeof settings)[N]['schema']> }
/** Reads every setting; `faults` name what cannot be read, each with its remedy. */
export function readSettings(env: Environment): { read: Read; faults: string[] } {
  const faults: string[] = []
  const entries = Object.entries<Setting>(settings).map(([name, setting]) => {
    const text = env[name]?.trim() || setting.default
    const result = setting.schema.safeParse(text)
    if (!result.success) faults.push(`${name}${setting.secret ? '' : `=${text}`}: ${result.error.issues[0]?.message}`)
    return [name, result.data]
  })
  return { read: Object.fromEntries(entries) as Read, faults }
}

/** True for names and addresses that never leave this machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || hostname === '::1' || /^127(\.\d{1,3}){3}$/.test(hostname)
}

/** The names of the hosts in a Redis address; none where it is no such address. */
export function redisHosts(url: string): readonly string[] {
  const [, hosts = ''] = /^rediss?(?:\+cluster|\+sentinel)?:\/\/(?:[^@/]*@)?([^@/?#]+)(?:\/[^/?#]*)?$/.exec(url) ?? []
  const addresses = hosts.split(',').map((host) => `redis://${host}`)
  return hosts !== '' && addresses.every((address) => URL.canParse(address)) ? addresses.map((address) => new URL(address).hostname) : []
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
