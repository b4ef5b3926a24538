import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Save, View } from '../../src/customer/book.ts'
import type { Customer } from '../../src/customer/customer.ts'
import { openStore, type Opened, type Place } from '../../src/storage/open-store.ts'
import { added, draft, updated } from './sample.ts'

const ann = { id: 'ann', name: 'Ann' }
const bob = { id: 'bob', name: 'Bob' }

const views = (['name', 'changed', 'created'] as const).flatMap((by) => (['active', 'archived', 'all'] as const).flatMap((status) => [undefined, 'ann', 'b:o|b'].map((owner) => ({ by, status, owner }))))

/** What every store must keep, whatever it runs on. `place` says where; two stores on it see each other where `shared`. */
export function storeContract(name: string, prepare: () => Promise<{ place: Place; shared: boolean; end(): Promise<void> }>): void {
  describe(name, () => {
    let place: Place
    let shared: boolean
    let end: () => Promise<void>
    let store: Opened
    let tenants = 0
    const tenant = () => `tenant-${++tenants}`
    beforeAll(async () => {
      ;({ place, shared, end } = await prepare())
      store = await openStore(place, Date.now)
    })
    afterAll(async () => {
      await store.close()
      await end()
    })

    it('gives back a customer, in any number, in the order asked for', async () => {
      const t = tenant()
      const saves = ['a', 'b', 'c'].map((id) => added(t, id))
      for (const save of saves) expect(await store.book.save(save)).toEqual({ kind: 'done', customer: save.customer })
      expect(await store.book.get(t, 'b')).toEqual(saves[1]?.customer)
      expect((await store.book.getMany(t, ['c', 'nobody', 'a'])).map(({ id }) => id)).toEqual(['c', 'a'])
      expect(await store.book.get(t, 'nobody')).toBeUndefined()
      expect(await store.book.getMany(t, [])).toEqual([])
    })

    it('carries out an operation once and answers its repetition with the first result', async () => {
      const t = tenant()
      const first = added(t, 'a', { operation: 'o' })
      await store.book.save(first)
      await store.book.save(updated(first, { city: '苏州' }))
      const later = { ...first, customer: { ...first.customer, changed: { at: '2027-01-01T00:00:00Z', by: bob } } }
      expect(await store.book.save(later)).toEqual({ kind: 'replayed', customer: first.customer })
      expect((await store.book.history(t, 'a')).length).toBe(2)
    })

    it('knows a repeated addition although it comes with another new id', async () => {
      const t = tenant()
      const first = added(t, 'a', { operation: 'o' })
      await store.book.save(first)
      const again = { ...first, customer: { ...first.customer, id: 'z' } }
      expect(await store.book.save(again)).toEqual({ kind: 'replayed', customer: first.customer })
      expect((await store.book.log(t, 0, 10)).length).toBe(1)
    })

    it('refuses an operation that comes again with other content', async () => {
      const t = tenant()
      const first = added(t, 'a', { operation: 'o' })
      await store.book.save(first)
      expect(await store.book.save(updated(first, { city: '苏州' }, 'o'))).toEqual({ kind: 'reused', customer: first.customer })
      expect(await store.book.get(t, 'a')).toEqual(first.customer)
    })

    it('tells what an operation wrote, and nothing of one that was never carried out', async () => {
      const t = tenant()
      const first = added(t, 'a', { operation: 'o' })
      await store.book.save(first)
      expect(await store.book.done(t, 'o')).toEqual(first.customer)
      expect(await store.book.done(t, 'other')).toBeUndefined()
    })

    it('refuses a change made from an older version and shows what is stored now', async () => {
      const t = tenant()
      const first = added(t, 'a')
      await store.book.save(first)
      const theirs = updated(first, { city: '苏州' })
      await store.book.save(theirs)
      expect(await store.book.save(updated(first, { city: '无锡' }))).toEqual({ kind: 'stale', now: theirs.customer })
      expect(await store.book.save(added(t, 'a'))).toEqual({ kind: 'stale', now: theirs.customer })
      expect((await store.book.history(t, 'a')).length).toBe(2)
    })

    it('refuses a change to a customer that is not in the book', async () => {
      await expect(store.book.save(updated(added(tenant(), 'ghost'), { city: '苏州' }))).rejects.toThrow('ghost')
    })

    it('gives a domain and a registration number to one customer only, and names the owner', async () => {
      const t = tenant()
      await store.book.save(added(t, 'a', { values: { domainPrefix: 'contoso', registrationNumber: '91110000600037341L' } }))
      expect(await store.book.save(added(t, 'b', { values: { domainPrefix: 'contoso' } }))).toEqual({ kind: 'duplicate', field: 'domainPrefix', id: 'a' })
      expect(await store.book.save(added(t, 'b', { values: { registrationNumber: '91110000600037341L' } }))).toEqual({ kind: 'duplicate', field: 'registrationNumber', id: 'a' })
      expect(await store.book.get(t, 'b')).toBeUndefined()
      expect(await store.book.owner(t, 'registrationNumber', '91110000600037341L')).toBe('a')
    })

    it('frees a registration number in the same write that changes it', async () => {
      const t = tenant()
      const first = added(t, 'a', { values: { registrationNumber: '91110000600037341L' } })
      await store.book.save(first)
      await store.book.save(updated(first, { registrationNumber: '9144030071526726XG' }))
      expect(await store.book.owner(t, 'registrationNumber', '91110000600037341L')).toBeUndefined()
      expect(await store.book.owner(t, 'registrationNumber', '9144030071526726XG')).toBe('a')
      expect(await store.book.owner(t, 'domainPrefix', 'a')).toBe('a')
      expect((await store.book.save(added(t, 'b', { values: { registrationNumber: '91110000600037341L' } }))).kind).toBe('done')
    })

    it('lets one of many who save the same version at once, and the same domain at once', async () => {
      const t = tenant()
      const first = added(t, 'a')
      await store.book.save(first)
      const changes = await Promise.all(Array.from({ length: 20 }, (_, n) => store.book.save(updated(first, { city: `city ${n}` }))))
      expect(changes.filter(({ kind }) => kind === 'done').length).toBe(1)
      const additions = await Promise.all(Array.from({ length: 20 }, (_, n) => store.book.save(added(t, `new-${n}`, { values: { domainPrefix: 'wanted' } }))))
      expect(additions.filter(({ kind }) => kind === 'done').length).toBe(1)
    })

    it('carries out one operation once, although it comes many times at once', async () => {
      const t = tenant()
      const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => store.book.save(added(t, `id-${n}`, { operation: 'one', values: { companyName: 'One', domainPrefix: 'one' } }))))
      expect(answers.map(({ kind }) => kind).sort()).toEqual(['done', ...Array<string>(19).fill('replayed')])
    })

    it('tells a history newest first', async () => {
      const t = tenant()
      let save = added(t, 'a')
      await store.book.save(save)
      for (const city of ['苏州', '无锡', '常州']) await store.book.save((save = updated(save, { city })))
      expect((await store.book.history(t, 'a')).map(({ version, deed }) => `${version} ${deed}`)).toEqual(['4 updated', '3 updated', '2 updated', '1 added'])
      expect(await store.book.history(t, 'nobody')).toEqual([])
    })

    it('logs each customer once, at its last position, in pages that go on where the last one ended', async () => {
      const t = tenant()
      const saves = ['a', 'b', 'c'].map((id) => added(t, id))
      for (const save of saves) await store.book.save(save)
      await store.book.save(updated(saves[0]!, { city: '苏州' }))
      const first = await store.book.log(t, 0, 2)
      expect(first.map(({ position, customer }) => [position, customer.id])).toEqual([[2, 'b'], [3, 'c']])
      const second = await store.book.log(t, 3, 2)
      expect(second.map(({ position, customer }) => [position, customer.id, customer.version])).toEqual([[4, 'a', 2]])
      expect(await store.book.log(t, 4, 2)).toEqual([])
    })

    it('gives the log as bytes, with every sign of every script, as JSON of the same customers', async () => {
      const t = tenant()
      const companyName = '𠮷野家 “it”: {"it":1}} \\ \n\u2028 🏢'
      for (const save of [added(t, 'a', { values: { companyName } }), added(t, 'b'), added(t, 'c')]) await store.book.save(save)
      const page = await store.book.logAsJson(t, 1, 2)
      expect(page.map(({ position, json }) => ({ position, customer: JSON.parse(Buffer.from(json).toString()) }))).toEqual(await store.book.log(t, 1, 2))
      expect(JSON.parse(Buffer.from((await store.book.logAsJson(t, 0, 1))[0]!.json).toString())).toEqual(await store.book.get(t, 'a'))
      expect(await store.book.logAsJson(t, 3, 2)).toEqual([])
      // Asked at the same time, each is answered in its own way.
      const [texts, bytes] = await Promise.all([store.book.log(t, 0, 3), store.book.logAsJson(t, 0, 3), store.book.get(t, 'a')])
      expect(bytes.map(({ json }) => JSON.parse(Buffer.from(json).toString()))).toEqual(texts.map(({ customer }) => customer))
    })

    it('tells how many a view has without any of them', async () => {
      const t = tenant()
      for (const id of ['a', 'b', 'c']) await store.book.save(added(t, id))
      expect(await store.book.page(t, { by: 'name', descending: false, status: 'all' }, 0, 0)).toEqual({ ids: [], total: 3 })
    })

    it('gives no position to a save that was refused', async () => {
      const t = tenant()
      await store.book.save(added(t, 'a', { operation: 'o' }))
      await store.book.save(added(t, 'a', { operation: 'o' }))
      await store.book.save(added(t, 'a'))
      await store.book.save(added(t, 'b', { values: { domainPrefix: 'a' } }))
      await store.book.save(added(t, 'c'))
      expect((await store.book.log(t, 0, 9)).map(({ position }) => position)).toEqual([1, 2])
    })

    it('shows any part of any order and common view by rank, although customers move between them', async () => {
      const t = tenant()
      const first = added(t, 'a', { values: { companyName: 'Shop 10', owner: 'Ann <ann>' } })
      for (const save of [first, added(t, 'b', { values: { companyName: 'shop 9' } }), added(t, 'c', { values: { companyName: 'Árbol' } })]) await store.book.save(save)
      const page = async (view: Partial<View>, from = 0, count = 9) => (await store.book.page(t, { by: 'name', descending: false, status: 'active', ...view }, from, count)).ids.join('')
      expect(await page({})).toBe('cba')
      expect(await page({ descending: true })).toBe('abc')
      expect([await page({}, 1, 1), await page({}, 2, 5), await page({}, 3), await page({ descending: true }, 2, 5), await page({}, 0, 0)]).toEqual(['b', 'a', '', 'c', ''])
      expect(await page({ owner: 'ann' })).toBe('a')
      const second = updated(first, { companyName: 'Árbol 2', owner: 'Bob <bob>' })
      await store.book.save({ ...second, customer: { ...second.customer, status: 'archived', changed: { at: '2026-12-01T00:00:00Z', by: bob } } })
      expect([await page({}), await page({ status: 'archived' }), await page({ status: 'all' }), await page({ owner: 'ann' }), await page({ status: 'all', owner: 'bob' })]).toEqual(['cb', 'a', 'cab', '', 'a'])
      expect(await page({ by: 'changed', status: 'all', descending: true }, 0, 1)).toBe('a')
      expect(await store.book.page(t, { by: 'created', descending: false, status: 'all' }, 0, 2)).toEqual({ ids: ['a', 'b'], total: 3 })
      expect(await store.book.page(tenant(), { by: 'name', descending: false, status: 'all' }, 0, 9)).toEqual({ ids: [], total: 0 })
    })

    it('shows pages that are parts of everything, sorted, whatever was written', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.record({ id: fc.nat(5), name: fc.stringMatching(/^[ab ]{0,3}$/), day: fc.integer({ min: 1, max: 3 }), archived: fc.boolean(), owner: fc.constantFrom('', 'Ann <ann>', 'Bob <b:o|b>') }), { maxLength: 25 }), async (writes) => {
          const t = tenant()
          const book = new Map<string, Save>()
          for (const { id, name, day, archived, owner } of writes) {
            const before = book.get(`c${id}`)
            const save = before ? updated(before, { companyName: name, owner }) : added(t, `c${id}`, { values: { companyName: name, owner } })
            const it = { ...save, customer: { ...save.customer, status: archived ? 'archived' : 'active', changed: { at: `2026-12-0${day}T00:00:00Z`, by: ann } } } as const
            book.set(`c${id}`, it)
            expect((await store.book.save(it)).kind).toBe('done')
          }
          const all = [...book.values()].map(({ customer }) => customer)
          for (const { by, status, owner } of views) {
            const keyOf = (it: Customer) => `${by === 'name' ? it.values.companyName?.trim().replace(/ +/g, '-') : it[by].at} ${it.id}`
            const wanted = all.filter((it) => (status === 'all' || it.status === status) && (owner === undefined || it.values.owner?.endsWith(`<${owner}>`))).map(keyOf).sort().map((it) => it.split(' ').at(-1))
            for (const descending of [false, true]) {
              const { ids, total } = await store.book.page(t, { by, descending, status, ...(owner ? { owner } : {}) }, 1, 3)
              expect([ids, total]).toEqual([(descending ? wanted.toReversed() : wanted).slice(1, 4), wanted.length])
            }
          }
        }),
        { numRuns: 15 },
      )
    })

    it('keeps tenants apart, whatever their names and the ids in them', async () => {
      const names = [tenant(), 'x', 'x}:customer:y', '{x}', 'x:customer', 'x%3a;customer', 'x\ny', '\ud800', '*', '租户', '']
      for (const [n, t] of names.entries()) expect((await store.book.save(added(t, 'y:1', { values: { companyName: `of ${n}` } }))).kind).toBe('done')
      for (const [n, t] of names.entries()) expect((await store.book.get(t, 'y:1'))?.values.companyName).toBe(`of ${n}`)
      for (const t of names) expect((await store.book.log(t, 0, 9)).length).toBe(1)
      expect(await store.book.get('x', 'y')).toBeUndefined()
      expect(await store.book.get('x:customer', '1')).toBeUndefined()
    })

    it('keeps every sign of every script', async () => {
      const t = tenant()
      const companyName = '𠮷野家 “Ñandú” \\ \n\u2028 {{t}} ${x} \u0000 🏢'
      await store.book.save(added(t, 'a', { values: { companyName } }))
      expect((await store.book.get(t, 'a'))?.values.companyName).toBe(companyName)
    })

    it('keeps a person’s drafts, last changed first, until they are dropped', async () => {
      const t = tenant()
      const [one, two, theirs] = [draft(t, 'one', ann, 1), draft(t, 'two', ann, 2), draft(t, 'three', bob, 3)]
      await Promise.all([one, two, theirs].map((it) => store.drafts.keep(it)))
      expect((await store.drafts.of(t, 'ann')).map(({ id }) => id)).toEqual(['two', 'one'])
      await store.drafts.keep({ ...one, revision: 2, changed: '2026-11-19T00:00:00Z' })
      expect((await store.drafts.of(t, 'ann')).map(({ id }) => id)).toEqual(['one', 'two'])
      await store.drafts.drop(two)
      expect((await store.drafts.of(t, 'ann')).map(({ id }) => id)).toEqual(['one'])
      expect(await store.drafts.get(t, 'two')).toBeUndefined()
      expect((await store.drafts.get(t, 'three'))?.begunBy).toEqual(bob)
    })

    it('finds the drafts of some people that were last changed before a moment', async () => {
      const t = tenant()
      const [old, young, theirs] = [draft(t, 'old', ann, 1), draft(t, 'young', ann, 5), draft(t, 'theirs', bob, 1)]
      for (const it of [old, young, theirs]) await store.drafts.keep(it)
      expect(await store.drafts.before(t, ['ann', 'nobody'], '2026-11-04T00:00:00Z')).toEqual([old])
      expect(await store.drafts.before(t, [], '2026-11-04T00:00:00Z')).toEqual([])
      expect((await store.drafts.before(t, ['ann', 'bob'], '2026-11-04T00:00:00Z')).map(({ id }) => id)).toEqual(['old', 'theirs'])
      await store.drafts.keep({ ...old, revision: 2, changed: '2026-11-19T00:00:00Z' })
      expect(await store.drafts.before(t, ['ann'], '2026-11-04T00:00:00Z')).toEqual([])
    })

    it('lets one of many tell a draft’s owner that it runs out, and again only when it was changed', async () => {
      const t = tenant()
      const one = draft(t, 'one', ann, 1)
      const took = await Promise.all(Array.from({ length: 8 }, () => store.drafts.takeTelling(one)))
      expect(took.filter(Boolean)).toHaveLength(1)
      await store.drafts.told(one)
      expect(await store.drafts.takeTelling(one)).toBe(false)
      expect(await store.drafts.takeTelling({ ...one, changed: '2026-11-19T00:00:00Z' })).toBe(true)
    })

    it('knows which of a person’s drafts lies open: the last kept, until it is laid down, dropped or saved', async () => {
      const t = tenant()
      const [one, two, three] = [draft(t, 'one', ann, 1), draft(t, 'two', ann, 2), draft(t, 'three', ann, 3)]
      for (const it of [one, two, three]) await store.drafts.keep(it)
      expect(await store.drafts.open(t, 'bob')).toBeUndefined()
      await store.drafts.layDown(one)
      await store.drafts.drop(one)
      expect(await store.drafts.open(t, 'ann')).toBe('three')
      await store.drafts.layDown(three)
      expect(await store.drafts.open(t, 'ann')).toBeUndefined()
      expect((await store.drafts.of(t, 'ann')).map(({ id }) => id)).toEqual(['three', 'two'])
      await store.drafts.keep({ ...two, revision: 2 })
      expect(await store.drafts.open(t, 'ann')).toBe('two')
      await store.book.save({ ...added(t, 'two', { operation: 'two' }), draft: two })
      expect(await store.drafts.open(t, 'ann')).toBeUndefined()
    })

    it('loses no draft of many kept at once', async () => {
      const t = tenant()
      await Promise.all(Array.from({ length: 12 }, (_, n) => store.drafts.keep(draft(t, `d${n}`, ann, n))))
      expect((await store.drafts.of(t, 'ann')).length).toBe(12)
    })

    it('puts the form away with the customer that is saved from it, while the person keeps others', async () => {
      const t = tenant()
      const forms = Array.from({ length: 6 }, (_, n) => draft(t, `d${n}`, ann, n))
      await Promise.all(forms.map((form) => store.drafts.keep(form)))
      const saving = forms.slice(0, 3).map((form) => store.book.save({ ...added(t, form.id, { operation: form.id }), draft: form }))
      const keeping = forms.slice(3).map((form) => store.drafts.keep({ ...form, revision: 2 }))
      expect((await Promise.all(saving)).map(({ kind }) => kind)).toEqual(['done', 'done', 'done'])
      await Promise.all(keeping)
      expect((await store.drafts.of(t, 'ann')).map(({ id }) => id).sort()).toEqual(['d3', 'd4', 'd5'])
    })

    it('keeps the form whose customer was not saved', async () => {
      const t = tenant()
      await store.book.save(added(t, 'a'))
      const form = draft(t, 'b', ann, 1)
      await store.drafts.keep(form)
      const { kind } = await store.book.save({ ...added(t, 'b', { values: { domainPrefix: 'a' } }), draft: form })
      expect(kind).toBe('duplicate')
      expect(await store.drafts.get(t, 'b')).toEqual(form)
    })

    it('does not put an older form over a newer one', async () => {
      const t = tenant()
      const older = draft(t, 'one', ann, 1)
      const newer = { ...older, revision: 5, typed: { city: '苏州' } }
      expect(await store.drafts.keep(newer)).toBeUndefined()
      expect(await store.drafts.keep(older)).toEqual(newer)
      expect(await store.drafts.keep({ ...newer, typed: { city: '杭州' } })).toEqual(newer)
      expect(await store.drafts.keep(newer)).toBeUndefined()
      expect((await store.drafts.get(t, 'one'))?.typed).toEqual({ city: '苏州' })
    })

    it('remembers the people of a tenant, by name, by id and by address', async () => {
      const t = tenant()
      await store.people.change(t, bob, (now) => ({ ...now, email: 'bob@example.com' }))
      await store.people.change(t, ann, (now) => ({ ...now, locale: 'zh-CN' }))
      expect((await store.people.list(t)).map(({ name }) => name)).toEqual(['Ann', 'Bob'])
      expect((await store.people.byEmail(t, 'bob@example.com'))?.id).toBe('bob')
      expect(await store.people.get(t, 'ann')).toEqual({ ...ann, roles: [], plain: [], locale: 'zh-CN' })
      expect(await store.people.get(tenant(), 'ann')).toBeUndefined()
    })

    it('loses no change to a person of many made at once, and none of them gives a role', async () => {
      const t = tenant()
      await Promise.all(Array.from({ length: 12 }, (_, n) => store.people.change(t, ann, (now) => ({ ...now, roles: ['administrator'], plain: [...now.plain, `c${n}`] }))))
      const person = await store.people.get(t, 'ann')
      expect(person?.plain.length).toBe(12)
      expect(person?.roles).toEqual([])
    })

    it('never takes the last administrator’s role, although two are taken at once', async () => {
      const t = tenant()
      for (const who of [ann, bob]) expect(await store.people.assign(t, who, ['administrator'], [])).toBe('done')
      const answers = await Promise.all([ann, bob].map((who) => store.people.assign(t, who, ['salesAgent'], [])))
      expect(answers.sort()).toEqual(['done', 'lastAdministrator'])
      const left = (await store.people.list(t)).filter(({ roles }) => roles.includes('administrator'))
      expect(left.length).toBe(1)
      expect(await store.people.assign(t, left[0]!, [], ['somebody in the settings'])).toBe('done')
    })

    it('knows which cards show a record: each once, the newest fifty, until they are forgotten', async () => {
      const t = tenant()
      const post = (n: number, locale: 'en' | 'es' = 'en') => ({ address: 'chat', message: `m${n}`, person: 'ann', shared: n % 2 === 0, locale })
      await Promise.all(Array.from({ length: 12 }, (_, n) => store.posts.keep(t, 'a', post(n))))
      expect((await store.posts.of(t, 'a')).map(({ message }) => message).sort()).toEqual(Array.from({ length: 12 }, (_, n) => `m${n}`).sort())
      await store.posts.keep(t, 'a', post(3, 'es'))
      expect((await store.posts.of(t, 'a')).at(-1)).toEqual(post(3, 'es'))
      await store.posts.forget(t, 'a', post(3))
      await store.posts.forget(t, 'a', post(99))
      expect((await store.posts.of(t, 'a')).length).toBe(11)
      for (let n = 20; n < 71; n++) await store.posts.keep(t, 'a', post(n))
      const kept = await store.posts.of(t, 'a')
      expect([kept.length, kept[0]?.message, kept.at(-1)?.message]).toEqual([50, 'm21', 'm70'])
      expect(await store.posts.of(t, 'b')).toEqual([])
      expect(await store.posts.of(tenant(), 'a')).toEqual([])
    })

    it('keeps a card with the save that it shows, once, and tells where the others stand, though they are kept at the same moment', async () => {
      const t = tenant()
      const post = (message: string) => ({ address: 'chat', message, person: 'ann', shared: false, locale: 'en' as const })
      const first = added(t, 'a')
      expect(await store.book.save({ ...first, post: post('first') })).toEqual({ kind: 'done', customer: first.customer, others: [] })
      const second = updated(first, { city: '苏州' })
      const [, , answer] = await Promise.all([store.posts.keep(t, 'a', post('x')), store.posts.keep(t, 'a', post('y')), store.book.save({ ...second, post: post('second') })])
      expect(answer).toMatchObject({ kind: 'done', others: expect.arrayContaining([post('first')]) as unknown })
      expect((await store.posts.of(t, 'a')).map(({ message }) => message).sort()).toEqual(['first', 'second', 'x', 'y'])
      const third = updated(second, { city: '无锡' })
      expect(await store.book.save({ ...third, post: post('second') })).toEqual({ kind: 'done', customer: third.customer })
      expect((await store.book.save({ ...updated(first, { city: '杭州' }), post: post('stale') })).kind).toBe('stale')
      expect((await store.posts.of(t, 'a')).length).toBe(4)
    })

    it('remembers what lies on a desk, per tenant, person, conversation and item', async () => {
      const spot = { tenant: tenant(), person: 'ann', conversation: '19:abc@thread' }
      await store.desk.write(spot, 'list', { ids: ['a'] })
      expect(await store.desk.read(spot, 'list')).toEqual({ ids: ['a'] })
      expect(await store.desk.read(spot, 'drafts')).toBeUndefined()
      expect(await store.desk.read({ ...spot, conversation: '19' }, 'list')).toBeUndefined()
      await store.desk.clear(spot, 'list')
      expect(await store.desk.read(spot, 'list')).toBeUndefined()
    })

    it('has everything again after a new start', async () => {
      const t = tenant()
      const save = added(t, 'a', { operation: 'o' })
      await store.book.save(save)
      await store.close()
      store = await openStore(place, Date.now)
      expect(await store.book.get(t, 'a')).toEqual(save.customer)
      expect((await store.book.save(save)).kind).toBe('replayed')
      await store.book.save(added(t, 'b'))
      expect((await store.book.log(t, 0, 9)).map(({ position }) => position)).toEqual([1, 2])
    })

    it('is one book for all processes, or refuses the second', async () => {
      const t = tenant()
      const second = openStore(place, Date.now)
      if (!shared) return expect(second).rejects.toThrow('another process')
      const other = await second
      const first = added(t, 'a')
      await store.book.save(first)
      await other.book.save(updated(first, { city: '苏州' }))
      expect((await store.book.get(t, 'a'))?.values.city).toBe('苏州')
      expect((await store.book.save(updated(first, { city: '无锡' }))).kind).toBe('stale')
      await other.close()
    })

    it('says that it is ready and durable', async () => {
      expect(await store.ready()).toEqual({ ready: true, store: place.kind, durable: true, faults: [] })
    })
  })
}
