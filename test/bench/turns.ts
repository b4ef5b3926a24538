import type { Channel } from '../support/channel.ts'
import { execute, message, personal } from '../support/activities.ts'
import { cast, localTenant } from '../../src/local/cast.ts'
import { sealed } from '../support/sealed.ts'
import type { Subject } from './subject.ts'

const [person] = cast.map(({ aadObjectId, name }) => ({ id: aadObjectId, name, locale: 'en-US' }))
const place = personal(person!)

/** As the local page's tenant knows its people. */
function local(activity: Readonly<Record<string, unknown>>): object {
  return { ...activity, conversation: { ...(activity['conversation'] as object), tenantId: localTenant }, channelData: { tenant: { id: localTenant } } }
}

export const says = (channel: Channel, text: string) => local(message(person!, place, channel.url, text))
export const presses = (channel: Channel, verb: string, data: object) => local(execute(person!, place, channel.url, { verb, data }))

/** Opens the filled-in form of a new customer; gives the press of its Save. */
export async function filledIn(bot: Subject, channel: Channel, number: number): Promise<object> {
  channel.sent.length = 0
  await bot.post(says(channel, `add customer 重庆第${number}汽车股份有限公司 domain:bench${number} last name:张 first name:伟 email:wei${number}@bench.example province:CQ city:重庆 address:建新东路${number}号 tags:bench`))
  const draft = /"draft":"([^"]+)"/.exec(JSON.stringify(channel.sent))?.[1]
  if (!draft) throw new Error(`no form was opened: ${JSON.stringify(channel.sent).slice(0, 400)}`)
  return presses(channel, 'submit', sealed(person!, 'submit', { draft }))
}

/** What people look for: everybody, one customer, a few; in pinyin, initials, Chinese and letters. */
export function sought(number: number): string {
  const texts = ['chongqing', `wei${number % 500}@`, 'cqd', `建新东路${number % 500}号`, 'zhang wei', `bench${number % 50}`, '第7汽车']
  return texts[number % texts.length]!
}

/** Throws unless the answer of a Save shows the new customer. */
export function checkSaved(answer: unknown): void {
  const text = JSON.stringify(answer)
  if (!text.includes('Saved')) throw new Error(`it was not saved: ${text.slice(0, 400)}`)
}
