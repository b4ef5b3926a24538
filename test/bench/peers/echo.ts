import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import restify from 'restify'

/** The least that a bot on botbuilder and restify can be: it answers a message with its text, an invoke with a message. */
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}))
const server = restify.createServer()
server.use(restify.plugins.bodyParser())

server.post('/api/messages', async (request, response) => {
  await adapter.process(request, response, async (context) => {
    const { type, text } = context.activity
    if (type === 'message') await context.sendActivity(`Echo: ${text}`)
    if (type !== 'invoke') return
    const body = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Echo' }
    await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } })
  })
})

server.listen(Number(process.env['PORT']), '127.0.0.1')
