import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { successor } from './successor/project.ts'

/** They harm a Redis of their own, or turn the bot’s clock, which a Redis does not look at. */
const notOnRedis = ['store-away', 'lifetime'].map((name) => `test/conversations/${name}.test.ts`)

/** The same conversations with two replicas of the bot, every turn with the other one, over a Redis of this form. */
const twoReplicas = (form: string) => ({ extends: true as const, test: { name: form, env: { REDIS_FORM: form }, setupFiles: ['test/support/after-redis.ts'], include: ['test/conversations/*.test.ts'], exclude: notOnRedis } })

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    projects: [{ extends: true, test: { name: 'embedded', include: ['test/**/*.test.ts'], exclude: ['test/successor/**'] } }, ...['single', 'cluster', 'sentinel'].map(twoReplicas), successor],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Most of a test is waiting for what must not come.
    maxWorkers: 3,
    reporters: ['default', ['json', { outputFile: 'test/output/vitest.json' }]],
  },
})
