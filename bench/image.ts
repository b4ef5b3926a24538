import { readFileSync } from 'node:fs'

const steps = readFileSync(new URL('../docs/deploy/Dockerfile', import.meta.url), 'utf8').split('\n')
const last = (instruction: string) => steps.filter((step) => step.startsWith(`${instruction} `)).at(-1)?.slice(instruction.length + 1) ?? ''

/** How the image runs the bot: what Node.js is told, and what the system’s allocator is. */
export const asTheImage = {
  flags: (JSON.parse(last('CMD')) as readonly string[]).filter((word) => word.startsWith('--')),
  env: Object.fromEntries(last('ENV').split(' ').map((pair) => pair.split('=') as [string, string])),
}
