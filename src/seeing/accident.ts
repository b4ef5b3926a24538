/** One line of JSON about an accident, for the operator; nothing in it was typed by a person. `at` is ISO 8601. */
export function accidentLine(at: string, reference: string, accident: unknown): string {
  return JSON.stringify({ at, level: 'error', event: 'accident', reference, ...told(accident, deepest) })
}

interface Told {
  readonly error: string
  readonly code?: string
  /** Of HTTP, where it came from another server. */
  readonly status?: number
  /** Where it was thrown, the innermost call first: the message stands in the source there. */
  readonly where?: readonly string[]
  readonly cause?: Told
}

const deepest = 5

function told(accident: unknown, levels: number): Told {
  if (!(accident instanceof Error)) return { error: typeof accident }
  const code = codeOf(accident)
  const status: unknown = Reflect.get(accident, 'status')
  return {
    error: classOf(accident),
    ...(code === undefined ? {} : { code }),
    ...(typeof status === 'number' ? { status } : {}),
    where: framesOf(accident),
    ...(accident.cause === undefined || levels === 0 ? {} : { cause: told(accident.cause, levels - 1) }),
  }
}

/** A name that errors are given in source. */
function classOf({ name, constructor }: Error): string {
  return [name, constructor.name].find((each) => each !== 'Error' && /^[A-Z]\w{0,40}(Error|Exception|Trouble)$/.test(each)) ?? 'Error'
}

/** Messages quote what they were given, so of them only the fixed words of systems and servers are told. */
function codeOf(accident: Error): string | undefined {
  const { code, kind, status } = accident as { readonly code?: unknown; readonly kind?: unknown; readonly status?: unknown }
  const words = typeof status === 'number' ? ofChannel : ofSystem
  return [code, kind].filter((word) => typeof word === 'string').find((word) => words.test(word)) ?? ofRedis.exec(accident.message)?.[0]
}

const ofChannel = /^\w{1,60}$/
const ofSystem = /^(E[A-Z0-9]{3,20}|[A-Z]+(_[A-Z0-9]+)+|unavailable|unknown)$/
const ofRedis = /^(ERR|WRONGTYPE|MOVED|ASK|LOADING|READONLY|OOM|NOAUTH|WRONGPASS|NOPERM|MISCONF|MASTERDOWN|CLUSTERDOWN|NOREPLICAS|BUSY|NOSCRIPT|EXECABORT|TRYAGAIN|CROSSSLOT)\b/

const frame = /^ {4}at (?:async )?(?:(?:new )?([A-Za-z_$][\w$.<>]*)(?: \[as \w+\])? \()?(?:file:\/\/\/|node:)[^\s()]*?([\w.-]+(?:\.[cm]?[jt]s)?:\d+:\d+)\)?$/

/** Functions and lines of modules, as the engine writes them. The stack begins with the message, which may have lines like them. */
function framesOf({ stack, message }: Error): readonly string[] {
  const calls = (stack ?? '').replace(message, '').split('\n')
  return calls.map((line) => frame.exec(line)).filter((found) => found !== null).slice(0, 6).map(([, call, place = '']) => (call ? `${call} ${place}` : place))
}
