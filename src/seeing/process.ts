import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Meter } from '@opentelemetry/api'

/** What the process itself costs, under OpenTelemetry's own names for it. */
export function watchProcess(meter: Meter): void {
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()
  const gauge = (name: string, unit: string, read: () => number): void => meter.createObservableGauge(name, { unit }).addCallback((result) => result.observe(read()))
  meter.createObservableCounter('process.cpu.time', { unit: 's' }).addCallback((result) => {
    const { user, system } = process.cpuUsage()
    result.observe(user / 1e6, { 'cpu.mode': 'user' })
    result.observe(system / 1e6, { 'cpu.mode': 'system' })
  })
  gauge('process.memory.usage', 'By', () => process.memoryUsage.rss())
  gauge('process.uptime', 's', () => process.uptime())
  gauge('nodejs.eventloop.delay.p99', 's', () => delay.percentile(99) / 1e9)
  gauge('nodejs.eventloop.delay.max', 's', () => {
    const longest = delay.max / 1e9
    delay.reset()
    return longest
  })
}
