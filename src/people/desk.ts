/** One person in one conversation. */
export interface Spot {
  readonly tenant: string
  readonly person: string
  readonly conversation: string
}

/** What lies on a desk, and how long, in seconds. */
export const lifetimes = { list: 7 * 86_400, drafts: 30 * 86_400, confirmation: 3_600, import: 86_400 } as const
export type Item = keyof typeof lifetimes

/** What a conversation must remember between two messages: JSON values that pass away by themselves. */
export interface Desk {
  read<T>(spot: Spot, item: Item): Promise<T | undefined>
  write<T>(spot: Spot, item: Item, value: T): Promise<void>
  clear(spot: Spot, item: Item): Promise<void>
}
