/** One line of JSON about an accident, for the operator; nothing in it was typed by a person. `at` is ISO 8601. */
export function reportLine(at: string, reference: string, accident: unknown): string {
  return JSON.stringify({ at, level: 'error', reference, ...told(accident) })
}

interface Told {
  readonly error: string
  readonly message?: string
  readonly code?: string
  readonly where?: readonly string[]
  readonly cause?: Told
}

function told(accident: unknown): Told {
  if (!(accident instanceof Error)) return { error: typeof accident }
  const code: unknown = Reflect.get(accident, 'code') ?? Reflect.get(accident, 'status')
  const where = (accident.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 6).map((line) => line.trim())
  return {
    error: accident.name,
    message: impersonal(accident.message),
    ...(typeof code === 'string' || typeof code === 'number' ? { code: String(code) } : {}),
    where,
    ...(accident.cause === undefined ? {} : { cause: told(accident.cause) }),
  }
}

/** Parsers and servers quote what they were given: quotations, addresses, long numbers and foreign letters are left out. */
function impersonal(message: string): string {
  return message
    .replace(/(["'`]).*?\1/gs, '"…"')
    .replace(/\S+@\S+/g, '…')
    .replace(/\d{5,}/g, '…')
    .replace(/[^\x20-\x7e…]+/g, '…')
    .slice(0, 300)
}
