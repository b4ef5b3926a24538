import { request } from 'node:http'
import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ana, message, personal } from '../support/activities.ts'
import { openLocal, post, type LocalBot } from './local.ts'

let bot: LocalBot
beforeAll(async () => void (bot = await openLocal()))
afterAll(() => bot.close())

const hello = () => message(ana, personal(ana), bot.channel.url, 'hello')

/** A raw POST, since fetch mends some headers. */
function raw(headers: Readonly<Record<string, string>>, body: Buffer | string, path = '/api/messages'): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const out = request(`${bot.url}${path}`, { method: 'POST', headers }, (response) => {
      let text = ''
      response.on('data', (chunk) => (text += String(chunk))).on('end', () => resolve({ status: response.statusCode ?? 0, body: text }))
    })
    out.on('error', reject).end(body)
  })
}

const json = { 'content-type': 'application/json' }

describe('the bot refuses with a bare status, and lives on:', () => {
  const abuse: readonly (readonly [what: string, status: number, headers: Readonly<Record<string, string>>, body: Buffer | string])[] = [
    ['nothing', 400, json, ''],
    ['an empty object', 400, json, '{}'],
    ['a list', 400, json, '[]'],
    ['null', 400, json, 'null'],
    ['half a JSON', 400, json, '{"type":'],
    ['deep nesting', 400, json, '['.repeat(100_000)],
    ['garbage that says it is gzip', 415, { ...json, 'content-encoding': 'gzip' }, Buffer.from('garbage')],
    ['a bomb in gzip', 415, { ...json, 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(10_000_000))],
    ['brotli', 415, { ...json, 'content-encoding': 'br' }, 'x'],
    ['a form with files', 415, { 'content-type': 'multipart/form-data; boundary=x' }, '--x\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\nx\r\n--x--'],
    ['no content type', 415, {}, '{}'],
    ['a content type that only begins like JSON', 415, { 'content-type': 'application/jsonx' }, '{}'],
    ['more than 256 KB', 413, json, `"${'x'.repeat(300_000)}"`],
    ['a type that is no string', 400, json, '{"type":{"a":1}}'],
    ['a wrong checksum', 400, { ...json, 'content-md5': 'abc' }, '{}'],
  ]
  it.each(abuse)('%s', async (_, status, headers, body) => {
    expect(await raw(headers, body)).toEqual({ status, body: '' })
    expect((await bot.post(hello())).status).toBe(200)
  })

  it('more than 256 KB that never says how much it is', async () => {
    const status = await new Promise((resolve, reject) => {
      const out = request(`${bot.url}/api/messages`, { method: 'POST', headers: { ...json, 'transfer-encoding': 'chunked' } }, (response) => resolve(response.resume().statusCode))
      out.on('error', reject)
      for (let i = 0; i < 40; i += 1) out.write('x'.repeat(10_000))
      out.end()
    })
    expect(status).toBe(413)
    expect((await bot.post(hello())).status).toBe(200)
  })

  it('other paths and methods', async () => {
    expect(await raw(json, '{}', '/api/other')).toEqual({ status: 404, body: '' })
    const response = await fetch(`${bot.url}/api/messages`)
    expect([response.status, await response.text()]).toEqual([405, ''])
  })
})

it('a request whose headers never end is cut off', async () => {
  const { port } = new URL(bot.url)
  const started = Date.now()
  await new Promise<void>((resolve) => {
    const socket = connect(Number(port), '127.0.0.1', () => socket.write('POST /api/messages HTTP/1.1\r\nHost: 127.0.0.1\r\n'))
    socket.on('close', () => resolve()).on('error', () => undefined).resume()
  })
  expect(Date.now() - started).toBeLessThan(9_000)
})

describe('without authentication the bot answers only this machine:', () => {
  it.each(['x-forwarded-for', 'forwarded', 'x-forwarded-host', 'via', 'x-real-ip'])('a request forwarded with %s is refused', async (name) => {
    expect(await post(`${bot.url}/api/messages`, hello(), { [name]: '203.0.113.1' })).toEqual({ status: 403, body: '' })
  })

  it('a request for another host is refused, as a rebound name would send it', async () => {
    expect(await raw({ ...json, host: 'evil.example' }, JSON.stringify(hello()))).toEqual({ status: 403, body: '' })
  })

  it.each(['https://smba.trafficmanager.net/', 'http://192.0.2.1/', 'http://127.0.0.1.evil.example/', 'ftp://127.0.0.1/'])('an activity is not answered at %s', async (serviceUrl) => {
    expect(await bot.post({ ...hello(), serviceUrl })).toEqual({ status: 403, body: '' })
  })
})

it('/healthz answers while the process lives; /readyz tells what the store promises', async () => {
  expect(await (await fetch(`${bot.url}/healthz`)).json()).toEqual({ status: 'ok' })
  const away = await openLocal({ ready: () => Promise.resolve({ ready: false, faults: ['the store is away'] }) })
  const response = await fetch(`${away.url}/readyz`)
  expect([response.status, await response.json()]).toEqual([503, { ready: false, faults: ['the store is away'] }])
  await away.close()
  expect((await fetch(`${bot.url}/readyz`)).status).toBe(200)
})
