import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { storeContract } from './contract.ts'

storeContract('the embedded store', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'store-'))
  return { place: { kind: 'embedded', folder }, shared: false, end: () => rm(folder, { recursive: true }) }
})
