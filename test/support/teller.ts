import { openStore } from '../../src/storage/open-store.ts'
import { worldOver } from '../bot/house.ts'
import { fastClock, tellAll, tenant, writingPorch } from './watchers.ts'

/** Tells whoever watches in a folder's book: as the bot does, or from a list in memory. */
const [folder = '', how = '', begun = ''] = process.argv.slice(2)
const world = worldOver(await openStore({ kind: 'embedded', folder }, Date.now), [])
if (how === 'notices') await tellAll(world, fastClock(20, Number(begun)))
else await naively()

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
