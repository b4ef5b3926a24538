import { parentPort, workerData, type TransferListItem } from 'node:worker_threads'
import type { Customer } from '../../customer/customer.ts'
import type { Rules } from '../../customer/rules.ts'
import { loadSpell } from '../spell.ts'
import { openBatches, type Batch } from './batch.ts'
import type { Joined, Order } from './thread.ts'

// Reads customers and makes their segments, one batch after another; begun by `openThread`.
const rules = workerData as Rules
const batches = loadSpell().then((spell) => openBatches(rules, spell))
const begun: Batch[] = []
let last: Batch | undefined
let work: Promise<unknown> = batches

async function follow(order: Order) {
  last ??= (await batches)()
  if (order.kind === 'rows') {
    for (const text of textsIn(order.rows)) last.add(JSON.parse(text) as Customer)
    answer(order.rows.bytes)
  } else if (order.kind === 'read') {
    begun.push(last)
    answer(last.read())
    last = undefined
  } else answer(await begun.shift()!.made(order.numbering))
}

function* textsIn({ bytes, ends }: Joined): Generator<string> {
  const buffer = Buffer.from(bytes.buffer)
  for (let at = 0, from = 0; at < ends.length; from = ends[at++]!) yield buffer.toString('utf8', from, ends[at])
}

const answer = (it: unknown) => parentPort?.postMessage(it, [...buffersIn(it)])

/** What is handed over is not copied. */
function* buffersIn(it: unknown): Generator<TransferListItem> {
  if (ArrayBuffer.isView(it)) yield it.buffer as ArrayBuffer
  else if (typeof it === 'object' && it !== null) for (const part of Object.values(it)) yield* buffersIn(part)
}

parentPort?.on('message', (order: Order) => (work = work.then(() => follow(order))))
