import { fileURLToPath } from 'node:url'
import { ForksPoolWorker } from 'vitest/node'
import { node24 } from './node.ts'

/** Whatever meets the porch over HTTP, be it the whole bot or the porch alone; what is left out, and why, stands in README.md. */
const suite = ['test/successor/*.test.ts', 'test/conversations/*.test.ts', ...['authenticated', 'invokes', 'keys', 'outgoing', 'porch', 'tenants'].map((name) => `test/teams/${name}.test.ts`)]

/** The same tests with the Teams SDK outside, under the Node.js that it wants. */
export const successor = {
  extends: true as const,
  resolve: { alias: [{ find: './bot-framework.ts', replacement: fileURLToPath(new URL('teams-sdk.ts', import.meta.url)) }] },
  test: { name: 'successor', include: suite, exclude: ['test/conversations/{fuzz,lifetime,store-away,watching}.test.ts'], pool: { name: 'node24', createPoolWorker: worker } },
}

/** A worker of Vitest under another Node.js than its own: the program is looked up at the fork, and nowhere else. */
function worker(options: ConstructorParameters<typeof ForksPoolWorker>[0]): ForksPoolWorker {
  const forks = new ForksPoolWorker(options)
  const start = forks.start.bind(forks)
  return Object.assign(forks, {
    start: () => {
      const own = process.execPath
      process.execPath = node24()
      const started = start()
      process.execPath = own
      return started
    },
  })
}
