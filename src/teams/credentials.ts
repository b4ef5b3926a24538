import { ConfigurationServiceClientCredentialFactory } from 'botbuilder-core'

/**
 * The credentials that the SDK's settings name (a secret, a certificate, a managed identity). Those of a certificate
 * would ask the public cloud for their tokens, wherever the bot is; here all ask the login address of their cloud.
 */
export function credentialsOf(sdk: Readonly<Record<string, string>>): ConfigurationServiceClientCredentialFactory {
  const factory = new ConfigurationServiceClientCredentialFactory(sdk)
  const create = factory.createCredentials.bind(factory)
  return Object.assign(factory, {
    createCredentials: async (...asked: Parameters<typeof create>) => Object.assign(await create(...asked), { oAuthEndpoint: sdk['ToChannelFromBotLoginUrl'] }),
  })
}
