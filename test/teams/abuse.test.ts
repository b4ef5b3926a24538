import { mkdtemp, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { start } from '../bench/subject.ts'
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

/** What the bot answers to these bytes, and whether it closed the connection within the time (ms). */
function told(bytes: string, patience = 1_000): Promise<{ text: string; closed: boolean }> {
  return new Promise((resolve) => {
    let text = ''
    const end = (closed: boolean) => {
      socket.destroy()
      resolve({ text, closed })
    }
    const socket = connect(Number(new URL(bot.url).port), '127.0.0.1', () => socket.write(bytes))
    socket.on('data', (chunk) => (text += String(chunk))).on('error', () => undefined).on('close', () => end(true))
    setTimeout(() => end(false), patience)
  })
}

const head = 'Host: 127.0.0.1\r\nContent-Type: application/json\r\n'
const posted = `POST /api/messages HTTP/1.1\r\n${head}`

describe('what is no proper request is refused, and the connection closed:', () => {
  const improper: readonly (readonly [what: string, bytes: string, status: string])[] = [
    ['words', 'hello there\r\n\r\n', '400'],
    ['two lengths', `${posted}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`, '400'],
    ['a length beside chunks', `${posted}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, '400'],
    ['a length that is none', `${posted}Content-Length: two\r\n\r\n{}`, '400'],
    ['a chunk whose size is none', `${posted}Transfer-Encoding: chunked\r\n\r\nxyz\r\n`, '400'],
    ['50 KB of headers', `${posted}${`X-A: ${'y'.repeat(1_000)}\r\n`.repeat(50)}\r\n`, '431'],
    ['no host', 'POST /api/messages HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}', '400'],
  ]
  it.each(improper)('%s', async (_, bytes, status) => {
    const { text, closed } = await told(bytes)
    expect([text.slice(0, 12), closed]).toEqual([`HTTP/1.1 ${status}`, true])
    expect((await bot.post(hello())).status).toBe(200)
  })

  it('another protocol', async () => {
    for (const line of ['GET /api/messages HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n', 'CONNECT evil.example:443 HTTP/1.1\r\n']) {
      expect(await told(`${line}${head}\r\n`, 2_000)).toEqual({ text: '', closed: true })
    }
  })
})

it('who asks before sending a body is told to, or is refused before', async () => {
  expect((await told(`${posted}Expect: 100-continue\r\nContent-Length: 2\r\n\r\n`)).text).toBe('HTTP/1.1 100 Continue\r\n\r\n')
  expect((await told(`${posted}Expect: 100-continue\r\nContent-Length: 52428800\r\n\r\n`)).text).toMatch(/^HTTP\/1.1 413/)
})

it.each(['HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND'])('%s tells nothing but that it is not for this path', async (method) => {
  const { text } = await told(`${method} /api/messages HTTP/1.1\r\n${head}\r\n`)
  expect(text).toMatch(/^HTTP\/1.1 405 .*\r\n\r\n$/s)
  expect(text).not.toMatch(/^Server:|customer-accounts|restify/im)
})

it('requests that are sent at once are answered in their order', async () => {
  const body = '{"type":1}'
  const { text } = await told(`GET /healthz HTTP/1.1\r\n${head}\r\n${posted}Content-Length: ${body.length}\r\n\r\n${body}GET /other HTTP/1.1\r\n${head}\r\n`)
  expect(text.match(/HTTP\/1.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 400', 'HTTP/1.1 404'])
})

it('an id with half a letter, which fits into no address, is refused', async () => {
  const { from, conversation } = hello() as { from: object; conversation: object }
  for (const odd of [{ id: '\ud800' }, { from: { ...from, id: '29:\udc00x' } }, { conversation: { ...conversation, id: '\ud800' } }, { replyToId: 'a\ud800' }]) expect(await bot.post({ ...hello(), ...odd })).toEqual({ status: 400, body: '' })
  expect((await bot.post({ ...hello(), id: '汉😀' })).status).toBe(200)
})

it('250 KB of keys are refused wherever they stand; 5,000 are read', async () => {
  const keys = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`key${n}`, n]))
  for (const place of ['channelData', 'value', 'entities']) expect(await bot.post({ ...hello(), [place]: keys(13_000) })).toEqual({ status: 400, body: '' })
  expect(await bot.post({ ...hello(), ...keys(13_000) })).toEqual({ status: 400, body: '' })
  expect((await bot.post({ ...hello(), text: undefined, value: keys(5_000) })).status).toBe(200)
})

it('under 150 slow senders and many large bodies everybody else is answered, little memory is taken, and the slow ones are cut off', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'customer-accounts-'))
  const program = await start({ name: 'bot', file: fileURLToPath(new URL('../../dist/main.js', import.meta.url)), args: ['--local'], env: { DATA_FOLDER: folder } })
  // The heap of a process that has just started grows by itself.
  for (let n = 0; n < 2_000; n += 1) await program.post(hello())
  const before = (await program.used()).rss
  const started = Date.now()
  const beginnings = ['POST /api/messages HTTP/1.1\r\nHost: 127.0.0.1\r\n', `${posted}Content-Length: 200000\r\n\r\n{`, `${posted}Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n`]
  const slow = Array.from({ length: 150 }, (_, n) => dribbling(program.port, beginnings[n % 3] ?? ''))
  const large = Array.from({ length: 10 }, () => flooding(program.port))
  let answered = 0
  for (; Date.now() - started < 5_000; answered += 1) await program.post(hello())
  await Promise.all(slow)
  for (const megabytes of await Promise.all(large)) expect(megabytes, 'MB taken of a body of 50').toBeLessThan(10)
  expect(Date.now() - started).toBeLessThan(20_000)
  expect(answered).toBeGreaterThan(20)
  expect((await program.used()).rss - before, 'MB more').toBeLessThan(100)
  await program.close()
  await rm(folder, { recursive: true })
}, 40_000)

/** Sends a byte every half second until it is cut off. */
function dribbling(port: number, beginning: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(beginning))
    const timer = setInterval(() => socket.write(' '), 500)
    socket.on('error', () => undefined).on('close', () => (clearInterval(timer), resolve())).resume()
  })
}

/** Sends 50 MB in chunks without a length, or until it is cut off; how many were taken, with what lay in between. */
function flooding(port: number): Promise<number> {
  return new Promise((resolve) => {
    const out = request(`http://127.0.0.1:${port}/api/messages`, { method: 'POST', headers: json })
    const chunk = Buffer.alloc(64 * 1024, 'x')
    let left = 800
    const push = () => {
      while (left > 0 && !out.destroyed) if ((left -= 1, !out.write(chunk))) return
      out.end()
    }
    out.on('drain', push).on('response', (response) => response.resume()).on('error', () => undefined).on('close', () => resolve((800 - left) / 16))
    push()
  })
}

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
