import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose'

export interface Authority {
  /** Its OpenID metadata. */
  readonly metadata: string
  readonly issuer: string
  /** A signed token; claims that are `undefined` are left out. */
  token(claims: JWTPayload, key?: 'ours' | 'stranger'): Promise<string>
  close(): Promise<void>
}

/** Stands for the service that signs what channels send: OpenID metadata, keys, and tokens, all on loopback. */
export async function openAuthority(): Promise<Authority> {
  const ours = await generateKeyPair('RS256')
  const stranger = await generateKeyPair('RS256')
  const jwk = { ...(await exportJWK(ours.publicKey)), kid: 'key-1', use: 'sig', endorsements: ['msteams', 'directline', 'webchat'] }
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(request.url === '/keys' ? { keys: [jwk] } : { issuer, jwks_uri: `${url}/keys`, id_token_signing_alg_values_supported: ['RS256'] }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const issuer = 'https://api.botframework.example'
  return {
    metadata: `${url}/openid`,
    issuer,
    token: (claims, key = 'ours') => new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'key-1' }).sign((key === 'ours' ? ours : stranger).privateKey),
    close: () => new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    }),
  }
}
