import type { Incoming } from './activity.ts'

/** What the porch leaves to the SDK: whose token came, the turn, and the bot's own tokens. Everything else is ours. */
export interface Sdk {
  /** Believes the token of an activity; throws where it is nobody's, with `statusCode` 500 where the keys are not there. */
  readonly authenticate: (activity: Incoming, authorization: string) => Promise<Trusted>
  /** What signs a request to this service URL. */
  readonly headers: (serviceUrl: string) => Promise<Readonly<Record<string, string>>>
}

/** A sender whom the SDK believes. */
export interface Trusted {
  readonly claims: readonly Claim[]
  /** Carries one turn of this sender through the SDK; throws what `run` throws. */
  readonly carry: <T>(activity: Incoming, run: (replies: Replies) => Promise<T>) => Promise<T>
}

export interface Claim {
  readonly type: string
  readonly value: unknown
}

/** Keeps what is said for the response, where the channel expects the replies there. */
export interface Replies {
  readonly take: (activity: object) => Promise<unknown>
  readonly taken: () => readonly object[]
}
