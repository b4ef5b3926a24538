import { localeOf } from '../text/locale.ts'
import type { Sender } from './activities.ts'
import type { createActs } from './acts.ts'
import { cast, conversations, conversationsOf, localBot } from './cast.ts'
import type { Channel } from './connector.ts'
import { members, Refusal, text } from './http.ts'
import type { Route } from './http.ts'
import type { Files } from './files.ts'
import type { Click, DialogAct, FileAnswer, Json, Stage } from './wire.ts'

/** What the page may ask for, all of it JSON under /local/. */
export function pageRoutes(channel: Channel, acts: ReturnType<typeof createActs>, place: { serviceUrl: () => string; files: Files; loadDemo?: () => Promise<number> }): readonly Route[] {
  const { loadDemo, files } = place
  const fileUrl = (id: string) => `${place.serviceUrl()}local/files/${id}`
  const sender = (body: Json): Sender => seated(body, { serviceUrl: place.serviceUrl(), id: channel.nextId(), at: channel.now() })
  const stage: Stage = { bot: localBot, cast, conversations, demo: loadDemo !== undefined }
  return [
    { method: 'GET', path: /^\/local\/stage$/, answer: () => ({ status: 200, body: stage }) },
    { method: 'POST', path: /^\/local\/open$/, answer: async ({ body }) => acts.open(sender(body)).then(() => ({ status: 200 })) },
    { method: 'POST', path: /^\/local\/say$/, answer: async ({ body }) => acts.say(sender(body), text(body.text, 'text')).then(() => ({ status: 200 })) },
    {
      method: 'POST',
      path: /^\/local\/send$/,
      answer: async ({ body }) => {
        const id = text(body.file, 'file', 100)
        await acts.send(sender(body), text(body.text, 'text'), { name: files.nameOf(id), url: fileUrl(id) })
        return { status: 200 }
      },
    },
    { method: 'POST', path: /^\/local\/answer$/, answer: async ({ body }) => ({ status: 200, body: await acts.answer(sender(body), fileAnswer(members(body.answer)), (name) => fileUrl(files.room(name))) }) },
    { method: 'POST', path: /^\/local\/click$/, answer: async ({ body }) => ({ status: 200, body: await acts.click(sender(body), click(members(body.click))) }) },
    { method: 'POST', path: /^\/local\/dialog$/, answer: async ({ body }) => ({ status: 200, body: await acts.dialog(sender(body), dialogAct(members(body.act))) }) },
    { method: 'POST', path: /^\/local\/find$/, answer: async ({ body }) => ({ status: 200, body: await acts.find(sender(body), text(body.text, 'text', 500)) }) },
    { method: 'POST', path: /^\/local\/post$/, answer: async ({ body }) => acts.post(sender(body), members(body.card)).then(() => ({ status: 200 })) },
    { method: 'POST', path: /^\/local\/search$/, answer: async ({ body }) => ({ status: 200, body: await acts.search(sender(body), asked(body)) }) },
    {
      method: 'POST',
      path: /^\/local\/demo$/,
      answer: async () => {
        if (!loadDemo) throw new Refusal(404, 'NoDemo')
        return { status: 200, body: { count: await loadDemo() } }
      },
    },
  ]
}

/** Who sits where, or a 400. */
export function seated(seat: Json, at: Pick<Sender, 'serviceUrl' | 'id' | 'at'>): Sender {
  const person = cast.find(({ key }) => key === seat.person)
  const conversation = person && conversationsOf(person.key).find(({ key }) => key === seat.conversation)
  const locale = localeOf(text(seat.locale, 'locale', 20))
  if (!person || !conversation || !locale) throw new Refusal(400, 'BadArgument', 'nobody sits there')
  return { ...at, person, conversation, locale, timezone: text(seat.timezone, 'timezone', 60) }
}

function click(body: Json): Click {
  const { type, trigger, id, verb, data } = body
  if (type !== 'Action.Execute' && type !== 'Action.Submit') throw new Refusal(400, 'BadArgument', 'click.type')
  return {
    entry: text(body.entry, 'click.entry', 100),
    type,
    trigger: trigger === 'automatic' ? trigger : 'manual',
    ...(typeof id === 'string' ? { id } : {}),
    ...(typeof verb === 'string' ? { verb } : {}),
    data: members(data),
  }
}

const dialogActs = ['task/fetch', 'task/submit', 'composeExtension/fetchTask', 'composeExtension/submitAction'] as const

function dialogAct({ name, entry, data }: Json): DialogAct {
  const known = dialogActs.find((each) => each === name)
  if (!known) throw new Refusal(400, 'BadArgument', 'act.name')
  return { name: known, entry: text(entry, 'act.entry', 100), data: members(data) }
}

function fileAnswer({ entry, action }: Json): FileAnswer {
  if (action !== 'accept' && action !== 'decline') throw new Refusal(400, 'BadArgument', 'answer.action')
  return { entry: text(entry, 'answer.entry', 100), action }
}

function asked(body: Json): { dataset: string; text: string; count: number; entry: string } {
  return { dataset: text(body.dataset, 'dataset', 200), text: text(body.text, 'text', 500), count: 15, entry: text(body.entry, 'entry', 100) }
}
