import { exactlyOnce } from './campaigns/exactly-once.ts'
import { failover } from './campaigns/failover.ts'
import { flippedByte } from './campaigns/flipped-byte.ts'
import { history } from './campaigns/history.ts'
import { powerCut } from './campaigns/power-cut.ts'
import { redisTroubles } from './campaigns/redis-troubles.ts'
import { uniqueKeys } from './campaigns/unique-keys.ts'
import { diskFull } from './campaigns/disk-full.ts'
import { embeddedKills } from './campaigns/embedded-kills.ts'
import type { Campaign } from './support/campaign.ts'

/** Everything that is done to the store, in the order of the report. */
export const campaigns: readonly Campaign[] = [history, exactlyOnce, uniqueKeys, embeddedKills, diskFull, flippedByte, redisTroubles, failover, powerCut]
