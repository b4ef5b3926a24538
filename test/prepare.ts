import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chineseFont, chromium, firstOf, openssl, redisServer } from './support/tools.ts'

/** What the tests use besides npm's packages. */
const needs = [
  { what: 'redis-server', there: redisServer, debian: ['redis-server'], elsewhere: 'Redis 6.2 or later, with redis-server on the PATH (macOS: brew install redis)' },
  { what: 'openssl', there: openssl, debian: ['openssl'], elsewhere: 'openssl on the PATH' },
  { what: 'Chromium', there: chromium, debian: ['chromium'], elsewhere: 'Chromium or Chrome on the PATH, or its path in CHROMIUM (macOS: brew install --cask chromium)' },
  { what: 'a Chinese font', there: chineseFont, debian: ['fontconfig', 'fonts-wqy-microhei'], elsewhere: 'any font with Chinese characters that fc-list :lang=zh shows' },
] as const

const missing = () => needs.filter(({ there }) => !there())

if (missing().length > 0) install()
installSuccessor()
const still = missing()
if (still.length > 0) {
  console.error(`The tests need what is not here:\n${still.map(({ what, elsewhere }) => `- ${what}: ${elsewhere}`).join('\n')}`)
  process.exit(1)
}

/** The successor's SDK, which the product does not carry, and the Node.js for it where this one is older. */
function installSuccessor() {
  const folder = fileURLToPath(new URL('successor', import.meta.url))
  const [lock, installed] = [`${folder}/package-lock.json`, `${folder}/node_modules/.package-lock.json`]
  if (existsSync(installed) && statSync(installed).mtimeMs > statSync(lock).mtimeMs) return
  console.log('Installing for the tests: the packages of test/successor')
  run(['npm', 'ci', '--prefix', folder, '--ignore-scripts', '--loglevel=error', ...(Number(process.versions.node.split('.')[0]) >= 24 ? ['--omit=optional'] : [])])
}

/** On Debian and Ubuntu, as root or where sudo asks nothing. */
function install() {
  const asRoot = process.getuid?.() === 0 ? [] : spawnSync('sudo', ['-n', 'true']).status === 0 ? ['sudo', '-n'] : undefined
  if (!firstOf(['apt-get']) || !asRoot) return
  const packages = missing().flatMap(({ debian }) => debian)
  console.log(`Installing for the tests: ${packages.join(' ')}`)
  run([...asRoot, 'apt-get', 'update', '-q'])
  run([...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', 'install', '-q', '-y', '--no-install-recommends', ...packages])
}

function run([program = '', ...options]: readonly string[]) {
  spawnSync(program, options, { stdio: 'inherit' })
}
