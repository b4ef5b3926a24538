/** What a Redis address says: how many servers there are, where, and how one is let in. */
export interface RedisAddress {
  readonly form: 'single' | 'cluster' | 'sentinel'
  readonly tls: boolean
  /** Of the book's servers; sentinels are asked without. */
  readonly username: string | undefined
  readonly password: string | undefined
  /** Servers of the book, or for `sentinel` those that know where it is. */
  readonly nodes: readonly { readonly host: string; readonly port: number }[]
  /** The number of the database; for `sentinel` the name of the master. */
  readonly path: string
}

const shape = /^(rediss?)(?:\+(cluster|sentinel))?:\/\/(?:([^:@/]*)(?::([^@/]*))?@)?([^@/?#]+)(?:\/([^/?#]*))?$/
const ports = { single: 6379, cluster: 6379, sentinel: 26379 }

/** Reads redis://, rediss:// (TLS), and with +cluster or +sentinel several hosts, separated by commas; throws where it is none. */
export function redisAddress(url: string): RedisAddress {
  const [matched, protocol, several, username, password, hosts = '', path = ''] = shape.exec(url) ?? []
  if (!matched) throw new Error('REDIS_URL is no address of a Redis')
  const form = several === 'cluster' || several === 'sentinel' ? several : 'single'
  return {
    form,
    tls: protocol === 'rediss',
    username: username ? decodeURIComponent(username) : undefined,
    password: password ? decodeURIComponent(password) : undefined,
    nodes: hosts.split(',').map((host) => nodeOf(host, ports[form])),
    path,
  }
}

function nodeOf(text: string, port: number): RedisAddress['nodes'][number] {
  const { hostname, port: given } = new URL(`redis://${text}`)
  return { host: hostname.replace(/^\[(.*)\]$/, '$1'), port: Number(given || port) }
}
