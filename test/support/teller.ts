import { openStore } from '../../src/storage/open-store.ts'
import { worldOver } from '../bot/house.ts'
import { fastClock, storeAt, tellAll, tenant, writingPorch } from './watchers.ts'

/** Tells whoever watches in the book of a folder or a Redis: as the bot does, or from a list in memory. */
const [place = '', how = '', begun = '', by] = process.argv.slice(2)
const world = worldOver(await openStore(storeAt(place), Date.now), [])
if (how === 'notices') await tellAll(world, fastClock(20, Number(begun)), by)
else await naively()
process.send?.('ready')

/** Notes what there is to be told, and then tells it. */
async function naively(): Promise<void> {
  const { courier } = await writingPorch(world)
  const noted = { tenant, person: 'nobody', conversation: 'everywhere' }
  const from = (await world.desk.read<number>(noted, 'list')) ?? 0
  const entries = await world.book.log(tenant, from, 1_000)
  const watching = await world.watches.of(tenant)
  await world.desk.write(noted, 'list', await world.book.head(tenant))
  for (const { customer } of entries) {
    for (const { address } of watching) await courier.post(address, { text: `${customer.values.companyName}` }).catch(() => courier.post(address, { text: `${customer.values.companyName}` }))
  }
  setInterval(() => undefined, 1_000)
}
