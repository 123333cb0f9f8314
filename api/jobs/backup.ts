import { createClient } from '@libsql/client'
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DATABASE_FILE } from '#db/open.ts'
import { environmentOf, main, print, WrongUse } from '../process.ts'

/** `npm run backup -- ‹folder›`: a whole copy of the running database, checked. The keys stay where they are. */
await main(async () => {
  const { DATA_DIR, DATABASE_URL } = environmentOf()
  const [folder] = process.argv.slice(2)
  if (!folder) throw new WrongUse('Say where the copy goes: npm run backup -- /path/to/folder')
  if (DATABASE_URL) throw new WrongUse('DATABASE_URL points to a libSQL server; back it up there.')
  const source = join(DATA_DIR, DATABASE_FILE)
  if (!existsSync(source)) throw new WrongUse(`There is no database at ${source}. Is DATA_DIR right?`)
  const copy = await copyInto(source, resolve(folder), new Date())
  print(
    `${copy} (${(statSync(copy).size / 1e6).toFixed(1)} MB, integrity checked)`,
    `The keys are not in it. Keep a copy of ${resolve(DATA_DIR, 'keys')} in another place, apart from the backups: without them the copy cannot be read, and with them anyone can.`,
  )
})

/** Copies while others write, under a passing name until it is proved whole; an existing copy is never overwritten. */
async function copyInto(source: string, folder: string, at: Date): Promise<string> {
  mkdirSync(folder, { recursive: true })
  const copy = join(folder, `ra-quan-${at.toISOString().slice(0, 19).replaceAll(':', '-')}Z.db`)
  const passing = `${copy}.part`
  if (existsSync(copy) || existsSync(passing)) throw new WrongUse(`${copy} is there already; nothing was written.`)
  try {
    await withDatabase(source, (database) => database.execute({ sql: 'VACUUM INTO ?', args: [passing] }))
    chmodSync(passing, 0o600)
    const checked = await withDatabase(passing, (database) => database.execute('PRAGMA integrity_check'))
    if (checked.rows[0]?.['integrity_check'] !== 'ok') throw new WrongUse(`The copy is not whole: ${String(checked.rows[0]?.['integrity_check'])}`)
    renameSync(passing, copy)
    return copy
  } finally {
    rmSync(passing, { force: true })
  }
}

async function withDatabase<T>(path: string, work: (database: ReturnType<typeof createClient>) => Promise<T>): Promise<T> {
  const database = createClient({ url: `file:${path}`, concurrency: 1 })
  try {
    return await work(database)
  } finally {
    database.close()
  }
}
