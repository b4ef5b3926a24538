import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Taken } from '../../src/bot/file.ts'
import type { Reply } from '../../src/bot/reply.ts'
import { readConfig } from '../../src/config/config.ts'
import { fetchFile, putFile } from '../../src/teams/carrying.ts'
import { mayCarry, type Door } from '../../src/teams/door.ts'
import { ana, execute, invoke, message, personal, room } from '../support/activities.ts'
import { openDrive, type Drive } from '../support/drive.ts'
import { openLocal, silence, type LocalBot } from './local.ts'

let local: LocalBot
let drive: Drive
beforeEach(async () => void ([local, drive] = await Promise.all([openLocal(), openDrive()])))
afterEach(() => Promise.all([local.close(), drive.close()]))

const chat = personal(ana)
const home: Door = { serviceHosts: [], fileHosts: [] }
const door = (CLOUD: string): Door => {
  const id = '11111111-2222-4333-8444-555555555555'
  const { app, serviceHosts, fileHosts } = readConfig({ MicrosoftAppId: id, MicrosoftAppPassword: 'x', MicrosoftAppTenantId: id, CLOUD }, [])
  return { ...(app ? { app } : {}), serviceHosts, fileHosts }
}
async function* pieces(...texts: readonly string[]) {
  for (const text of texts) yield Buffer.from(text)
}

describe('an offered file', () => {
  it('is a consent card, whose answer is a press with what it carried', async () => {
    local.answer = () => ({ ...silence, here: [{ text: 'a.csv', offer: { name: 'a.csv', about: 'Customers', size: 99, data: { verb: 'export-customers', seal: 's' } } }] })
    await local.post(message(ana, chat, local.channel.url, 'export'))
    const attachment = { contentType: 'application/vnd.microsoft.teams.card.file.consent', name: 'a.csv', content: { description: 'Customers', sizeInBytes: 99, acceptContext: { verb: 'export-customers', seal: 's' }, declineContext: { verb: 'export-customers', seal: 's' } } }
    expect(local.channel.sent.at(-1)?.body).toMatchObject({ type: 'message', summary: 'a.csv', attachments: [attachment] })
    local.answer = () => silence
    const declined = await local.post(invoke(ana, chat, local.channel.url, 'fileConsent/invoke', { type: 'fileUpload', action: 'decline', context: attachment.content.declineContext }))
    expect(declined).toEqual({ status: 200, body: {} })
    expect(local.asked.at(-1)).toMatchObject({ pressed: { verb: 'export-customers', data: { seal: 's' } }, taken: {}, within: 4_000 })
    expect(local.asked.at(-1)?.taken?.put).toBeUndefined()
  })

  it('is put where it was taken, and an info card tells where; what there is to say is said, since nobody sees the answer', async () => {
    local.answer = async ({ taken }) => {
      const placed = await taken!.put!(pieces('ab', 'c'))
      return typeof placed === 'string' ? { ...silence, refusal: { text: placed } } : { ...silence, here: [{ text: placed.name, placed }] }
    }
    const accept = (uploadInfo: object) => local.post(invoke(ana, chat, local.channel.url, 'fileConsent/invoke', { type: 'fileUpload', action: 'accept', context: { verb: 'export-customers' }, uploadInfo }))
    const to = drive.room('a.csv')
    await accept(to)
    expect(drive.put).toMatchObject([{ range: 'bytes 0-2/3', bytes: Buffer.from('abc') }])
    expect(local.channel.sent.at(-1)?.body['attachments']).toEqual([{ contentType: 'application/vnd.microsoft.teams.card.file.info', contentUrl: to.contentUrl, name: 'a.csv', content: { uniqueId: to.uniqueId, fileType: 'csv' } }])
    await accept({ ...to, uploadUrl: 'http://10.0.0.1/a.csv' })
    expect(local.channel.sent.at(-1)?.body).toMatchObject({ text: 'foreign' })
    await accept({ uploadUrl: 'x' })
    expect(local.asked.at(-1)?.taken).toEqual({})
  })

  it('is taken back once it is answered, and what takes its place said; one that nobody could hand over stays', async () => {
    const decline = () => local.post({ ...invoke(ana, chat, local.channel.url, 'fileConsent/invoke', { type: 'fileUpload', action: 'decline', context: { verb: 'export-customers' } }), replyToId: 'offer-1' })
    local.answer = () => ({ ...silence, here: [{ text: 'no room' }] })
    await decline()
    local.answer = () => ({ ...silence, here: [{ text: 'a.csv', placed: { name: 'a.csv', id: '1', type: 'csv', url: 'https://x.example/a.csv' } }], replacement: { text: 'done' } })
    await decline()
    expect(local.channel.sent.map(({ method, path, body }) => method === 'DELETE' ? path.split('/').at(-1) : (body['text'] ?? body['summary']))).toEqual(['no room', 'done', 'offer-1', 'a.csv'])
    local.channel.answer = ({ method }) => (method === 'DELETE' ? { status: 404 } : undefined)
    expect(await decline()).toEqual({ status: 200, body: {} })
    expect(local.channel.sent.at(-1)?.body).toMatchObject({ summary: 'a.csv' })
  })

  it('of no shape that is known asks nobody', async () => {
    for (const value of [undefined, 'x', {}, { action: 'eat' }]) expect(await local.post(invoke(ana, chat, local.channel.url, 'fileConsent/invoke', value))).toEqual({ status: 200, body: {} })
    expect(local.asked).toEqual([])
  })
})

describe('a file that was sent', () => {
  const sent = (place = chat, attachments: readonly object[] = [{ contentType: 'text/html', content: '<p></p>' }, { contentType: 'application/vnd.microsoft.teams.file.download.info', name: 'a.xlsx', content: { downloadUrl: drive.lay('a.xlsx', 'abc'), fileType: 'xlsx', uniqueId: 'u' } }]) =>
    local.post({ ...message(ana, place, local.channel.url, ''), attachments })

  it('comes with its message, and is fetched only when it is wanted', async () => {
    await sent()
    const { says, attached, files } = local.asked[0]!
    expect([says, attached?.name, files]).toEqual(['', 'a.xlsx', true])
    expect(Buffer.from((await attached!.fetch()) as Uint8Array).toString()).toBe('abc')
  })

  it('is the first of several, and knows of the others', async () => {
    const file = (name: string) => ({ contentType: 'application/vnd.microsoft.teams.file.download.info', name, content: { downloadUrl: drive.lay(name, name) } })
    await sent(chat, [file('a.csv'), { contentType: 'image/png', contentUrl: 'https://x.example/a.png' }, file('b.csv'), file('c.csv')])
    expect(local.asked[0]?.attached).toMatchObject({ name: 'a.csv', besides: 2 })
  })

  it('is none in a shared conversation, and none without an address', async () => {
    await sent(room)
    await sent(chat, [{ contentType: 'application/vnd.microsoft.teams.file.download.info', name: 'a.xlsx', content: { downloadUrl: 'a' } }])
    expect(local.asked.map(({ attached }) => attached)).toEqual([undefined, undefined])
  })
})

describe('files are fetched from and put to', () => {
  it('SharePoint of the bot’s own cloud alone, by https', () => {
    const good = { public: ['https://contoso-my.sharepoint.com/personal/x?tempauth=y', 'https://contoso.sharepoint.com/_layouts/download.aspx'], china: ['https://contoso-my.sharepoint.cn/personal/x', 'https://contoso.sharepoint.cn/x'] }
    for (const [cloud, addresses] of Object.entries(good)) {
      expect(addresses.map((address) => mayCarry(door(cloud), address))).toEqual([true, true])
      const other = cloud === 'public' ? 'china' : 'public'
      expect(addresses.map((address) => mayCarry(door(other), address))).toEqual([false, false])
    }
    const bad = ['http://contoso.sharepoint.com/x', 'https://sharepoint.com.evil.example/x', 'https://evilsharepoint.com/x', 'https://contoso.sharepoint.com:8443/x', 'https://me@contoso.sharepoint.com/x', 'https://169.254.169.254/latest', 'https://contoso.sharepoint.com@evil.example/', 'file:///etc/passwd', 'x']
    expect(bad.filter((address) => mayCarry(door('public'), address))).toEqual([])
    expect(mayCarry(home, 'https://contoso.sharepoint.com/x')).toBe(false)
  })

  it('no other place that a redirection leads to, and never for ever', async () => {
    drive.answer = (_, path) => (path === '/away' ? { status: 302, headers: { location: 'http://10.0.0.1/x' } } : path === '/round' ? { status: 302, headers: { location: '/round' } } : path === '/near' ? { status: 302, headers: { location: '/here' } } : undefined)
    const url = (name: string) => drive.lay(name, 'abc')
    expect(await fetchFile(home, url('away'))).toBe('foreign')
    expect(await fetchFile(home, url('round'))).toBe('gone')
    url('here')
    expect(Buffer.from((await fetchFile(home, url('near'))) as Uint8Array).toString()).toBe('abc')
    drive.answer = () => ({ status: 307, headers: { location: '/elsewhere' } })
    const { uploadUrl } = drive.room('b')
    expect(await putFile(home, { url: uploadUrl, placed: { name: 'b', id: '', type: '', url: '' } }, pieces('b'))).toBe('gone')
  })

  it('within their size, and a place that refuses is told', async () => {
    expect(await fetchFile(home, drive.lay('big', Buffer.alloc(10 * 2 ** 20 + 1)))).toBe('large')
    expect(await fetchFile(home, `${drive.lay('x', 'x')}y`)).toBe('gone')
    async function* endless() {
      for (;;) yield Buffer.alloc(2 ** 20)
    }
    const put: NonNullable<Taken['put']> = (bytes) => putFile(home, { url: drive.room('b').uploadUrl, placed: { name: 'b', id: '', type: '', url: '' } }, bytes)
    expect(await put(endless())).toBe('large')
    expect(drive.put).toEqual([])
  })
})

it('what goes on after the answer to a button takes the place of its card, one step after the other', async () => {
  const card = (text: string) => ({ text, card: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text }] } })
  const step = async (...[text, ...more]: readonly string[]): Promise<Reply> => ({ ...silence, replacement: card(text!), ...(more.length > 0 ? { later: step(...more) } : {}) })
  local.answer = () => step('begun', 'half', 'whole')
  const { body } = await local.post(execute(ana, chat, local.channel.url, { verb: 'import-customers', data: {} }, 'pressed-1'))
  expect(body).toMatchObject({ value: card('begun').card })
  await expect.poll(() => local.channel.sent.map(({ method, path, body: { summary } }) => [method, path.split('/').at(-1), summary]), { timeout: 5_000 }).toEqual([['PUT', 'pressed-1', 'half'], ['PUT', 'pressed-1', 'whole']])
})
