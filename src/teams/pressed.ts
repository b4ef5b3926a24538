import type { Pressed } from '../bot/request.ts'
import type { Incoming } from './activity.ts'

/** A button that came as a message (Action.Submit), or undefined where the message is a text. */
export function submitted({ value, text }: Incoming): Pressed | undefined {
  if (!isRecord(value)) return undefined
  const pressed = press(value, false)
  return pressed.verb === '' && text?.trim() ? undefined : pressed
}

/** A button that came as an invoke (Action.Execute), in the shapes of all clients: `action` may be missing or its data a string. */
export function executed({ value }: Incoming): Pressed {
  return press(isRecord(value) ? value : {}, isAutomatic({ value }))
}

/** A button that opened a dialog or was pressed in one. */
export function pressedInDialog({ value }: Incoming): Pressed {
  return isRecord(value) ? pressedOn(value['data']) : press({}, false)
}

/** The answer to what was offered with these data. */
export function pressedOn(data: unknown): Pressed {
  return press({ data }, false)
}

/** Whether a client pressed by itself, to refresh a card. */
export function isAutomatic({ value }: Pick<Incoming, 'value'>): boolean {
  return isRecord(value) && value['trigger'] === 'automatic'
}

function press(value: Readonly<Record<string, unknown>>, automatic: boolean): Pressed {
  const action = isRecord(value['action']) ? value['action'] : value
  const data = recordOf(action['data']) ?? (action === value ? value : {})
  const verb = [action['verb'], data['verb']].find((name) => typeof name === 'string' && name !== '')
  return { verb: typeof verb === 'string' ? verb : '', data, automatic }
}

function recordOf(data: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof data !== 'string') return isRecord(data) ? data : undefined
  try {
    const parsed: unknown = JSON.parse(data)
    return isRecord(parsed) ? parsed : undefined
  } catch {
    return undefined
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
