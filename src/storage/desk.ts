import { lifetimes, type Desk, type Item, type Spot } from '../people/desk.ts'
import { key } from './key.ts'
import type { Store } from './store.ts'

const itemKey = (spot: Spot, item: Item) => key(spot.tenant, 'desk', spot.person, spot.conversation, item)

/** What conversations must remember, over any store. */
export function deskOver(store: Store): Desk {
  return {
    read: <T>(spot: Spot, item: Item) => store.get<T>(itemKey(spot, item)),
    write: (spot, item, value) => store.set(itemKey(spot, item), value, lifetimes[item] * 1_000),
    clear: (spot, item) => store.delete(itemKey(spot, item)),
  }
}
