import type { Environment, Read } from './settings.ts'

/** What of traces and metrics leaves the process (as `seeing/telemetry.ts` wants it). */
export interface Telemetry {
  readonly traces: boolean
  readonly metrics: boolean
  readonly prometheus?: { readonly port: number; readonly bind: string }
}

/** Traces and metrics are sent where OpenTelemetry's standard variables name a place or ask for it. */
export function telemetryOf(env: Environment, { METRICS_PORT: port, METRICS_BIND_ADDRESS: bind }: Pick<Read, 'METRICS_PORT' | 'METRICS_BIND_ADDRESS'>): Telemetry {
  const off = env['OTEL_SDK_DISABLED']?.toLowerCase() === 'true'
  return { traces: !off && sends(env, 'TRACES'), metrics: !off && sends(env, 'METRICS'), ...(port === '' ? {} : { prometheus: { port, bind } }) }
}

function sends(env: Environment, signal: Signal): boolean {
  const wanted = env[`OTEL_${signal}_EXPORTER`]
  return wanted ? wanted === 'otlp' : Boolean(env['OTEL_EXPORTER_OTLP_ENDPOINT'] || env[`OTEL_EXPORTER_OTLP_${signal}_ENDPOINT`])
}

type Signal = (typeof signals)[number]
const signals = ['TRACES', 'METRICS'] as const

/** What the standard has and this program has not. */
export function telemetryFaults(env: Environment): string[] {
  const exporters = signals.map((signal) => [`OTEL_${signal}_EXPORTER`, ['otlp', 'none'], signal === 'METRICS' ? '; for Prometheus set METRICS_PORT' : ''] as const)
  const protocols = ['', ...signals.map((signal) => `${signal}_`)].map((signal) => [`OTEL_EXPORTER_OTLP_${signal}PROTOCOL`, ['http/protobuf'], ''] as const)
  return [...exporters, ...protocols].flatMap(([name, known, remedy]) => (!env[name] || (known as readonly string[]).includes(env[name]) ? [] : [`${name}=${env[name]}: must be ${known.join(' or ')}${remedy}`]))
}
