import { ConfidentialClientApplication } from '@azure/msal-node'
import { PUBLIC, withOverrides, type TokenProvider } from '@microsoft/teams.api'
import type { AppOptions } from '@microsoft/teams.apps'
import type { App } from '../../src/teams/door.ts'

/** The options of the Teams SDK, from settings that are named as the Bot Framework's are. */
export function settingsOf({ sdk }: App): AppOptions<never> {
  const setting = (name: string): string => sdk[name] ?? ''
  const { origin, pathname } = new URL(setting('ToChannelFromBotLoginUrl'))
  const cloud = withOverrides(PUBLIC, {
    loginEndpoint: origin,
    botScope: `${setting('ToChannelFromBotOAuthScope')}/.default`,
    tokenServiceUrl: setting('OAuthUrl'),
    openIdMetadataUrl: setting('ToBotFromChannelOpenIdMetadataUrl'),
    tokenIssuer: setting('ToBotFromChannelTokenIssuer'),
  })
  const certificate = sdk['CertificateThumbprint'] ? { token: signedFor(sdk) } : {}
  return { cloud, clientId: setting('MicrosoftAppId'), clientSecret: setting('MicrosoftAppPassword'), tenantId: pathname.slice(1), ...certificate }
}

/** The SDK knows secrets and managed identities; for a certificate it wants to be given the tokens. */
function signedFor(sdk: App['sdk']): TokenProvider {
  const clientCertificate = { thumbprint: sdk['CertificateThumbprint'] ?? '', privateKey: sdk['CertificatePrivateKey'] ?? '' }
  const client = new ConfidentialClientApplication({ auth: { clientId: sdk['MicrosoftAppId'] ?? '', authority: sdk['ToChannelFromBotLoginUrl'] ?? '', clientCertificate } })
  return async (scope) => (await client.acquireTokenByClientCredential({ scopes: [scope].flat() }))?.accessToken ?? ''
}
