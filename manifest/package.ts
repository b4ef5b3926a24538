import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { loadCommands } from '../src/bot/registry.ts'
import { readSettings } from '../src/config/settings.ts'
import { manifest, zipped, type Manifest } from './build.ts'
import { editions, type Cloud } from './clouds.ts'
import { checked, faultsOf } from './report.ts'

const root = new URL('..', import.meta.url)
const output = new URL('output/', import.meta.url)
const sampleId = '00000000-0000-0000-0000-000000000000'

if (existsSync(new URL('.env', root))) process.loadEnvFile(new URL('.env', root))
const id = process.env['MicrosoftAppId'] || sampleId

const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { version: string }
const commands = await loadCommands(new URL('src/commands/', root))
const { read: { LINK_HOST: linkHost }, faults: unread } = readSettings({ LINK_HOST: process.env['LINK_HOST'] })
if (unread.length > 0) stop(unread.join('\n'))
const clouds = Object.keys(editions) as Cloud[]
const packages = clouds.map((cloud) => ({ cloud, files: manifest(commands.all, { id, version, cloud, ...(linkHost ? { linkHost } : {}) }) }))
const report = packages.map(({ cloud, files }) => checked(files, cloud))

rmSync(output, { recursive: true, force: true })
mkdirSync(output)
writeFileSync(new URL('report.json', output), `${JSON.stringify(report, null, 2)}\n`)
const faults = report.flatMap(faultsOf)
if (faults.length > 0) stop(faults.join('\n'))
packages.forEach(write)
console.log(`Checked by ${report[0]?.rules.length} rules, without a fault: manifest/output/report.json`)
if (id === sampleId) console.log('MicrosoftAppId is not set, so these are samples, which Teams does not install. Put the bot’s app id into .env or the environment, and run this again.')

function write({ cloud, files }: { readonly cloud: Cloud; readonly files: Manifest }): void {
  const { file, schema } = editions[cloud]
  writeFileSync(new URL(file, output), zipped(files))
  console.log(`manifest/output/${file}: for Teams ${cloud === 'public' ? 'in the public cloud' : 'operated by 21Vianet'}, schema ${schema}`)
}

function stop(reason: string): never {
  console.error(reason)
  process.exit(1)
}
