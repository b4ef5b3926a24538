import type { Message } from './reply.ts'

/**
 * Writes to conversations in which nobody has just spoken; addresses and messages' ids are the porch's own. Each call is
 * one attempt: what the channel refuses is thrown with its `status` and `code`, and `retryAfter` in ms where it named one.
 */
export interface Courier {
  /** Gives the message's id; in the thread of an earlier message, where one is named. */
  post(address: string, message: Message, thread?: string): Promise<string>
  /** Puts a message in the place of an earlier one, for everybody. */
  renew(address: string, earlier: string, message: Message): Promise<void>
}
