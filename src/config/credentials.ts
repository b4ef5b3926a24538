import type { Environment, Read } from './settings.ts'

const password = 'MicrosoftAppPassword'
const certificate = ['CertificateThumbprint', 'CERTIFICATE_KEY_FILE', 'CertificatePrivateKey']

/** What is missing of the credentials, or too much, each with its remedy. */
export function credentialFaults(env: Environment, { MicrosoftAppType: type = 'SingleTenant', TENANTS: tenants = [] }: Partial<Read>): string[] {
  const given = (name: string): boolean => Boolean(env[name]?.trim())
  const needed = ['MicrosoftAppId', ...(type === 'MultiTenant' ? [] : ['MicrosoftAppTenantId']), ...(type === 'UserAssignedMSI' || certificate.some(given) ? [] : [password])]
  return [
    ...needed.filter((name) => !given(name)).map((name) => `${name} is missing: set it as registered with Azure Bot, or try the bot on this machine with npm start`),
    ...(type === 'MultiTenant' && tenants.length === 0 ? ['TENANTS is missing: name the Entra tenants that a MultiTenant bot serves'] : []),
    ...(type === 'UserAssignedMSI' ? [password, ...certificate].filter(given).map((name) => `${name}: remove it; a managed identity needs no secret`) : []),
    ...(type !== 'UserAssignedMSI' && certificate.some(given) ? certificateFaults(given) : []),
  ]
}

function certificateFaults(given: (name: string) => boolean): string[] {
  const keys = ['CERTIFICATE_KEY_FILE', 'CertificatePrivateKey'].filter(given)
  return [
    ...(given('CertificateThumbprint') ? [] : ['CertificateThumbprint is missing: a certificate’s key needs it']),
    ...(keys.length === 0 ? ['CERTIFICATE_KEY_FILE is missing: name the PEM file of the certificate’s private key'] : []),
    ...(keys.length > 1 ? ['CertificatePrivateKey: remove it, or CERTIFICATE_KEY_FILE; one of them names the key'] : []),
    ...(given(password) ? [`${password}: remove it, or the certificate; one of them is enough`] : []),
  ]
}
