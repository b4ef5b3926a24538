import type { Environment, Name } from './settings.ts'

/** The settings of the SDK that make up a cloud. */
export const cloudNames = ['OAuthUrl', 'ToChannelFromBotLoginUrl', 'ToChannelFromBotOAuthScope', 'ToBotFromChannelTokenIssuer', 'ToBotFromChannelOpenIdMetadataUrl', 'ToBotFromEmulatorOpenIdMetadataUrl'] as const satisfies readonly Name[]

/** What the SDK is told of a cloud: always all of it, since a part would switch off its defaults for the rest. */
export type Addresses = Readonly<Record<(typeof cloudNames)[number], string>>

/** One of the clouds that `CLOUD` names. */
interface Cloud {
  /** Behind a customer's domain prefix. */
  readonly domainSuffix: string
  /** Where channels of this cloud are answered; those of Teams as its SDK (teams-sdk, CloudEnvironment) allows them. */
  readonly serviceHosts: readonly string[]
  /** Where its people keep the files that they send and take in Teams: SharePoint, OneDrive for work included. */
  readonly fileHosts: readonly string[]
  /** Under which Teams opens a chat by a link; absent: not known. */
  readonly chats?: string
  /** Where bots without a tenant of their own get their tokens. */
  readonly loginTenant: string
  readonly addresses: (tenant: string) => Addresses
}

/** Sources: Microsoft Learn, "OAuth URL support in Azure AI Bot Service" and "Configure a bot in Microsoft Azure operated by 21Vianet". */
export const clouds: Readonly<Record<'public' | 'china', Cloud>> = {
  public: {
    domainSuffix: '.onmicrosoft.com',
    serviceHosts: ['smba.trafficmanager.net', 'smba.onyx.prod.teams.trafficmanager.net', 'smba.infra.gcc.teams.microsoft.com', '*.botframework.com'],
    fileHosts: ['*.sharepoint.com'],
    chats: 'https://teams.microsoft.com/l/chat/0/0',
    loginTenant: 'botframework.com',
    addresses: (tenant) => ({
      OAuthUrl: 'https://token.botframework.com/',
      ToChannelFromBotLoginUrl: `https://login.microsoftonline.com/${tenant}`,
      ToChannelFromBotOAuthScope: 'https://api.botframework.com',
      ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
      ToBotFromChannelOpenIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
      ToBotFromEmulatorOpenIdMetadataUrl: 'https://login.microsoftonline.com/botframework.com/v2.0/.well-known/openid-configuration',
    }),
  },
  china: {
    domainSuffix: '.partner.onmschina.cn',
    serviceHosts: ['frontend.botapi.msg.infra.teams.microsoftonline.cn', '*.botframework.azure.cn'],
    fileHosts: ['*.sharepoint.cn'],
    loginTenant: 'microsoftservices.partner.onmschina.cn',
    addresses: (tenant) => ({
      OAuthUrl: 'https://token.botframework.azure.cn/',
      ToChannelFromBotLoginUrl: `https://login.partner.microsoftonline.cn/${tenant}`,
      ToChannelFromBotOAuthScope: 'https://api.botframework.azure.cn',
      ToBotFromChannelTokenIssuer: 'https://api.botframework.azure.cn',
      ToBotFromChannelOpenIdMetadataUrl: 'https://login.botframework.azure.cn/v1/.well-known/openidconfiguration',
      ToBotFromEmulatorOpenIdMetadataUrl: 'https://login.partner.microsoftonline.cn/a55a4d5b-9241-49b1-b4ff-befa8db00269/v2.0/.well-known/openid-configuration',
    }),
  },
}

/** Settings of the SDK that would choose another cloud than `CLOUD` does. */
export function cloudFaults(env: Environment): string[] {
  return ['ChannelService', 'CallerId'].filter((name) => env[name]?.trim()).map((name) => `${name}: remove it; CLOUD stands for all of these settings`)
}
