import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { loadCommands } from '../src/bot/registry.ts'
import { manifest, zipped } from './build.ts'
import { faultsIn } from './faults.ts'

const root = new URL('..', import.meta.url)
const sampleId = '00000000-0000-0000-0000-000000000000'
const target = 'customer-accounts.zip'

if (existsSync(new URL('.env', root))) process.loadEnvFile(new URL('.env', root))
const id = process.argv.includes('--sample') ? sampleId : process.env['MicrosoftAppId']
if (!id) stop('MicrosoftAppId is not set. Put the bot’s app id into .env or the environment, or make a sample that cannot be installed: npm run package -- --sample')

const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { version: string }
const commands = await loadCommands(new URL('src/commands/', root))
const files = manifest(commands.all, { id, version })
const faults = faultsIn(files)
if (faults.length > 0) stop(faults.join('\n'))
writeFileSync(new URL(target, root), zipped(files))
console.log(`${target} is ready${id === sampleId ? ' (a sample: it cannot be installed)' : ': upload it in Teams, Apps → Manage your apps'}.`)

function stop(reason: string): never {
  console.error(reason)
  process.exit(1)
}
