import type { Card } from '../cards/card.ts'
import { customerCard } from '../cards/customer.ts'
import { tell } from '../cards/tell.ts'
import { isSameMessage, type Post } from '../customer/posts.ts'
import type { Locale } from '../text/locale.ts'
import type { Offered } from './command.ts'
import type { Delivered, Message, Renewal, Reply } from './reply.ts'
import type { Request } from './request.ts'
import type { Reader } from './seal.ts'
import { onlooker, viewerOf, worldOf } from './turn.ts'
import type { Bot, World } from './world.ts'

interface Shown {
  readonly tenant: string
  /** Whose it is; '' where everybody of a shared conversation sees it. */
  readonly person: string
  readonly plain?: boolean
}

/** A card as a message, its buttons sealed; in a shared conversation one that shows a record asks each client to fetch its own person's view. */
export function message({ world, draw }: Bot, card: Card, { plain = false, ...reader }: Shown): Message {
  const drawn = draw(card)
  if (plain) return { text: tell(drawn) }
  const { summary: text, about, over } = card
  const sealed = { text, card: world.seal.card(drawn, reader), ...(over === undefined ? {} : { over }) }
  if (about === undefined) return sealed
  return { ...sealed, about, ...(reader.person === '' ? { refresh: refresh(world, about.id, reader) } : {}) }
}

/** The offer of a file; whoever answers it sends its data, sealed like a button's. */
export function offered({ world }: Bot, { verb, data, ...offer }: Offered, reader: Reader): Message {
  const action = { type: 'Action.Execute', verb, data: { ...data, verb } }
  world.seal.card(action, reader)
  return { text: offer.name, offer: { ...offer, data: action.data } }
}

const showing = 'show-customer'

function refresh({ seal }: World, id: string, reader: Reader): NonNullable<Message['refresh']> {
  const action = { type: 'Action.Execute', verb: showing, data: { id, verb: showing, own: true } }
  seal.card(action, reader)
  return { verb: showing, data: action.data }
}

/** Whether a client fetches its own person's view, by itself or because its person asked it to. */
export function isRefresh({ pressed }: Request): boolean {
  return pressed !== undefined && (pressed.automatic || pressed.data['own'] === true)
}

/** What a client fetched by itself: its person's view of a record. It is nobody's act, so nothing is written, not even who came. */
export async function ownView(bot: Bot, request: Request, locale: Locale): Promise<Reply> {
  const { world } = bot
  const { pressed, tenant, person } = request
  const id = pressed?.verb === showing ? pressed.data['id'] : undefined
  if (typeof id !== 'string') return nothing
  const viewer = await onlooker(world, request, { locale, shared: true })
  const customer = viewer.rights.has('view') ? await world.book.get(tenant, id) : undefined
  return customer ? { ...nothing, own: true, replacement: message(bot, customerCard(viewer, customer, { operation: world.newId() }), { tenant, person: person.id }) } : nothing
}

export const nothing: Reply = { here: [], privately: [] }

/** A customer that was saved, the card that the same write kept, and where its others stand. */
export interface Noted {
  readonly id: string
  readonly kept?: Post | undefined
  readonly others?: readonly Post[] | undefined
}

/** What follows an answer: which cards show which record is kept, and other cards of the records that were saved are renewed. */
export function following(bot: Bot, request: Request, { saved, locale }: { readonly saved: readonly Noted[]; readonly locale: Locale }): Required<Pick<Reply, 'afterwards'>> {
  const { tenant, person } = request
  const { posts } = bot.world
  const afterwards = async (delivered: readonly Delivered[]): Promise<readonly Renewal[]> => {
    const shown: Renewal[] = []
    for (const { about, over, address, message, shared } of delivered) {
      if (over !== undefined) await posts.forget(tenant, over, { address, message })
      if (about === undefined) continue
      const post = { address, message, person: person.id, shared, locale }
      if (!saved.some(({ kept }) => kept && isSameMessage(kept, post))) await posts.keep(tenant, about.id, post)
      // Somebody may have saved while it was on its way, and not have known of it.
      shown.push({ ...renewal(bot, tenant, about.id, post), shows: about.version })
    }
    const others = await Promise.all(saved.map(async ({ id, others }) => (others ?? (await posts.of(tenant, id))).filter((post) => !delivered.some((one) => isSameMessage(one, post))).map((post) => renewal(bot, tenant, id, post))))
    return [...shown, ...others.flat()]
  }
  return { afterwards }
}

function renewal(bot: Bot, tenant: string, id: string, post: Post): Renewal {
  const { world } = bot
  const { address, message: at, person, shared, locale } = post
  return {
    address,
    message: at,
    gone: () => world.posts.forget(tenant, id, post),
    becomes: async (shows) => {
      const customer = await world.book.get(tenant, id)
      // Nearly always nobody was faster: whom the card is for need not be looked up then.
      if (customer?.version === shows) return undefined
      const known = (await world.people.get(tenant, person)) ?? { id: person, name: '', roles: [], plain: [] }
      const viewer = viewerOf(worldOf(world, tenant), known, shared ? locale : (known.locale ?? locale), shared)
      // Whoever asked for it in a shared conversation may see it no more; the others there still do.
      return customer && (shared || viewer.rights.has('view')) ? message(bot, customerCard(viewer, customer, { operation: world.newId() }), { tenant, person: shared ? '' : person }) : undefined
    },
  }
}
