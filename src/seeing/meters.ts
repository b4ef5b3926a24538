import { metrics } from '@opentelemetry/api'
import { scope } from './timed.ts'

const quick = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5]
const slow = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]

/** What is counted, under the names of `docs/operations.md`; times are in seconds. */
export function openMeters() {
  const meter = metrics.getMeter(scope)
  const count = (name: string, description: string) => meter.createCounter(name, { description })
  const time = (name: string, description: string, explicitBucketBoundaries = quick) => meter.createHistogram(name, { description, unit: 's', advice: { explicitBucketBoundaries } })
  return {
    turns: count('bot.turns', 'Turns by kind, verb and outcome'),
    turnTime: time('bot.turn.seconds', 'From the checked activity to the last message sent, by verb'),
    storeTime: time('bot.store.seconds', 'Calls to the store, by call'),
    storeTroubles: count('bot.store.troubles', 'Calls that the store did not carry out, by call and kind'),
    sendTime: time('bot.send.seconds', 'Requests to the channel with all their attempts, by method and outcome'),
    refusals: count('bot.refusals', 'Requests that were refused at the door, by status'),
    accidents: count('bot.accidents', 'Accidents; each has a line on standard error'),
    indexTime: time('bot.index.load.seconds', 'First reading of a tenant’s book into the index', slow),
    gauge: (name: string, description: string, read: () => number) => meter.createObservableGauge(name, { description }).addCallback((result) => result.observe(read())),
  }
}
