import { customerCard } from '../cards/customer.ts'
import { clip } from '../cards/format.ts'
import { statusNames } from '../cards/say.ts'
import type { Viewer } from '../cards/viewer.ts'
import type { Customer } from '../customer/customer.ts'
import { nameOf, showValue } from '../customer/show.ts'
import { rightNames } from '../people/rights.ts'
import type { Locale, Localized } from '../text/locale.ts'
import { citiesSought } from './cities.ts'
import { colleagues } from './staff/colleagues.ts'
import { message, nothing } from './living.ts'
import { pickable, recentCustomers } from './pickable.ts'
import type { Choice, Reply } from './reply.ts'
import type { Request, Sought } from './request.ts'
import { onlooker } from './turn.ts'
import type { Bot, World } from './world.ts'

const longestText = 200

/** What somebody may see of what is sought; `refusal` where that is nothing. */
export async function lookUp(bot: Bot, request: Request, asked: Sought, locale: Locale): Promise<Reply> {
  const { world } = bot
  const viewer = await onlooker(world, request, { locale, shared: true })
  if (!viewer.rights.has('view')) return { ...nothing, refusal: { text: words[viewer.locale](rightNames.view[viewer.locale]) } }
  const sought = { ...asked, text: clip(asked.text.trim(), longestText) }
  if (sought.among === 'people') return { ...nothing, choices: await colleagues(world, request, sought) }
  if (sought.among === 'cities') return { ...nothing, choices: await citiesSought(world, request.tenant, sought, viewer.locale) }
  const customers = await customersSought(world, request, sought)
  return { ...nothing, choices: customers.map((customer) => (sought.among === 'cards' ? withCard(bot, request, viewer, customer) : pickable(customer))) }
}

// The book's own list is whole and quick at any time; the index says what it has read so far.
async function customersSought(world: World, request: Request, { among, text, id, from, most }: Sought): Promise<readonly Customer[]> {
  const { book, index } = world
  const { tenant } = request
  if (id !== undefined) return book.getMany(tenant, [id])
  if (text === '' && among === 'customers' && from === 0) return recentCustomers(world, request, most)
  const { ids } = text === ''
    ? await book.page(tenant, { by: 'changed', descending: true, status: 'active' }, from, most)
    : await index.find(tenant, { text, filters: { status: 'all' }, nearly: true, from, count: most })
  return book.getMany(tenant, ids)
}

/** A customer as everybody of a conversation may see it. */
function withCard(bot: Bot, { tenant }: Request, viewer: Viewer, customer: Customer): Choice {
  const { values, status, id } = customer
  const about = [...(['domainPrefix', 'owner'] as const).map((name) => showValue(name, values, viewer.locale, viewer.rules)), ...(status === 'active' ? [] : [statusNames[status][viewer.locale]])]
  return {
    title: nameOf(customer),
    value: id,
    line: about.filter((part) => part !== '').join(' · '),
    card: () => message(bot, customerCard(viewer, customer, { operation: bot.world.newId() }), { tenant, person: '' }).card ?? {},
  }
}

const words: Localized<(right: string) => string> = {
  en: (right) => `This needs the right “${right}”, which your roles do not include. An administrator can give it to you.`,
  'zh-CN': (right) => `此操作需要“${right}”权限，而你的角色不包含该权限。管理员可以为你分配。`,
  es: (right) => `Esto requiere el permiso «${right}», que tus roles no incluyen. Un administrador puede concederlo.`,
}
