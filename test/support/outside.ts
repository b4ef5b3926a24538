import { createServer, type IncomingMessage } from 'node:http'
import { Agent } from 'node:https'
import { connect, type AddressInfo } from 'node:net'

/** One request that would have left this machine over TLS. */
export interface Outgoing {
  readonly host: string
  readonly path: string
  /** With what the bot's token says in its place. */
  readonly authorization: string
  readonly body: string
}

export interface Outside {
  /** Everything that the process asked of other machines, in order. */
  readonly seen: Outgoing[]
  close(): void
}

/**
 * Stands for all other machines: whatever this process sends over TLS ends here, unencrypted, under the host that it
 * was meant for. It issues tokens as Entra does, and takes messages as a channel does.
 */
export async function openOutside(): Promise<Outside> {
  const seen: Outgoing[] = []
  const server = createServer(async (request, response) => {
    const one = await read(request)
    seen.push(one)
    response.writeHead(one.path.endsWith('/activities') ? 201 : 200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answerTo(one)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const genuine = Object.getOwnPropertyDescriptor(Agent.prototype, 'createConnection')!
  Object.defineProperty(Agent.prototype, 'createConnection', { ...genuine, value: () => connect(port, '127.0.0.1') })
  const { fetch } = globalThis
  globalThis.fetch = (input, init) => {
    const { protocol, host, pathname, search } = new URL(input instanceof Request ? input.url : input)
    return protocol === 'https:' ? fetch(`http://127.0.0.1:${port}${pathname}${search}`, { ...init, headers: { ...Object.fromEntries(new Headers(init?.headers)), 'x-forwarded-host': host } }) : fetch(input, init)
  }
  return {
    seen,
    close: () => {
      Object.defineProperty(Agent.prototype, 'createConnection', genuine)
      globalThis.fetch = fetch
      server.close()
      server.closeAllConnections()
    },
  }
}

/** A token of Entra's shape, and what it says. */
export function tokenSaying(text: string): string {
  return ['{}', JSON.stringify({ text }), 'x'].map((part) => Buffer.from(part).toString('base64url')).join('.')
}

function saidBy(authorization: string): string {
  return authorization.replace(/[^.\s]+\.([^.\s]+)\.[^.\s]+$/, (_, said: string) => (JSON.parse(Buffer.from(said, 'base64url').toString()) as { text: string }).text)
}

function answerTo({ host, path }: Outgoing): object {
  const tenant = path.split('/')[1] ?? ''
  if (path.endsWith('/oauth2/v2.0/token')) return { token_type: 'Bearer', expires_in: 3_600, access_token: tokenSaying(`a token of ${host}/${tenant}`) }
  if (path.includes('openid-configuration')) return { issuer: `https://${host}/${tenant}/v2.0`, authorization_endpoint: `https://${host}/${tenant}/oauth2/v2.0/authorize`, token_endpoint: `https://${host}/${tenant}/oauth2/v2.0/token`, jwks_uri: `https://${host}/${tenant}/keys` }
  return { id: 'sent-1' }
}

async function read(request: IncomingMessage): Promise<Outgoing> {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  const { host = '', authorization = '', 'x-forwarded-host': meant = host } = request.headers
  return { host: String(meant), path: (request.url ?? '').replace(/\?.*/, ''), authorization: saidBy(authorization), body }
}
