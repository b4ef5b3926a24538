import type { Courier } from '../bot/courier.ts'
import type { Request } from '../bot/request.ts'
import type { World } from '../bot/world.ts'
import type { Draw } from '../cards/draw.ts'
import type { Clock, Pace } from './pace.ts'

/** What delivering needs. */
export interface Office {
  readonly world: World
  readonly draw: Draw
  readonly courier: Courier
  readonly clock: Clock
  /** In [0, 1). */
  readonly random: () => number
  /** This process, among all that share the store. */
  readonly by: string
  readonly conversations: Pace
  readonly tenants: Pace
  /** Aborted where the bot stops. */
  readonly signal: AbortSignal
}

/** One kind of what is told. */
export interface Telling {
  /** Somebody spoke. */
  heard(request: Request): Promise<void>
  /** Begins to tell what is due; `watching`: the tenants with conversations that watch. */
  look(watching: readonly string[]): Promise<void>
  /** What has begun, to its end. */
  done(): Promise<unknown>
}
