import { Activity } from '@microsoft/agents-activity'
import { CloudAdapter } from '@microsoft/agents-hosting'
import express from 'express'

/** The least that a bot on the Agents SDK can be, without authentication. */
const adapter = new CloudAdapter({})
const server = express()
server.use(express.json())

server.post('/api/messages', (request, response) => adapter.process(request, response, async (context) => {
  const { type, text } = context.activity
  if (type === 'message') await context.sendActivity(`Echo: ${text}`)
  if (type !== 'invoke') return
  const body = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Echo' }
  await context.sendActivity(Activity.fromObject({ type: 'invokeResponse', value: { status: 200, body } }))
}))

server.listen(Number(process.env['PORT']), '127.0.0.1')
