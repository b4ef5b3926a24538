import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { cardOf, everything, form, listPage } from './sample-cards.ts'

type Json = Record<string, unknown>
type Activity = Json & { type: string; id: string; name?: string; text?: string; serviceUrl: string; conversation: { id: string }; value?: Json & { action?: { verb: string; data: Json }; queryText?: string } }

const adaptive = (content: Json) => ({ contentType: 'application/vnd.microsoft.card.adaptive', content })
const message = (text: string) => ({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text })
const card = (value: Json) => ({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value })

/** A bot on a free port that answers a few words with sample cards, and remembers all it has heard. */
export async function startEchoBot() {
  const heard: Activity[] = []
  /** Activity ids that are left without an answer once, so that they are sent again. */
  const state = { deaf: 0 }

  const call = async (activity: Activity, method: string, path: string, body?: Json) => {
    const url = `${activity.serviceUrl}v3/conversations/${encodeURIComponent(activity.conversation.id)}/${path}`
    const response = await fetch(url, { method, headers: { 'content-type': 'application/json' }, ...(body ? { body: JSON.stringify(body) } : {}) })
    return { status: response.status, body: (await response.json().catch(() => undefined)) as Json }
  }
  const send = (activity: Activity, body: Json) => call(activity, 'POST', `activities/${activity.id}`, { type: 'message', replyToId: activity.id, ...body })

  const answers: Record<string, (activity: Activity) => Promise<unknown>> = {
    form: (activity) => send(activity, { attachments: [adaptive(form())] }),
    list: (activity) => send(activity, { attachments: [adaptive(listPage())] }),
    everything: (activity) => send(activity, { attachments: [adaptive(everything)] }),
    typing: async (activity) => {
      await call(activity, 'POST', 'activities', { type: 'typing' })
      await setTimeout(300)
      return send(activity, { text: 'You said: typing' })
    },
    suggest: (activity) => send(activity, { text: 'Shall I?', suggestedActions: { actions: [{ type: 'imBack', title: 'Yes, please', value: 'yes' }] } }),
    refresh: (activity) => send(activity, { attachments: [adaptive(cardOf([{ type: 'TextBlock', text: 'Base' }], { refresh: { action: { type: 'Action.Execute', verb: 'refresh', data: { id: 1 } } } }))] }),
    update: async (activity) => {
      const { body } = await send(activity, { text: 'before' })
      await call(activity, 'PUT', `activities/${body.id}`, { type: 'message', text: 'after' })
    },
    delete: async (activity) => {
      const { body } = await send(activity, { text: 'unwanted' })
      await call(activity, 'DELETE', `activities/${body.id}`)
      await send(activity, { text: 'deleted' })
    },
  }

  const verbs: Record<string, (data: Json, activity: Activity) => unknown> = {
    save: (data) => card(cardOf([{ type: 'TextBlock', text: `Saved ${data['lastName-0']}${data['firstName-0']}`, wrap: true }])),
    refuse: () => ({ statusCode: 400, type: 'application/vnd.microsoft.error', value: { code: 'Unavailable', message: 'The store is away. Nothing was saved.' } }),
    notice: () => message('Noted'),
    cancel: () => card(form(1, 'The phone number is too short')),
    page: (data) => card(listPage(Number(data.page))),
    archive: () => message('Archived'),
    refresh: () => card(cardOf([{ type: 'TextBlock', text: 'Refreshed for you' }])),
    open: () => message('Opened'),
  }

  const invoke = (activity: Activity) => {
    if (activity.name === 'application/search') {
      const results = ['王志强', '王小波'].map((title, index) => ({ title, value: `id-${index + 10}` }))
      const matching = results.filter(({ title }) => title.startsWith(activity.value?.queryText ?? ''))
      return { statusCode: 200, type: 'application/vnd.microsoft.search.searchResponse', value: { results: matching } }
    }
    const { verb = '', data = {} } = activity.value?.action ?? {}
    return verbs[verb]?.(data, activity)
  }

  const say = async (activity: Activity) => {
    const word = (activity.text ?? '').replace(/<at>.*?<\/at>/g, '').trim()
    if (activity.value) return send(activity, { text: `Submitted ${JSON.stringify(activity.value)}`, textFormat: 'plain' })
    return answers[word]?.(activity) ?? send(activity, { text: `You said: ${word}` })
  }

  const server = createServer(async (request, response) => {
    const activity: Activity = JSON.parse(Buffer.concat(await request.toArray()).toString('utf8'))
    heard.push(activity)
    if (state.deaf > 0 && activity.type !== 'conversationUpdate' && activity.type !== 'installationUpdate') {
      state.deaf -= 1
      return
    }
    if (activity.text === 'fail') return void response.writeHead(500).end()
    if (activity.type === 'message') await say(activity)
    response.writeHead(200, { 'content-type': 'application/json' }).end(activity.type === 'invoke' ? JSON.stringify(invoke(activity)) : '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard,
    state,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
