import { redisCluster, redisSentinel, redisTls } from '../support/redis-forms.ts'
import { storeContract } from './contract.ts'

storeContract('the store on a Redis Cluster', async () => {
  const { url, stop } = await redisCluster()
  return { place: { kind: 'redis', url, durability: 'strict' }, shared: true, end: stop }
})

storeContract('the store on a Redis that Sentinel watches', async () => {
  const { url, stop } = await redisSentinel()
  return { place: { kind: 'redis', url, durability: 'strict' }, shared: true, end: stop }
})

storeContract('the store on a Redis behind TLS, as a user of its own', async () => {
  const { url, caFile, stop } = await redisTls()
  return { place: { kind: 'redis', url, caFile, durability: 'strict' }, shared: true, end: stop }
})

storeContract('the store on a Redis whose replica has every write', async () => {
  const { servers: [master], stop } = await redisSentinel(['--appendonly', 'yes', '--maxmemory-policy', 'noeviction'])
  return { place: { kind: 'redis', url: master!.url, durability: 'replica' }, shared: true, end: stop }
})
