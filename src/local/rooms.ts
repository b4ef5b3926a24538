import { conversations } from './cast.ts'
import type { Conversation } from './cast.ts'
import type { Entry, Happening } from './wire.ts'

/** A message as it is kept; `views` are the cards that only one person sees, by the person's key. */
export interface Kept extends Omit<Entry, 'own'> {
  readonly views: Readonly<Record<string, Pick<Entry, 'cards' | 'own'>>>
}

type Listener = { readonly person: string; readonly conversation: string; readonly tell: (happening: Happening) => void }

export type Rooms = ReturnType<typeof createRooms>

const most = 300

/** The conversations' messages, in memory, the newest 300 each, and the pages that watch them. */
export function createRooms() {
  const rooms = new Map(conversations.map(({ id }) => [id, new Map<string, Kept>()]))
  const opened = new Set<string>()
  const listeners = new Set<Listener>()

  const room = (conversation: Conversation) => rooms.get(conversation.id) ?? new Map<string, Kept>()

  const tell = (conversation: Conversation, happening: (person: string) => Happening) => {
    for (const listener of listeners) {
      if (listener.conversation === conversation.id) listener.tell(happening(listener.person))
    }
  }

  return {
    /** True for the first one who asks. */
    open(conversation: Conversation): boolean {
      return opened.size < opened.add(conversation.id).size
    },
    get(conversation: Conversation, id: string): Kept | undefined {
      return room(conversation).get(id)
    },
    seen(conversation: Conversation, person: string): readonly Entry[] {
      return [...room(conversation).values()].map((kept) => seenBy(person, kept))
    },
    /** Adds a message, or replaces the one of the same id. */
    put(conversation: Conversation, kept: Kept): void {
      const isNew = !room(conversation).has(kept.id)
      room(conversation).set(kept.id, kept)
      for (const id of [...room(conversation).keys()].slice(0, -most)) room(conversation).delete(id)
      tell(conversation, (person) => ({ kind: 'entry', entry: seenBy(person, kept) }))
      if (isNew) tellElsewhere(conversation)
    },
    /** False where there was none. */
    remove(conversation: Conversation, id: string): boolean {
      tell(conversation, () => ({ kind: 'gone', id }))
      return room(conversation).delete(id)
    },
    typing(conversation: Conversation): void {
      tell(conversation, () => ({ kind: 'typing' }))
    },
    /** Returns how to stop watching. */
    watch(listener: Listener): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }

  function tellElsewhere(conversation: Conversation): void {
    const others = [...listeners].filter(({ person, conversation: at }) => at !== conversation.id && membersOf(conversation.id).includes(person))
    for (const { tell } of others) tell({ kind: 'elsewhere', conversation: conversation.key })
  }
}

function membersOf(id: string): readonly string[] {
  return conversations.find((conversation) => conversation.id === id)?.members ?? []
}

function seenBy(person: string, { views, ...entry }: Kept): Entry {
  return { ...entry, ...views[person] }
}
