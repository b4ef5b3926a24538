import { createConnection, createServer, type AddressInfo, type Socket } from 'node:net'
import { answering } from './answering.ts'

/** Each way, in ms: timers are too coarse for it, so the waiting is a loop that looks at the clock. */
const delay = 0.5

const target = Number(process.argv[2])
const server = createServer({ noDelay: true }, (near) => {
  const far = createConnection({ port: target, host: '127.0.0.1', noDelay: true })
  forward(near, far)
  forward(far, near)
})
server.listen(0, '127.0.0.1', () => answering(() => (server.address() as AddressInfo).port))

function forward(from: Socket, to: Socket): void {
  const waiting: { readonly due: number; readonly chunk: Buffer }[] = []
  from.on('data', (chunk) => {
    waiting.push({ due: performance.now() + delay, chunk })
    if (waiting.length === 1) setImmediate(send)
  })
  from.on('error', () => to.destroy()).on('close', () => to.destroy())

  function send(): void {
    while (waiting[0] && waiting[0].due <= performance.now()) to.write(waiting.shift()!.chunk)
    if (waiting.length > 0) setImmediate(send)
  }
}
