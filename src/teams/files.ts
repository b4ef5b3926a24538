import { z } from 'zod'
import type { Attached, Offer, Placed } from '../bot/file.ts'
import { kindOf, type Incoming } from './activity.ts'
import type { Door } from './door.ts'
import { fetchFile, putFile } from './carrying.ts'
import { pressedOn } from './pressed.ts'
import type { Asked } from './request.ts'

const address = z.url().max(10_000)
const name = z.string().min(1).max(1_000)

const sentSchema = z.object({
  contentType: z.literal('application/vnd.microsoft.teams.file.download.info'),
  name: name.catch('?'),
  content: z.object({ downloadUrl: address }),
})

/** The first file that was sent with a message; in a private chat alone, since Teams gives no address elsewhere. Source: "Send and receive files through a bot". */
export function attachedTo(activity: Incoming, door: Door): { readonly attached?: Attached } {
  if (kindOf(activity) !== 'personal') return {}
  const [first, ...others] = (activity.attachments ?? []).flatMap((attachment) => sentSchema.safeParse(attachment).data ?? [])
  return first ? { attached: { name: first.name, besides: others.length, fetch: () => fetchFile(door, first.content.downloadUrl) } } : {}
}

const answerSchema = z.object({
  action: z.enum(['accept', 'decline']),
  context: z.unknown(),
  uploadInfo: z.object({ uploadUrl: address, contentUrl: z.string().max(10_000), name, uniqueId: z.string().max(1_000), fileType: z.string().max(100) }).nullish().catch(null),
})

/** The invoke that answers an offered file. */
export const consent = 'fileConsent/invoke'

/** The answer to an offered file: a press of what the offer carried. */
export function answered({ value }: Incoming, door: Door): Asked | undefined {
  const { data } = answerSchema.safeParse(value)
  if (!data) return undefined
  const { action, context, uploadInfo: to } = data
  const put = action === 'accept' && to ? { put: (bytes: AsyncIterable<Uint8Array>) => putFile(door, { url: to.uploadUrl, placed: { name: to.name, id: to.uniqueId, type: to.fileType, url: to.contentUrl } }, bytes) } : {}
  return { pressed: pressedOn(context), taken: put }
}

/** Teams asks the person, and makes room where files of this chat are kept. */
export function consentCard({ name, about, size, data }: Offer): object {
  return { contentType: 'application/vnd.microsoft.teams.card.file.consent', name, content: { description: about, sizeInBytes: size, acceptContext: data, declineContext: data } }
}

/** A file in its place, to be opened from the chat. */
export function infoCard({ name, id, type, url }: Placed): object {
  return { contentType: 'application/vnd.microsoft.teams.card.file.info', contentUrl: url, name, content: { uniqueId: id, fileType: type } }
}
