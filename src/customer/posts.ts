import type { Locale } from '../text/locale.ts'

/** A card that shows a record, where it stands; address and message are the porch's own. */
export interface Post {
  readonly address: string
  readonly message: string
  /** For whom it was drawn. */
  readonly person: string
  /** Everybody in the conversation sees it. */
  readonly shared: boolean
  readonly locale: Locale
}

/** Whether both are the same message of the same conversation. */
export function isSameMessage(one: Pick<Post, 'address' | 'message'>, other: Pick<Post, 'address' | 'message'>): boolean {
  return one.message === other.message && one.address === other.address
}

/** Which cards show a record: the newest 50 of the last 30 days. Every call answers within its deadline or throws `StoreTrouble`. */
export interface Posts {
  of(tenant: string, record: string): Promise<readonly Post[]>
  keep(tenant: string, record: string, post: Post): Promise<void>
  forget(tenant: string, record: string, post: Pick<Post, 'address' | 'message'>): Promise<void>
}
