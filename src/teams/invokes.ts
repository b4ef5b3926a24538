import type { Reply } from '../bot/reply.ts'
import type { Incoming } from './activity.ts'
import { found, linked, sought, typed } from './compose.ts'
import { dialogBody, opened } from './dialog.ts'
import { executed, pressedInDialog } from './pressed.ts'
import { answered, consent } from './files.ts'
import type { Around, Asked } from './request.ts'
import { cardType } from './sending.ts'

/** One kind of invoke: what it asks for, and the body that answers it. */
interface Invoke {
  /** Undefined where it asks for nothing that there is. */
  readonly asked: (activity: Incoming, around: Around) => Asked | undefined
  readonly body: (reply: Reply) => object
  /** Nobody sees that body: whatever there is to tell is said. */
  readonly mute?: true
  /** How long the bot may take for it, in ms: a pressed button is given 3 s, and Teams waits 5 s for the rest. */
  readonly within: number
}

const inDialog = (activity: Incoming): Asked => ({ pressed: pressedInDialog(activity), dialog: true })

const invokes: Readonly<Record<string, Invoke>> = {
  'adaptiveCard/action': { asked: (activity) => ({ pressed: executed(activity) }), body: actionBody, within: 2_500 },
  'application/search': { asked: typed, body: searchBody, within: 4_000 },
  'composeExtension/query': { asked: sought, body: found, within: 4_000 },
  'composeExtension/queryLink': { asked: (activity, { linkHost }) => linked(activity, linkHost), body: found, within: 4_000 },
  'composeExtension/fetchTask': { asked: opened, body: dialogBody, within: 4_000 },
  'composeExtension/submitAction': { asked: inDialog, body: dialogBody, within: 4_000 },
  [consent]: { asked: answered, body: () => ({}), mute: true, within: 4_000 },
  'task/fetch': { asked: inDialog, body: dialogBody, within: 4_000 },
  'task/submit': { asked: inDialog, body: dialogBody, within: 4_000 },
}

/** How an invoke is answered; undefined for other activities, and for invokes of other apps and times. */
export function invokeOf({ type, name }: Incoming): Invoke | undefined {
  return type === 'invoke' && name && Object.hasOwn(invokes, name) ? invokes[name] : undefined
}

/** Source: "Universal Actions for Adaptive Cards", response format. An error is shown under the card, which stays with all that was typed. */
function actionBody({ replacement, refusal }: Reply): object {
  if (refusal) return { statusCode: 400, type: 'application/vnd.microsoft.error', value: { code: 'Refused', message: refusal.text } }
  if (replacement?.card) return { statusCode: 200, type: cardType, value: replacement.card }
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: replacement?.text ?? '' }
}

/** Source: "Typeahead search in Adaptive Cards". */
function searchBody({ choices = [] }: Reply): object {
  return { statusCode: 200, type: 'application/vnd.microsoft.search.searchResponse', value: { results: choices.map(({ title, value }) => ({ title, value })) } }
}
