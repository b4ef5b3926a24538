import { SpanKind } from '@opentelemetry/api'
import { openDoorLog } from './door-log.ts'
import { tenantMark, type Log } from './log.ts'
import { openMeters } from './meters.ts'
import { timed, type Ended } from './timed.ts'

/** What is found out about a turn while it runs. */
export interface Noted {
  /** A command's verb as the registry has it, not as a card or a person wrote it. */
  readonly verb?: string
  /** One of the words that `docs/operations.md` explains. */
  readonly outcome: string
  /** Under which an accident was reported. */
  readonly reference?: string
}

/** What an operator sees of the bot: nothing in it was typed by a person, and nothing names one. */
export interface Seeing {
  /** One turn of a tenant, by its activity's type; each note adds to those before. */
  turn<T>(tenant: string, kind: string, run: (note: (noted: Noted) => void) => Promise<T>): Promise<T>
  /** One call to the store. */
  store<T>(call: string, run: () => Promise<T>): Promise<T>
  /** One request to the channel, with all its attempts. */
  send<T>(method: string, run: () => Promise<T>): Promise<T>
  /** A request was refused with this HTTP status. */
  refused(status: number): void
  accident(): void
  /** A tenant's book was read into the index for the first time; `kept`: most of it as the last start had kept it. */
  indexed(tenant: string, customers: number, ms: number, kept: boolean): void
  /** A tenant's index could not be kept for the next start, or read; `code` is the system's. */
  unkept(tenant: string, code: string): void
  /** A number that is read when somebody looks. */
  gauge(name: string, description: string, read: () => number): void
  close(): void
}

/** Sees into the log, and into OpenTelemetry's instruments, which are asleep unless `telemetry.ts` was opened before. */
export function openSeeing(log: Log): Seeing {
  const { turns, turnTime, storeTime, storeTroubles, sendTime, refusals, accidents, indexTime, gauge } = openMeters()
  const door = openDoorLog(log)
  return {
    turn: (tenant, activity, run) => {
      const kind = kinds.includes(activity) ? activity : 'other'
      const known = { kind, tenant: tenantMark(tenant) }
      let noted: Noted = { outcome: 'failed' }
      return timed({ name: 'turn', kind: SpanKind.SERVER }, () => run((more) => void (noted = { ...noted, ...more })), ({ ms }) => {
        const { verb = 'none', outcome } = noted
        turns.add(1, { kind, verb, outcome })
        turnTime.record(ms / 1_000, { verb })
        log('info', 'turn', { ...known, ...noted, ms: Math.round(ms) })
        return { ...known, ...noted }
      })
    },
    store: (call, run) => timed({ name: `store ${call}`, kind: SpanKind.CLIENT }, run, ({ ms, error }) => {
      storeTime.record(ms / 1_000, { call })
      if (error !== undefined) storeTroubles.add(1, { call, kind: troubleIn(error) })
      return { call }
    }),
    send: (method, run) => timed({ name: `send ${method}`, kind: SpanKind.CLIENT }, run, (how) => {
      const labels = { method, outcome: outcomeOf(how) }
      sendTime.record(how.ms / 1_000, labels)
      return labels
    }),
    refused: (status) => {
      refusals.add(1, { status })
      door.refused(status)
    },
    accident: () => accidents.add(1),
    indexed: (tenant, customers, ms, kept) => {
      indexTime.record(ms / 1_000)
      log('info', 'index', { tenant: tenantMark(tenant), customers, ms: Math.round(ms), kept })
    },
    unkept: (tenant, code) => log('warn', 'unkept', { tenant: tenantMark(tenant), code }),
    gauge,
    close: door.close,
  }
}

/** The protocol's own types; whatever else somebody sends is another one. */
const kinds = ['message', 'invoke', 'conversationUpdate', 'installationUpdate', 'messageUpdate', 'messageDelete', 'messageReaction', 'typing', 'event', 'endOfConversation']

/** A store tells what kind of trouble it has. */
function troubleIn(error: unknown): string {
  const kind: unknown = Reflect.get(Object(error), 'kind')
  return kind === 'unavailable' || kind === 'unknown' ? kind : 'other'
}

/** What the channel answered, as far as it is a status. */
function outcomeOf({ error }: Ended): string {
  if (error === undefined) return 'sent'
  const status: unknown = Reflect.get(Object(error), 'status')
  return typeof status === 'number' ? String(status) : 'unreachable'
}
