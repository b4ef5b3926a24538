import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'

/**
 * Tells apart what may make other rows of the same customers: each file of the program, the versions of its packages,
 * and the Node.js that has its own collation and names of countries.
 */
export async function programIn(folder: URL): Promise<string> {
  const sum = createHash('sha256').update(`${process.version} ${process.arch} `)
  const path = fileURLToPath(folder)
  const files = (await readdir(path, { recursive: true, withFileTypes: true })).filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name))
  for (const file of [...files.sort(), fileURLToPath(new URL('../package.json', folder))]) sum.update(`${file.slice(path.length)} `).update(await readFile(file))
  return sum.digest('base64url')
}
