import { register } from 'tsx/esm/api'

// The thread of the index out of its source, which a thread cannot begin with.
register()
await import('../../src/search/apart/worker.ts')
