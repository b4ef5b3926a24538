import { readFileSync } from 'node:fs'
import { zipSync } from 'fflate'
import type { Registered } from '../src/bot/registry.ts'
import type { Locale } from '../src/text/locale.ts'
import { colourIcon, outlineIcon } from './icons.ts'

/** The app's files as JSON values: the manifest in English, and what the other languages say instead. */
export interface Manifest {
  readonly 'manifest.json': object
  readonly 'zh-cn.json': object
  readonly 'es.json': object
}

// The longest menu that every version of Teams takes.
const menuLength = 10

/** Puts ids, version and the command menu, which the commands themselves tell, into the templates of this folder. */
export function manifest(commands: readonly Registered[], { id, version }: { readonly id: string; readonly version: string }): Manifest {
  const menu = commands.filter((command) => command.menu !== undefined).sort((a, b) => a.menu! - b.menu!).slice(0, menuLength)
  const template = read('manifest.json') as { readonly bots: readonly [{ readonly commandLists: readonly [object] }] }
  const [bot] = template.bots
  const commandLists = [{ ...bot.commandLists[0], commands: menu.map((command) => entry(command, 'en')) }]
  return {
    'manifest.json': { ...template, version, id, bots: [{ ...bot, botId: id, commandLists }] },
    'zh-cn.json': { ...read('zh-cn.json'), ...translated(menu, 'zh-CN') },
    'es.json': { ...read('es.json'), ...translated(menu, 'es') },
  }
}

/** The installable package: manifest, languages and both icons. The same input gives the same bytes. */
export function zipped(files: Manifest): Uint8Array {
  const texts = Object.entries<object>({ ...files }).map(([name, content]) => [name, new TextEncoder().encode(`${JSON.stringify(content, null, 2)}\n`)] as const)
  return zipSync({ ...Object.fromEntries(texts), 'color.png': colourIcon(), 'outline.png': outlineIcon() }, { mtime: '2026-01-01T00:00:00Z' })
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
