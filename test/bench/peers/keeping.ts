import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import { ClassicLevel } from 'classic-level'
import restify from 'restify'

/**
 * What a save costs on this SDK before it has read, checked or drawn anything: the echo that forces as many bytes to
 * the disk, in as many rows, and answers with a card of the same length.
 */
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}))
const server = restify.createServer()
server.use(restify.plugins.bodyParser())
const db = new ClassicLevel(process.env['DATA_FOLDER'] ?? '')
await db.open()

/** Lengths of one save's rows: place, log, customer, drafts, history, operation, owner. */
const rows = [12, 348, 825, 66, 691, 682, 45].map((size) => '户'.repeat(size / 10) + 'x'.repeat(size * 0.7))
const card = { type: 'AdaptiveCard', body: Array.from({ length: 60 }, (_, i) => ({ type: 'TextBlock', wrap: true, text: `${i} ${'x'.repeat(50)}` })) }
let count = 0

server.post('/api/messages', async (request, response) => {
  await adapter.process(request, response, async (context) => {
    if (context.activity.type !== 'invoke') return
    const number = ++count
    await db.batch(rows.map((value, i) => ({ type: 'put', key: `{10ca1000-0000-4000-8000-000000000001}:row:${i}:${number}`, value })), { sync: true })
    const body = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card }
    await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } })
  })
})

server.listen(Number(process.env['PORT']), '127.0.0.1')
