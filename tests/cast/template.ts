import { randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '#db/store.ts'

/** Where a run of many files tells each of them that the template stands already (see vitest.template.ts), in a folder that goes with the run. */
const TOLD = 'RA_QUAN_RUN'
let own: Promise<string> | undefined

/** Puts a migrated and still empty database with its keys into that folder: what each house would else make anew. */
export async function copyTemplate(dataDir: string): Promise<void> {
  const told = process.env[TOLD]
  cpSync(told ? join(told, 'template') : await (own ??= makeTemplate(ownFolder())), dataDir, { recursive: true })
}

/** A new folder for what a test makes once, gone with the run. */
export const folderOfRun = (name: string): string => mkdtempSync(join(process.env[TOLD] ?? ownFolder(), `${name}-`))

/** Makes the template for all that this process starts; answers what takes it away again. */
export async function tellTemplate(): Promise<() => void> {
  const run = mkdtempSync(join(tmpdir(), 'ra-quan-run-'))
  await makeTemplate(run)
  process.env[TOLD] = run
  return () => rmSync(run, { recursive: true, force: true })
}

function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ra-quan-run-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function makeTemplate(run: string): Promise<string> {
  const dataDir = join(run, 'template')
  const fail = (error: unknown) => {
    throw error
  }
  const store = await openStore({ dataDir }, { now: Date.now, random: (bytes) => new Uint8Array(randomBytes(bytes)), log: () => {}, fail })
  await store.close()
  return dataDir
}
