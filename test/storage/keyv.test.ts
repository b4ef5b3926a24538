import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import keyvTestSuite from '@keyv/test-suite'
import { ClassicLevel } from 'classic-level'
import { Keyv } from 'keyv'
import * as vitest from 'vitest'
import { levelAdapter } from '../../src/storage/level/adapter.ts'

const folder = await mkdtemp(join(tmpdir(), 'keyv-'))
const db = new ClassicLevel(folder)
vitest.afterAll(async () => {
  await db.close()
  await rm(folder, { recursive: true })
})

vitest.describe('the embedded adapter passes the suite of Keyv', () => {
  keyvTestSuite(vitest, Keyv, () => levelAdapter(db, Date.now))
})
