import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { infoOf, undurable, unfit } from '../../src/storage/redis/gate.ts'
import { openStore } from '../../src/storage/open-store.ts'
import { redisServer } from '../support/redis.ts'

describe('the gate at the start', () => {
  it('refuses a Redis that may lose records, and names every fault with its remedy at once', async () => {
    const server = await redisServer(['--maxmemory-policy', 'allkeys-lru'])
    const refusal = await openStore({ kind: 'redis', url: server.url, durability: 'strict' }, Date.now).catch((error: Error) => error.message)
    expect(refusal).toContain('--appendonly yes')
    expect(refusal).toContain('--maxmemory-policy noeviction')
    await server.stop()
  })

  it('accepts such a Redis where the operator says so, and keeps saying what may be lost', async () => {
    const server = await redisServer(['--maxmemory-policy', 'allkeys-lru'])
    const store = await openStore({ kind: 'redis', url: server.url, durability: 'none' }, Date.now)
    const { ready, durable, faults } = await store.ready()
    expect([ready, durable, faults.length]).toEqual([true, false, 2])
    await store.close()
    await server.stop()
  })

  it('accepts a Redis that writes to its disk once a second, and says what a crash may take', async () => {
    const server = await redisServer(['--appendonly', 'yes', '--maxmemory-policy', 'noeviction'])
    const store = await openStore({ kind: 'redis', url: server.url, durability: 'strict' }, Date.now)
    expect(await store.ready()).toMatchObject({ ready: true, durable: false, faults: [expect.stringContaining('--appendfsync always')] })
    await store.close()
    await server.stop()
  })

  it('refuses a replica and an old version, whatever the operator accepts', () => {
    expect(unfit(infoOf('redis_version:6.0.16\r\nrole:slave\r\n')).join(' ')).toMatch(/6\.2 or later.*master/)
    expect(unfit(infoOf('# Server\r\nredis_version:7.0.15\r\nrole:master\r\n'))).toEqual([])
  })

  it('takes what it is not told for a fault', () => {
    expect([...unfit(infoOf('')), ...undurable(infoOf(''))].length).toBe(4)
  })

  it('says where nobody answers, within five seconds', async () => {
    const server = await redisServer()
    await server.stop()
    const before = Date.now()
    await expect(openStore({ kind: 'redis', url: server.url, durability: 'strict' }, Date.now)).rejects.toThrow(/Redis does not answer at REDIS_URL.*ECONNREFUSED/)
    expect(Date.now() - before).toBeLessThan(5_000)
  })

  it('makes the folder of the embedded store where there is none', async () => {
    const parent = await mkdtemp(join(tmpdir(), 'store-'))
    const store = await openStore({ kind: 'embedded', folder: join(parent, 'data', 'book') }, Date.now)
    expect((await store.ready()).ready).toBe(true)
    await store.close()
    expect((await store.ready()).ready).toBe(false)
    await rm(parent, { recursive: true })
  })
})
