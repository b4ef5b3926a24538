import { isDeepStrictEqual } from 'node:util'
import type { People, Person } from '../people/people.ts'
import { key } from './key.ts'
import { untilDone } from './revise.ts'
import type { Commit, Store, Versioned } from './store.ts'

/** Who is known in a tenant; every giving or taking of the administrator's role makes a new version of it. */
interface Roster {
  readonly people: readonly string[]
  readonly administrators: readonly string[]
}

const personKey = (tenant: string, id: string) => key(tenant, 'person', id)
const rosterKey = (tenant: string) => key(tenant, 'roster')

/** The people of all tenants, over any store. */
export function peopleOver(store: Store): People {
  const get = async (tenant: string, id: string) => (await store.get<Versioned<Person>>(personKey(tenant, id)))?.it

  async function list(tenant: string): Promise<readonly Person[]> {
    const roster = await store.get<Versioned<Roster>>(rosterKey(tenant))
    const found = await store.getMany<Versioned<Person>>((roster?.it.people ?? []).map((id) => personKey(tenant, id)))
    return found.flatMap((record) => record?.it ?? []).sort((a, b) => a.name.localeCompare(b.name))
  }

  /** What is stored now (the person, or how one begins), and the commit that makes the person another. */
  async function read(tenant: string, who: { readonly id: string; readonly name: string }) {
    const keys = [personKey(tenant, who.id), rosterKey(tenant)]
    const [stored, listed] = (await store.getMany(keys)) as [Versioned<Person> | undefined, Versioned<Roster> | undefined]
    const roster = listed?.it ?? { people: [], administrators: [] }
    const commit = (person: Person): Commit => {
      const it = enrolled(roster, person)
      const change = { key: personKey(tenant, who.id), version: (stored?.version ?? 0) + 1, it: person }
      const enrolment = { key: rosterKey(tenant), version: (listed?.version ?? 0) + 1, it }
      return { tenant, revisions: isDeepStrictEqual(it, roster) ? [change] : [change, enrolment] }
    }
    return { known: stored !== undefined, person: stored?.it ?? { ...who, roles: [], plain: [] }, roster, commit }
  }

  return {
    get,
    list,
    byEmail: async (tenant, email) => (await list(tenant)).find((person) => person.email === email),
    change: (tenant, who, edit) =>
      untilDone(store, async () => {
        const { known, person, commit } = await read(tenant, who)
        const answer: Person = { ...edit(person), id: who.id, roles: person.roles }
        return known && isDeepStrictEqual(answer, person) ? { answer } : { commit: commit(answer), answer }
      }),
    assign: (tenant, who, roles, standing) =>
      untilDone(store, async () => {
        const { person, roster, commit } = await read(tenant, who)
        const assigned: Person = { ...person, roles }
        const left = [...enrolled(roster, assigned).administrators, ...standing]
        if (left.length === 0 && roster.administrators.includes(who.id)) return { answer: 'lastAdministrator' }
        return { commit: commit(assigned), answer: 'done' }
      }),
  }
}

/** The roster with this person, where the roles say. */
function enrolled({ people, administrators }: Roster, { id, roles }: Person): Roster {
  const others = administrators.filter((other) => other !== id)
  return {
    people: people.includes(id) ? people : [...people, id],
    administrators: !roles.includes('administrator') ? others : administrators.includes(id) ? administrators : [...others, id],
  }
}
