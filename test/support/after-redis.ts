import { afterAll } from 'vitest'
import { stopIdle } from './idle-redis.ts'

afterAll(stopIdle)
