import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { print, WrongUse } from './process.ts'

const ROOT = join(import.meta.dirname, '..')
const BUILT = join(ROOT, 'web', 'dist', 'index.html')
const SOURCES = ['web', 'api/rules', 'api/contract']

/** Builds the PWA when it is missing or older than its sources. Ends with a sentence when it cannot be built. */
export function buildWebWhenStale(): void {
  if (existsSync(BUILT) && newest(SOURCES.map((folder) => join(ROOT, folder))) <= statSync(BUILT).mtimeMs) return
  print('Building the app (web/dist), once.')
  const built = spawnSync(process.execPath, [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', '--config', 'web/vite.config.ts'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  if (built.status !== 0) throw new WrongUse(`${built.stdout}${built.stderr}\nThe app could not be built; the lines above say why.`)
}

function newest(folders: string[]): number {
  const times = folders.flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true })
      .filter(({ name }) => name !== 'dist' && name !== 'gallery')
      .map((entry) => (entry.isDirectory() ? newest([join(folder, entry.name)]) : statSync(join(folder, entry.name)).mtimeMs)),
  )
  return Math.max(0, ...times)
}
