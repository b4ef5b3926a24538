import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { execute, grace, message, personal } from '../support/activities.ts'
import { openChannel, type Channel } from '../support/channel.ts'
import { freePort } from '../support/redis.ts'
import { sealed } from '../support/sealed.ts'
import { marksIn, planted } from './support/planted.ts'
import { startWatched, type Watched } from './support/program.ts'

const all = Object.values(planted).join(' ')
const someone = { ...grace, name: `${planted.firstName} ${planted.lastName}` }

let channel: Channel
beforeAll(async () => void (channel = await openChannel()))
afterAll(() => channel.close())

const say = (program: Watched, text: string) => program.post(message(someone, personal(someone), channel.url, text))

/** A short conversation with everything that is counted in it. */
async function converse(program: Watched): Promise<void> {
  await say(program, `find ${all}`)
  await say(program, all)
  await say(program, `harm ${all}`)
  await program.post(execute(someone, personal(someone), channel.url, { verb: 'help', data: sealed(someone, 'help', {}) }))
  await program.post({ text: all })
}

describe('metrics', () => {
  it('are shown to Prometheus on a port of their own, on loopback, without anything personal', async () => {
    const METRICS_PORT = String(await freePort())
    const program = await startWatched({ METRICS_PORT })
    await converse(program)
    const response = await fetch(`http://127.0.0.1:${METRICS_PORT}/metrics`)
    const text = await response.text()
    const value = (series: string) => Number(text.split('\n').find((line) => line.startsWith(`${series} `))?.slice(series.length + 1))
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/)
    expect(value('bot_turns_total{kind="message",verb="find-customers",outcome="answered"}')).toBe(1)
    expect(value('bot_turns_total{kind="message",verb="none",outcome="misunderstood"}')).toBe(1)
    expect(value('bot_turns_total{kind="message",verb="none",outcome="accident"}')).toBe(1)
    expect(value('bot_turns_total{kind="invoke",verb="help",outcome="answered"}')).toBe(1)
    expect(value('bot_turn_seconds_count{verb="find-customers"}')).toBe(1)
    expect(value('bot_turn_seconds_bucket{verb="find-customers",le="+Inf"}')).toBe(1)
    expect(value('bot_send_seconds_count{method="POST",outcome="sent"}')).toBeGreaterThanOrEqual(3)
    expect(value('bot_store_seconds_count{call="get"}')).toBeGreaterThan(3)
    expect(value('bot_index_load_seconds_count')).toBe(1)
    expect(value('bot_refusals_total{status="400"}')).toBe(1)
    expect(value('bot_accidents_total')).toBe(1)
    expect([value('bot_ready'), value('bot_index_customers')]).toEqual([1, 0])
    for (const one of ['process_cpu_time_total{cpu_mode="user"}', 'process_memory_usage', 'nodejs_eventloop_delay_p99', 'nodejs_eventloop_delay_max']) expect(value(one), one).toBeGreaterThan(0)
    expect(marksIn(text)).toEqual([])
    expect(await program.end()).toBe(0)
  })

  it('tell of a port that is taken, with its remedy', async () => {
    const METRICS_PORT = new URL(channel.url).port
    await expect(startWatched({ METRICS_PORT })).rejects.toThrow(`METRICS_PORT=${METRICS_PORT} is taken: stop the program that listens there, or set another METRICS_PORT`)
  })
})

interface Collector {
  /** What came for each signal, by its path. */
  readonly came: { readonly path: string; readonly body: string }[]
  readonly url: string
  readonly server: Server
}

async function openCollector(): Promise<Collector> {
  const came: { path: string; body: string }[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    came.push({ path: request.url ?? '', body: Buffer.concat(chunks).toString('latin1') })
    response.writeHead(200)
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { came, server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

describe('traces', () => {
  it('and metrics are sent where the standard variable says: a turn with its calls to the store and to the channel, and nothing personal', async () => {
    const collector = await openCollector()
    const program = await startWatched({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_SERVICE_NAME: 'accounts-test' })
    await converse(program)
    expect(await program.end()).toBe(0)
    const sent = (path: string) => collector.came.filter((one) => one.path === path).map(({ body }) => body).join('')
    for (const part of ['accounts-test', 'turn', 'find-customers', 'store get', 'send POST', 'misunderstood']) expect(sent('/v1/traces'), part).toContain(part)
    expect(sent('/v1/metrics')).toContain('bot.turns')
    expect(marksIn(sent('/v1/traces') + sent('/v1/metrics'))).toEqual([])
    collector.server.close()
  })

  it('can be asked for alone', async () => {
    const collector = await openCollector()
    const program = await startWatched({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_METRICS_EXPORTER: 'none' })
    await converse(program)
    await program.end()
    expect(new Set(collector.came.map(({ path }) => path))).toEqual(new Set(['/v1/traces']))
    collector.server.close()
  })

  it('that cannot be sent hold nobody up, and the log says so once', async () => {
    const program = await startWatched({ OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${await freePort()}`, OTEL_BSP_SCHEDULE_DELAY: '100', OTEL_METRICS_EXPORTER: 'none', OTEL_EXPORTER_OTLP_TIMEOUT: '500' })
    for (let turn = 0; turn < 3; turn++) {
      expect((await say(program, 'help')).status).toBe(200)
      await new Promise((resolve) => setTimeout(resolve, 700))
    }
    expect(await program.end()).toBe(0)
    expect(program.lines('telemetry').map(({ level }) => level as string)).toEqual(['warn'])
  })
})
