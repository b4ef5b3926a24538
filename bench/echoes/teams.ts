import { App } from '@microsoft/teams.apps'

/** The least that a bot on the Teams SDK can be, without authentication. */
const nothing = () => undefined
const quiet = { error: nothing, warn: nothing, info: nothing, debug: nothing, log: nothing, trace: nothing, child: () => quiet }
const app = new App({ dangerouslyAllowUnauthenticatedRequests: true, logger: quiet })

app.on('message', async ({ activity, send }) => void (await send(`Echo: ${activity.text}`)))
app.on('card.action', () => ({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Echo' }))

await app.start(Number(process.env['PORT']))
