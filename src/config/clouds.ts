import type { Environment, Name } from './settings.ts'

/** The settings of the SDK that make up a cloud. */
export const cloudNames = ['OAuthUrl', 'ToChannelFromBotLoginUrl', 'ToChannelFromBotOAuthScope', 'ToBotFromChannelTokenIssuer', 'ToBotFromChannelOpenIdMetadataUrl', 'ToBotFromEmulatorOpenIdMetadataUrl'] as const satisfies readonly Name[]

/** One of the clouds that `CLOUD` names. */
interface Cloud {
  /** Behind a customer's domain prefix. */
  readonly domainSuffix: string
  /** Where channels of this cloud are answered. */
  readonly serviceHosts: readonly string[]
  /** What the SDK must be told; it knows the public cloud by itself. */
  readonly sdk: (tenant: string) => Readonly<Record<string, string>>
}

/** Source: docs.azure.cn, "Configure a bot in Azure operated by 21Vianet". */
export const clouds: Readonly<Record<'public' | 'china', Cloud>> = {
  public: {
    domainSuffix: '.onmicrosoft.com',
    serviceHosts: ['smba.trafficmanager.net', 'smba.infra.gcc.teams.microsoft.com', '*.botframework.com'],
    sdk: () => ({}),
  },
  china: {
    domainSuffix: '.partner.onmschina.cn',
    serviceHosts: ['*.botframework.azure.cn'],
    sdk: (tenant) => ({
      OAuthUrl: 'https://token.botframework.azure.cn/',
      ToChannelFromBotLoginUrl: `https://login.partner.microsoftonline.cn/${tenant}`,
      ToChannelFromBotOAuthScope: 'https://api.botframework.azure.cn',
      ToBotFromChannelTokenIssuer: 'https://api.botframework.azure.cn',
      ToBotFromChannelOpenIdMetadataUrl: 'https://login.botframework.azure.cn/v1/.well-known/openidconfiguration',
      ToBotFromEmulatorOpenIdMetadataUrl: 'https://login.partner.microsoftonline.cn/a55a4d5b-9241-49b1-b4ff-befa8db00269/v2.0/.well-known/openid-configuration',
      ValidateAuthority: 'true',
    }),
  },
}

/** A part of a cloud's settings would switch off the SDK's defaults for the rest. */
export function cloudFaults(env: Environment): string[] {
  const missing = cloudNames.filter((name) => !env[name]?.trim())
  const partial = missing.length > 0 && missing.length < cloudNames.length ? [`${missing.join(', ')}: missing; set all six addresses of a cloud, or none and CLOUD`] : []
  const alien = ['ChannelService', 'CallerId'].filter((name) => env[name]?.trim()).map((name) => `${name}: remove it; CLOUD stands for all of these settings`)
  return [...partial, ...alien]
}
