import { redisServer } from '../support/redis.ts'
import { storeContract } from './contract.ts'

storeContract('the store on Redis', async () => {
  const server = await redisServer()
  return { place: { kind: 'redis', url: server.url, durability: 'strict' }, shared: true, end: () => server.stop() }
})
