import { afterEach, expect, it } from 'vitest'
import { startProgram } from '../support/program.ts'
import { redisForms } from '../support/redis-forms.ts'

type Program = Awaited<ReturnType<typeof startProgram>>

const ends: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

const seat = { person: 'grace', conversation: 'personal', locale: 'en', timezone: 'UTC' }

/** What the program answers on its page to what Grace says there. */
async function told({ url }: Program, text: string): Promise<string> {
  const said = await fetch(`${url}local/say`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ...seat, text }) })
  expect(said.status).toBe(200)
  const reader = (await fetch(`${url}local/events?${new URLSearchParams(seat).toString()}`)).body!.getReader()
  const decoder = new TextDecoder()
  let event = ''
  // It may come in pieces.
  while (!event.includes('\n\n')) event += decoder.decode((await reader.read()).value, { stream: true })
  await reader.cancel()
  return JSON.stringify((JSON.parse(event.replace('data: ', '')) as { entries: readonly unknown[] }).entries.at(-1))
}

it.each(Object.entries(redisForms))('two programs over one Redis (%s) go on with each other’s forms, and the one is enough when the other is killed', async (_, open) => {
  const redis = await open()
  ends.push(redis.stop)
  const [one, other] = await Promise.all([1, 2].map(() => startProgram({ REDIS_URL: redis.url }))) as [Program, Program]
  ends.push(() => one.close())
  await told(one, 'add customer Contoso Ltd. domain:contoso last name:Li first name:Na email:na@contoso.com province:Shanghai city:Shanghai address:"1 Century Avenue"')
  expect(await told(other, 'review')).toContain('1 Century Avenue')
  expect(await told(one, 'submit')).toContain('Saved.')
  expect(await told(other, 'submit')).toContain('No form is open here')
  expect(await told(other, 'find contoso')).toContain('na@contoso.com')
  await other.close('SIGKILL')
  expect(await told(one, 'show contoso')).toContain('na@contoso.com')
})
