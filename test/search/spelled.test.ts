import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { spelled } from '../../src/search/spelled.ts'
import { openStore } from '../../src/storage/open-store.ts'
import { added } from '../storage/sample.ts'

it('names stand in the order of their pinyin, numbers by size, Chinese before Latin letters', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'store-'))
  const store = await openStore({ kind: 'embedded', folder }, Date.now, spelled)
  const names = ['3M', '10号店', '重庆火锅', '大连港', '厦门航空', '张江 9', '张江 10', 'Älvsjö', 'Contoso', 'contoso 2', 'Ñandú', 'Яндекс']
  for (const [n, companyName] of names.toReversed().entries()) await store.book.save(added('t', `c${n}`, { values: { companyName } }))
  const { ids } = await store.book.page('t', { by: 'name', descending: false, status: 'active' }, 0, 99)
  expect((await store.book.getMany('t', ids)).map(({ values }) => values.companyName)).toEqual(names)
  await store.close()
  await rm(folder, { recursive: true })
})
