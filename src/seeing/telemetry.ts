import { diag, DiagLogLevel, metrics } from '@opentelemetry/api'
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-proto'
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto'
import { defaultResource, detectResources, envDetector, resourceFromAttributes, type Resource } from '@opentelemetry/resources'
import { MeterProvider, PeriodicExportingMetricReader, type IMetricReader } from '@opentelemetry/sdk-metrics'
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node'
import type { Log } from './log.ts'
import { watchProcess } from './process.ts'
import { scope } from './timed.ts'

/** What is sent or shown; where to, how often and under which name the SDK reads from its standard variables. */
export interface Telemetry {
  readonly traces: boolean
  readonly metrics: boolean
  /** Where Prometheus asks. */
  readonly prometheus?: { readonly port: number; readonly bind: string }
}

/** Wakes OpenTelemetry's instruments for this process; gives what sends the rest and ends it. */
export async function openTelemetry({ traces, metrics: sent, prometheus }: Telemetry, log: Log): Promise<() => Promise<void>> {
  diag.setLogger(failuresInto(log), { logLevel: DiagLogLevel.ERROR, suppressOverrideMessage: true })
  const resource = defaultResource().merge(resourceFromAttributes({ 'service.name': scope })).merge(detectResources({ detectors: [envDetector] }))
  const tracer = traces ? tracing(resource) : undefined
  const readers = [...(sent ? [new PeriodicExportingMetricReader({ exporter: new OTLPMetricExporter() })] : []), ...(prometheus ? [await shown(prometheus)] : [])]
  const meters = readers.length > 0 ? metering(resource, readers) : undefined
  return async () => void (await Promise.allSettled([tracer?.shutdown(), meters?.shutdown()]))
}

function tracing(resource: Resource): NodeTracerProvider {
  const provider = new NodeTracerProvider({ resource, spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())] })
  provider.register()
  return provider
}

function metering(resource: Resource, readers: IMetricReader[]): MeterProvider {
  const provider = new MeterProvider({ resource, readers })
  metrics.setGlobalMeterProvider(provider)
  watchProcess(provider.getMeter(scope))
  return provider
}

async function shown({ port, bind: host }: NonNullable<Telemetry['prometheus']>): Promise<PrometheusExporter> {
  const exporter = new PrometheusExporter({ port, host, preventServerStart: true, withoutScopeInfo: true })
  await exporter.startServer().catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EADDRINUSE' ? new Error(`METRICS_PORT=${port} is taken: stop the program that listens there, or set another METRICS_PORT`) : error
  })
  return exporter
}

/** The SDK's words may hold addresses and answers of others; that something was not sent is enough, and once. */
function failuresInto(log: Log) {
  let told = false
  const error = (): void => {
    if (!told) log('warn', 'telemetry', { message: 'Traces or metrics could not be sent; look at OTEL_EXPORTER_OTLP_ENDPOINT.' })
    told = true
  }
  return { error, warn: () => undefined, info: () => undefined, debug: () => undefined, verbose: () => undefined }
}
