import { isDeepStrictEqual } from 'node:util'
import type { People, Person } from '../people/people.ts'
import { key } from './key.ts'
import { untilDone } from './revise.ts'
import type { Revision, Store, Versioned } from './store.ts'

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

  /** What is stored now: the person, or how one begins, and the roster. */
  async function read(tenant: string, who: { readonly id: string; readonly name: string }) {
    const keys = [personKey(tenant, who.id), rosterKey(tenant)]
    const [person, roster] = (await store.getMany(keys)) as [Versioned<Person> | undefined, Versioned<Roster> | undefined]
    return { person: person?.it ?? { ...who, roles: [], plain: [] }, version: person?.version ?? 0, roster: roster?.it ?? { people: [], administrators: [] }, rosterVersion: roster?.version ?? 0 }
  }

  return {
    get,
    list,
    byEmail: async (tenant, email) => (await list(tenant)).find((person) => person.email === email),
    change: (tenant, who, edit) =>
      untilDone(store, async () => {
        const now = await read(tenant, who)
        const person: Person = { ...edit(now.person), id: who.id, roles: now.person.roles }
        if (now.version > 0 && isDeepStrictEqual(person, now.person)) return { answer: person }
        const revisions = [{ key: personKey(tenant, who.id), version: now.version + 1, it: person }, ...enrolled(tenant, now.roster, now.rosterVersion, person)]
        return { commit: { tenant, revisions }, answer: person }
      }),
    assign: (tenant, who, roles, standing) =>
      untilDone(store, async () => {
        const now = await read(tenant, who)
        const person: Person = { ...now.person, roles }
        const revisions = [{ key: personKey(tenant, who.id), version: now.version + 1, it: person }, ...enrolled(tenant, now.roster, now.rosterVersion, person)]
        const left = withPerson(now.roster, person).administrators.length + standing.length
        if (left === 0 && now.roster.administrators.includes(who.id)) return { answer: 'lastAdministrator' }
        return { commit: { tenant, revisions }, answer: 'done' }
      }),
  }
}

/** The roster's new version, where the person changes it. */
function enrolled(tenant: string, roster: Roster, version: number, person: Person): readonly Revision[] {
  const it = withPerson(roster, person)
  return isDeepStrictEqual(it, roster) ? [] : [{ key: rosterKey(tenant), version: version + 1, it }]
}

function withPerson({ people, administrators }: Roster, { id, roles }: Person): Roster {
  const others = administrators.filter((other) => other !== id)
  return {
    people: people.includes(id) ? people : [...people, id],
    administrators: !roles.includes('administrator') ? others : administrators.includes(id) ? administrators : [...others, id],
  }
}
