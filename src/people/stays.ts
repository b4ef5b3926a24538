/** Whether the bot is in a place, and since when that is known (ISO 8601). */
export interface Stay {
  readonly here: boolean
  readonly at: string
}

/** Where the bot was added: conversations, and teams as a whole, by the channel's own ids. */
export interface Stays {
  /**
   * Notes that the bot came or went, and gives whether that is `news`, was `known`, or is `outdated` by something later.
   * Only one of many who note the same gets `news`. Answers within its deadline or throws `StoreTrouble`.
   */
  note(tenant: string, place: string, stay: Stay): Promise<'news' | 'known' | 'outdated'>
}
