import { setTimeout as pause } from 'node:timers/promises'
import type { Reply } from '../bot/reply.ts'
import type { Moved } from '../bot/request.ts'
import { localeOf } from '../text/locale.ts'
import type { Noted } from '../seeing/seeing.ts'
import type { Incoming } from './activity.ts'
import { deliver } from './deliver.ts'
import { follow } from './follow.ts'
import { invokeOf } from './invokes.ts'
import { inItsPlace } from './moved.ts'
import type { Porch } from './porch.ts'
import { askedBy, placed } from './request.ts'
import type { Replies, Trusted } from './sdk.ts'
import { introducing, type Introduce } from './sender.ts'
import { speakerOf, type Speaker } from './sending.ts'
import type { Outcome } from './server.ts'
import type { Ways } from './ways.ts'
import { stranger } from './words.ts'

/** An activity that passed the door. */
export interface Passed {
  readonly activity: Incoming
  readonly tenant: string
  readonly sender: Trusted
  readonly note: (noted: Noted) => void
}

/** Carries one activity through the SDK; throws what could not be sent. */
export function turns(porch: Porch, ways: Ways): (passed: Passed) => Promise<Outcome> {
  const introduce = introducing(porch)
  return (given) => {
    const passed = { ...given, activity: inItsPlace(given.activity) }
    return passed.sender.carry(passed.activity, (replies) => {
      const speaker = speakerOf(ways, passed.activity, replies)
      return run(porch, passed, { speaker, replies, introduce: (moved) => introduce(passed.activity, passed.tenant, speaker, moved) })
    })
  }
}

interface Turn {
  readonly speaker: Speaker
  readonly replies: Replies
  readonly introduce: Introducing
}

async function run(porch: Porch, passed: Passed, { speaker, replies, introduce }: Turn): Promise<Outcome> {
  const { activity } = passed
  const body = await respond(porch, passed, speaker, introduce)
  if (activity.deliveryMode !== 'expectReplies') return body === undefined ? { status: 200 } : { status: 200, body }
  const invoked = body === undefined ? [] : [{ type: 'invokeResponse', value: { status: 200, body } }]
  return { status: 200, body: { activities: [...replies.taken(), ...invoked] } }
}

type Introducing = (moved: Moved | undefined) => ReturnType<Introduce>

/** Answers one activity; gives the body of an invoke's answer. */
async function respond(porch: Porch, { activity, note }: Passed, speaker: Speaker, introduce: Introducing): Promise<object | undefined> {
  const invoke = invokeOf(activity)
  const asked = askedBy(activity, porch)
  note({ outcome: 'ignored' })
  if (!asked) return activity.type === 'invoke' ? (invoke?.body(nothing) ?? {}) : undefined
  if (asked.moved?.greets && activity.channelId === 'msteams' && activity.type === 'conversationUpdate') await pause(courtesy)
  const sender = await introduce(asked.moved)
  if (!sender) {
    note({ outcome: 'stranger' })
    return turnAway(activity, speaker)
  }
  // Who types into the compose box or a dialog may be where the bot is not.
  const typing = asked.sought || asked.dialog || asked.moved ? undefined : speaker.typing
  const hurry = invoke && activity.deliveryMode !== 'expectReplies' ? { within: invoke.within } : {}
  const reply = await withTyping(typing, () => porch.answer({ id: activity.id ?? porch.newId(), ...sender, ...placed(activity, porch.language), ...asked, ...hurry }))
  note(reply.seen ?? { outcome: 'answered' })
  await give(porch, invoke?.mute ? asMessage(activity) : activity, speaker, reply)
  if (reply.later) void lastly(porch, activity, speaker, reply.later).catch((error: unknown) => porch.report(porch.newId().slice(0, 8), error))
  return invoke?.body(reply)
}

async function give(porch: Porch, activity: Incoming, speaker: Speaker, reply: Reply): Promise<void> {
  const delivered = await deliver(reply, activity, speaker, porch)
  // Nobody waits for what follows: cards elsewhere that it does not reach mend themselves when they are used.
  void follow(reply, delivered, speaker, porch).catch((error: unknown) => porch.report(porch.newId().slice(0, 8), error))
}

/** So long a client may take to show the answer to an invoke, in ms: what came before it would be covered by it. */
const showing = 500

/** Gives the answer that an invoke could not wait for, and what comes after it. */
async function lastly(porch: Porch, activity: Incoming, speaker: Speaker, later: Promise<Reply>): Promise<void> {
  const [reply] = await Promise.all([later, pause(showing)])
  await give(porch, asMessage(activity), speaker, reply)
  if (reply.later) await lastly(porch, activity, speaker, reply.later)
}

/** What is not said in an invoke's answer is said as to a button that came as a message. */
function asMessage(activity: Incoming): Incoming {
  return { ...activity, type: 'message' }
}

/** Teams tells of an arrival twice, and only the installation tells the person's language: the other waits for it so long, in ms. */
const courtesy = 1_500

const nothing: Reply = { here: [], privately: [] }

async function turnAway(activity: Incoming, speaker: Speaker): Promise<object | undefined> {
  const { type, locale, from } = activity
  const text = stranger[localeOf(locale ?? undefined) ?? 'en']
  if (type === 'invoke') return invokeOf(activity)?.body({ ...nothing, refusal: { text } })
  // Two bots that answer each other never stop.
  if (type === 'message' && from.role !== 'bot') await speaker.say({ text })
  return undefined
}

/** How long somebody waits before seeing that the bot is at work, in ms. */
const patience = 1_000

async function withTyping<T>(typing: Speaker['typing'] | undefined, job: () => Promise<T>): Promise<T> {
  const timer = setTimeout(() => void typing?.().catch(() => undefined), patience)
  return job().finally(() => clearTimeout(timer))
}
