import { setTimeout as pause } from 'node:timers/promises'
import { members } from './http.ts'
import type { Json } from './wire.ts'

/** What the bot answered; `undefined` where it could not be reached in time. */
export type Heard = { readonly status: number; readonly body: Json } | undefined

export type Bot = (activity: Json) => Promise<Heard>

/** Sends activities to the bot as Teams does: after `patience` ms without an answer once more, with the same id. */
export function createBot(url: string, patience: number): Bot {
  const messages = `${url.replace(/\/$/, '')}/api/messages`
  return async (activity) => (await attempt(messages, activity, patience)) ?? attempt(messages, activity, patience)
}

async function attempt(url: string, activity: Json, patience: number): Promise<Heard> {
  try {
    const signal = AbortSignal.timeout(patience)
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(activity), redirect: 'error', signal })
    return { status: response.status, body: parse(await response.text()) }
  } catch {
    // A bot that is just starting refuses connections for a moment.
    await pause(Math.min(patience, 300))
    return undefined
  }
}

function parse(text: string): Json {
  try {
    return members(JSON.parse(text))
  } catch {
    return {}
  }
}
