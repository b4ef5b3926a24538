import { expect, it } from 'vitest'
import { readConfig } from '../../src/config/config.ts'

const registered = { MicrosoftAppId: '11111111-0000-4000-8000-000000000001', MicrosoftAppTenantId: '22222222-0000-4000-8000-000000000002', MicrosoftAppPassword: 'x' }
const read = (env: Readonly<Record<string, string>>, args: readonly string[] = ['--local']) => readConfig(env, args)

it('a local bot logs accidents only, another one everything, unless it is said otherwise', () => {
  expect([read({}).logLevel, read(registered, []).logLevel]).toEqual(['error', 'info'])
  expect([read({ LOG_LEVEL: 'info' }).logLevel, read({ ...registered, LOG_LEVEL: 'error' }, []).logLevel]).toEqual(['info', 'error'])
})

it('without a word of it, nothing of telemetry is there', () => expect(read({}).telemetry).toEqual({ traces: false, metrics: false }))

it('metrics for Prometheus stay on this machine, unless it is said otherwise', () => {
  expect(read({ METRICS_PORT: '9464' }).telemetry.prometheus).toEqual({ port: 9464, bind: '127.0.0.1' })
  expect(read({ METRICS_PORT: '9464', METRICS_BIND_ADDRESS: '0.0.0.0' }).telemetry.prometheus).toEqual({ port: 9464, bind: '0.0.0.0' })
})

const variables: readonly (readonly [env: Readonly<Record<string, string>>, traces: boolean, metrics: boolean])[] = [
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' }, true, true],
  [{ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://collector:4318' }, true, false],
  [{ OTEL_METRICS_EXPORTER: 'otlp' }, false, true],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318', OTEL_TRACES_EXPORTER: 'none' }, false, true],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318', OTEL_SDK_DISABLED: 'true' }, false, false],
]
it.each(variables)('%o does what the standard says', (env, traces, metrics) => expect(read(env).telemetry).toEqual({ traces, metrics }))

const faults: readonly (readonly [env: Readonly<Record<string, string>>, told: string])[] = [
  [{ OTEL_METRICS_EXPORTER: 'prometheus' }, 'OTEL_METRICS_EXPORTER=prometheus: must be otlp or none; for Prometheus set METRICS_PORT'],
  [{ OTEL_TRACES_EXPORTER: 'zipkin' }, 'OTEL_TRACES_EXPORTER=zipkin: must be otlp or none'],
  [{ OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }, 'OTEL_EXPORTER_OTLP_PROTOCOL=grpc: must be http/protobuf'],
  [{ METRICS_PORT: '70000' }, 'METRICS_PORT=70000: must be 65535 or less'],
  [{ METRICS_PORT: 'many' }, 'METRICS_PORT=many: must be a whole number from 1 to 65535'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL=loud: must be info or error'],
]
it.each(faults)('%o is told with its remedy', (env, told) => expect(() => read(env)).toThrow(told))
