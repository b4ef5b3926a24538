import { checkBody, checkClaims } from './door.ts'
import { knowingTokens } from './known-tokens.ts'
import type { Porch } from './porch.ts'
import { once } from './seen.ts'
import type { Outcome } from './server.ts'
import { turns } from './turn.ts'
import type { Ways } from './ways.ts'

/** Takes what came to POST /api/messages: body, token, claims, and then one turn; every refusal is a bare status. */
export function receiving(porch: Porch, ways: Ways, failed: (error: unknown) => string): (body: unknown, authorization: string) => Promise<Outcome> {
  const authenticate = knowingTokens((activity, authorization) => inTime(ways.sdk.authenticate(activity, authorization)), porch.now)
  const turn = turns(porch, ways)
  const answerOnce = once<Outcome>(porch.now)
  return async (body, authorization) => {
    const checked = checkBody(porch, body)
    if ('refused' in checked) return { status: checked.refused }
    const { activity, tenant } = checked
    const sender = await authenticate(activity, authorization).catch(unauthenticated)
    if (typeof sender === 'number') return { status: sender }
    if (!checkClaims(porch, sender.claims)) return { status: 401 }
    const { type, id, from, conversation } = activity
    const run = (): Promise<Outcome> => porch.seeing.turn(tenant, type, (note) => turn({ activity, tenant, sender, note }).catch((error: unknown) => {
      note({ outcome: 'undelivered', reference: failed(error) })
      throw error
    }))
    const outcome = id ? answerOnce(JSON.stringify([tenant, conversation.id, from.id, type, id]), run) : run()
    return outcome.catch(() => ({ status: 500 }))
  }
}

/** How long the keys that tokens are signed with may take, in ms; the SDK would wait without end. */
const patience = 5_000
const noKeys = Object.assign(new Error('The keys were not there in time'), { statusCode: 500 })

async function inTime<T>(job: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(noKeys), patience)
  })
  return Promise.race([job, late]).finally(() => clearTimeout(timer))
}

/** A wrong token is the sender's affair (401); keys that cannot be fetched are ours, and the channel may try again (503). */
function unauthenticated(error: unknown): number {
  const { name, statusCode } = Object(error) as { readonly name?: unknown; readonly statusCode?: unknown }
  return name === 'FetchError' || statusCode === 500 ? 503 : 401
}
