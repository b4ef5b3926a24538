import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose'

export interface Authority {
  /** Its OpenID metadata. */
  readonly metadata: string
  readonly issuer: string
  /** What its server does now: shows the keys, fails, or never answers. */
  state: 'shown' | 'failing' | 'silent'
  /** A signed token; claims that are `undefined` are left out. */
  token(claims: JWTPayload, key?: 'ours' | 'stranger'): Promise<string>
  /** Signs with a new key from now on; the server shows it once `state` is "shown". */
  rotate(): Promise<void>
  close(): Promise<void>
}

/** Stands for the service that signs what channels send: OpenID metadata, keys, and tokens, all on loopback. */
export async function openAuthority(): Promise<Authority> {
  const keys: Awaited<ReturnType<typeof newKey>>[] = [await newKey('key-1')]
  const stranger = await newKey('key-1')
  const server = createServer((request, response) => {
    if (authority.state === 'silent') return
    response.writeHead(authority.state === 'failing' ? 500 : 200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(request.url === '/keys' ? { keys: keys.map(({ jwk }) => jwk) } : { issuer, jwks_uri: `${url}/keys`, id_token_signing_alg_values_supported: ['RS256'] }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const issuer = 'https://api.botframework.example'
  const authority: Authority = {
    metadata: `${url}/openidconfiguration`,
    issuer,
    state: 'shown',
    token: (claims, key = 'ours') => {
      const { privateKey, jwk } = key === 'ours' ? keys.at(-1)! : stranger
      return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: jwk.kid }).sign(privateKey)
    },
    rotate: async () => void keys.push(await newKey(`key-${keys.length + 1}`)),
    close: () => new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    }),
  }
  return authority
}

async function newKey(kid: string) {
  const { publicKey, privateKey } = await generateKeyPair('RS256')
  return { privateKey, jwk: { ...(await exportJWK(publicKey)), kid, use: 'sig', endorsements: ['msteams', 'directline', 'webchat'] } }
}
