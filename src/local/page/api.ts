import type { Choice, Click, DialogAct, DialogStep, FileAnswer, FoundCards, Happening, Json, Outcome, Seat, Stage } from '../wire.ts'

/** What the page asks of its server; every call throws where that cannot be reached or refuses. */
export const api = {
  stage: () => ask<Stage>('stage'),
  open: (seat: Seat) => ask<undefined>('open', { ...seat }),
  say: (seat: Seat, text: string) => ask<undefined>('say', { ...seat, text }),
  send: async (seat: Seat, file: File, text: string) => {
    const { id } = await lay(file)
    return ask<undefined>('send', { ...seat, file: id, text })
  },
  answer: (seat: Seat, answer: FileAnswer) => ask<Outcome>('answer', { ...seat, answer }),
  click: (seat: Seat, click: Click) => ask<Outcome>('click', { ...seat, click }),
  search: (seat: Seat, asked: { dataset: string; text: string; entry: string }) => ask<readonly Choice[]>('search', { ...seat, ...asked }),
  find: (seat: Seat, text: string) => ask<FoundCards>('find', { ...seat, text }),
  post: (seat: Seat, card: Json) => ask<undefined>('post', { ...seat, card }),
  dialog: (seat: Seat, act: DialogAct) => ask<DialogStep>('dialog', { ...seat, act }),
  demo: () => ask<{ readonly count: number }>('demo', {}),
}

/** Follows a conversation as one person, from the whole transcript on; returns how to stop. */
export function follow(seat: Seat, on: { happening: (happening: Happening) => void; online: (online: boolean) => void }): () => void {
  let source: EventSource | undefined
  const stop = () => source?.close()
  const start = () => {
    source = new EventSource(`/local/events?${new URLSearchParams({ ...seat })}`)
    source.onopen = () => on.online(true)
    source.onerror = () => on.online(false)
    source.onmessage = ({ data }: MessageEvent<string>) => on.happening(JSON.parse(data) as Happening)
  }
  // A browser keeps six connections to a server, whatever the number of tabs: a hidden one gives its own away.
  const turn = () => {
    stop()
    if (!document.hidden) start()
  }
  document.addEventListener('visibilitychange', turn)
  turn()
  return () => {
    document.removeEventListener('visibilitychange', turn)
    stop()
  }
}

/** Lays a file where the bot can fetch it. */
async function lay(file: File): Promise<{ readonly id: string }> {
  const response = await fetch(`/local/files?${new URLSearchParams({ name: file.name })}`, { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: file })
  if (!response.ok) throw new Error(`files: ${response.status}`)
  return (await response.json()) as { readonly id: string }
}

async function ask<T>(path: string, body?: Record<string, unknown>): Promise<T> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`/local/${path}`, body ? { method: 'POST', headers, body: JSON.stringify(body) } : {})
  const text = await response.text()
  if (!response.ok) throw new Error(`${path}: ${response.status}`)
  return (text ? JSON.parse(text) : undefined) as T
}
