import type { Card } from '../cards/card.ts'
import { customerCard } from '../cards/customer.ts'
import type { Draw } from '../cards/draw.ts'
import { tell } from '../cards/tell.ts'
import type { Post } from '../people/posts.ts'
import type { Locale } from '../text/locale.ts'
import type { Delivered, Message, Renewal, Reply, Request } from './request.ts'
import { viewerOf } from './turn.ts'
import type { World } from './world.ts'

interface Bot {
  readonly world: World
  readonly draw: Draw
}

/** A card as a message; in a shared conversation one that shows a record asks each client to fetch its own person's view. */
export function message(draw: Draw, card: Card, { plain = false, shared = false } = {}): Message {
  const drawn = draw(card)
  if (plain) return { text: tell(drawn) }
  const { summary: text, about } = card
  if (about === undefined) return { text, card: drawn }
  return { text, card: drawn, about, ...(shared ? { refresh: { verb: showing, data: { id: about, verb: showing } } } : {}) }
}

const showing = 'show-customer'

/** What a client fetched by itself: its person's view of a record. It is nobody's act, so nothing is written, not even who came. */
export async function ownView({ world, draw }: Bot, { pressed, tenant, person }: Request, locale: Locale): Promise<Reply> {
  const id = pressed?.verb === showing ? pressed.data['id'] : undefined
  if (typeof id !== 'string') return nothing
  const known = (await world.people.get(tenant, person.id)) ?? { ...person, roles: [], plain: [] }
  const viewer = viewerOf(world, known, known.locale ?? locale, true)
  const customer = viewer.rights.has('view') ? await world.book.get(tenant, id) : undefined
  return customer ? { ...nothing, replacement: message(draw, customerCard(viewer, customer, { operation: world.newId() })) } : nothing
}

const nothing: Reply = { here: [], privately: [] }

/** What follows an answer: which cards show which record is kept, and other cards of the records that were saved are renewed. */
export function following(bot: Bot, request: Request, { saved, locale }: { readonly saved: readonly string[]; readonly locale: Locale }): Required<Pick<Reply, 'afterwards'>> {
  const { tenant, person } = request
  const { posts } = bot.world
  const afterwards = async (delivered: readonly Delivered[]): Promise<readonly Renewal[]> => {
    for (const { about, address, message, shared } of delivered) {
      if (about !== undefined) await posts.keep(tenant, about, { address, message, person: person.id, shared, locale })
    }
    const others = await Promise.all(saved.map(async (id) => (await posts.of(tenant, id)).filter((post) => !delivered.some((one) => sameMessage(one, post))).map((post) => renewal(bot, tenant, id, post))))
    return others.flat()
  }
  return { afterwards }
}

function sameMessage(one: Pick<Post, 'address' | 'message'>, other: Pick<Post, 'address' | 'message'>): boolean {
  return one.message === other.message && one.address === other.address
}

function renewal({ world, draw }: Bot, tenant: string, id: string, post: Post): Renewal {
  const { address, message: at, person, shared, locale } = post
  return {
    address,
    message: at,
    gone: () => world.posts.forget(tenant, id, post),
    becomes: async () => {
      const [customer, known] = await Promise.all([world.book.get(tenant, id), world.people.get(tenant, person)])
      const viewer = known && viewerOf(world, known, shared ? locale : (known.locale ?? locale), shared)
      return customer && viewer?.rights.has('view') ? message(draw, customerCard(viewer, customer, { operation: world.newId() }), { shared }) : undefined
    },
  }
}
