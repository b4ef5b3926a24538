import { SpanStatusCode, trace, type Attributes, type SpanKind } from '@opentelemetry/api'

/** How a piece of work ended. */
export interface Ended {
  readonly ms: number
  /** What it threw. */
  readonly error?: unknown
}

export interface Work {
  readonly name: string
  readonly kind: SpanKind
}

export const scope = 'customer-accounts'
/** Stands for whatever tracer is there at each call. */
const tracer = trace.getTracer(scope)

/** Runs work under a span of its own; `ended` gives the span its attributes, whatever happened. Of an error a span says only that there was one. */
export function timed<T>({ name, kind }: Work, run: () => Promise<T>, ended: (how: Ended) => Attributes): Promise<T> {
  return tracer.startActiveSpan(name, { kind }, async (span) => {
    const began = performance.now()
    const end = (how: object): void => void span.setAttributes(ended({ ms: performance.now() - began, ...how })).end()
    try {
      const result = await run()
      end({})
      return result
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR })
      end({ error })
      throw error
    }
  })
}
