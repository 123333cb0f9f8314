import { randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '#db/store.ts'

/** Where a run of many files tells each of them that the template stands already (see vitest.template.ts). */
const TOLD = 'RA_QUAN_TEMPLATE'
let own: Promise<string> | undefined

/** Puts a migrated and still empty database with its keys into that folder: what each house would else make anew. */
export async function copyTemplate(dataDir: string): Promise<void> {
  cpSync(process.env[TOLD] ?? (await (own ??= makeOwn())), dataDir, { recursive: true })
}

/** Makes the template for all that this process starts; answers what takes it away again. */
export async function tellTemplate(): Promise<() => void> {
  const folder = await makeTemplate()
  process.env[TOLD] = folder
  return () => rmSync(folder, { recursive: true, force: true })
}

async function makeOwn(): Promise<string> {
  const folder = await makeTemplate()
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function makeTemplate(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'ra-quan-template-'))
  const fail = (error: unknown) => {
    throw error
  }
  const store = await openStore({ dataDir: folder }, { now: Date.now, random: (bytes) => new Uint8Array(randomBytes(bytes)), log: () => {}, fail })
  await store.close()
  return folder
}
