import { readFileSync } from 'node:fs'
import { zipSync } from 'fflate'
import type { Registered } from '../src/bot/registry.ts'
import type { Locale } from '../src/text/locale.ts'
import { editions, type Cloud } from './clouds.ts'
import { composeExtensions, extensionAnswered, extensionIn } from './extension.ts'
import { colourIcon, outlineIcon } from './icons.ts'

/** The app's files as JSON values: the manifest in English, and what the other languages say instead. */
export interface Manifest {
  readonly 'manifest.json': object
  readonly 'zh-cn.json': object
  readonly 'es.json': object
}

/** Which app is packed, and for where. */
export interface App {
  readonly id: string
  readonly version: string
  /** The public one where none is given. */
  readonly cloud?: Cloud
  /** Whether Teams offers the bot in the compose box. */
  readonly extended?: boolean
  /** The host of links to customers. */
  readonly linkHost?: string
}

// Drawn once: each takes a while.
const icons = { 'color.png': colourIcon(), 'outline.png': outlineIcon() }
// The longest menu that every version of Teams takes.
const menuLength = 10

/** Puts ids, version and the command menu, which the commands themselves tell, into the templates of this folder. */
export function manifest(commands: readonly Registered[], { id, version, cloud = 'public', extended = extensionAnswered, linkHost }: App): Manifest {
  const menu = commands.filter((command) => command.menu !== undefined).sort((a, b) => a.menu! - b.menu!).slice(0, menuLength)
  const edition = editions[cloud]
  const template = read('manifest.json') as { readonly bots: readonly [{ readonly commandLists: readonly [object] }] }
  const [bot] = template.bots
  const commandLists = [{ ...bot.commandLists[0], commands: menu.map((command) => entry(command, 'en')) }]
  const extension = extended ? composeExtensions(id, edition, linkHost) : {}
  const other = (file: string, locale: Locale) => ({ $schema: schemaAddress(edition.schema, '.Localization'), ...read(file), ...translated(menu, locale), ...(extended ? extensionIn(locale) : {}) })
  return {
    'manifest.json': { $schema: schemaAddress(edition.schema), manifestVersion: edition.schema, ...template, version, id, bots: [{ ...bot, botId: id, commandLists }], ...extension },
    'zh-cn.json': other('zh-cn.json', 'zh-CN'),
    'es.json': other('es.json', 'es'),
  }
}

/** Every file of the installable package: manifest, languages and both icons. */
export function packed(files: Manifest): Readonly<Record<string, Uint8Array>> {
  const texts = Object.entries<object>({ ...files }).map(([name, content]) => [name, new TextEncoder().encode(`${JSON.stringify(content, null, 2)}\n`)] as const)
  return { ...Object.fromEntries(texts), ...icons }
}

/** The package itself. The same input gives the same bytes. */
export function zipped(files: Manifest): Uint8Array {
  return zipSync(packed(files), { mtime: '2026-01-01T00:00:00Z' })
}

function schemaAddress(version: string, part = ''): string {
  return `https://developer.microsoft.com/json-schemas/teams/v${version}/MicrosoftTeams${part}.schema.json`
}

function entry(command: Registered, locale: Locale): { readonly title: string; readonly description: string } {
  return { title: command.phrases[locale][0] ?? command.verb, description: command.about[locale] }
}

function translated(menu: readonly Registered[], locale: Locale): object {
  return Object.fromEntries(menu.flatMap((command, place) => Object.entries(entry(command, locale)).map(([key, text]) => [`bots[0].commandLists[0].commands[${place}].${key}`, text])))
}

function read(file: string): object {
  return JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as object
}
