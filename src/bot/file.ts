/** A file where its sender left it; nobody has looked at it yet. */
export interface Attached {
  readonly name: string
  /** So many others came with the same message. */
  readonly besides: number
  /** All of it, or why it is not to be had. */
  fetch(): Promise<Uint8Array | Missed>
}

/** `foreign`: it lies where the bot sends and fetches nothing; `large`: it has too many bytes; `gone`: the other side did not give or take it. */
export type Missed = 'foreign' | 'large' | 'gone'

/** How somebody answered the offer of a file; without `put` they do not want it. */
export interface Taken {
  /** Puts it where they want it. */
  readonly put?: (bytes: AsyncIterable<Uint8Array>) => Promise<Placed | Missed>
}

/** A file that its person may take; the answer comes as a press with these data. */
export interface Offer {
  readonly name: string
  readonly about: string
  /** Nearly so many bytes. */
  readonly size: number
  readonly data: Readonly<Record<string, unknown>>
}

/** A file that was put where its person wanted it. */
export interface Placed {
  readonly name: string
  /** Opaque to everything but the channel, as are the type and the address. */
  readonly id: string
  readonly type: string
  readonly url: string
}
