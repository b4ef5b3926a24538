import { execFileSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const chromiums = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium']

/** The path of a Chromium, or of the one that CHROMIUM names; undefined where there is none. */
export function chromium(): string | undefined {
  return firstOf(process.env['CHROMIUM'] ? [process.env['CHROMIUM']] : chromiums)
}

/** The same where the tests need it. */
export function chromiumPath(): string {
  const path = chromium()
  if (path === undefined) throw new Error('The tests need Chromium: npx tsx test/prepare.ts installs it, or says how.')
  return path
}

export function redisServer(): string | undefined {
  return firstOf(['redis-server'])
}

export function openssl(): string | undefined {
  return firstOf(['openssl'])
}

/** Whether a browser can draw Chinese here: without fontconfig the system brings its own fonts. */
export function chineseFont(): boolean {
  if (process.platform !== 'linux') return true
  try {
    return execFileSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' }).trim() !== ''
  } catch {
    return false
  }
}

/** The first of the programs that is there: a path, or a name looked up along PATH. */
export function firstOf(programs: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const paths = programs.flatMap((program) => (program.includes('/') ? [program] : folders.map((folder) => join(folder, program))))
  return paths.find(runs)
}

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
