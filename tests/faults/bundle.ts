import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'vite'
import { folderOfRun } from '../cast/template.ts'

/** What brings files of its own beside its code stays where npm put it. */
const APART = ['@libsql/client', '@node-rs/argon2', 'zxing-wasm']
let made: Promise<string> | undefined

/** The server that tests kill, in one file: to read its hundreds of modules one by one took a processor two seconds at each of its starts, in one file a fraction. */
export const bundledChild = (): Promise<string> => (made ??= bundle())

async function bundle(): Promise<string> {
  const folder = folderOfRun('child')
  await build({
    ...{ root: join(import.meta.dirname, '../..'), configFile: false, logLevel: 'error', plugins: [inPlace] },
    ssr: { noExternal: true },
    build: { ssr: join(import.meta.dirname, 'child.ts'), outDir: folder, minify: false, rolldownOptions: { output: { entryFileNames: 'child.mjs' } } },
  })
  return join(folder, 'child.mjs')
}

/** Modules find what lies beside them, migrations and pages, from the file that they stand in. */
const inPlace: Plugin = {
  name: 'in-place',
  enforce: 'pre',
  async resolveId(source, importer) {
    if (!APART.some((name) => source === name || source.startsWith(`${name}/`))) return null
    const found = await this.resolve(source, importer, { skipSelf: true })
    return found && { id: pathToFileURL(found.id).href, external: true }
  },
  transform: (code, id) => (code.includes('import.meta.dirname') ? code.replaceAll('import.meta.dirname', JSON.stringify(dirname(id))) : null),
}
