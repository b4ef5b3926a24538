import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A wire to a server of this machine, over which everything takes longer. */
export interface SlowProxy {
  readonly port: number
  /** Milliseconds, each way, from now on. */
  delay(each: number): void
  stop(): Promise<void>
}

export async function slowProxy(to: number): Promise<SlowProxy> {
  let each = 0
  const ends = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1')
    for (const [from, into] of [[near, far], [far, near]] as const) {
      ends.add(from)
      // One after the other: what is sent fast must not overtake what is still on its way.
      let last: Promise<unknown> = Promise.resolve()
      from.setNoDelay().on('data', (data) => {
        const due = each === 0 ? undefined : pause(each)
        last = last.then(() => due).then(() => into.writable && into.write(data))
      })
      from.on('error', () => undefined).on('close', () => (ends.delete(from), into.destroy()))
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    delay: (it) => (each = it),
    async stop() {
      for (const end of ends) end.destroy()
      await new Promise((closed) => server.close(closed))
    },
  }
}
