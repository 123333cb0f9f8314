import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { StartRefused } from '#db/keys.ts'
import { openStore } from '#db/store.ts'
import { dayOf } from '#rules/days.ts'
import { environmentOf, main, print, serveUntilStopped, WrongUse } from '../process.ts'
import { buildWebWhenStale } from '../web-build.ts'
import { buildDemo } from './build.ts'
import { PIN } from './set-up.ts'

const ENTRIES = 6_000

/** `npm run demo`: a campaign in its third week, made up, kept for the day (`--fresh` builds it anew), and then served. */
await main(async () => {
  // Keys and a database of the real thing are none of the demo's business.
  const { HOST, PORT, DATA_DIR, PUBLIC_ORIGIN, TRUSTED_PROXY, LOG_LEVEL } = environmentOf()
  const today = dayOf(Date.now())
  const folder = join(DATA_DIR, `demo-${today}`)
  const file = `demo-${today}.db`
  if (process.argv.includes('--fresh')) await discard(folder, file)
  if (!existsSync(join(folder, file))) await build(DATA_DIR, folder, file)
  buildWebWhenStale()
  const server = await serveUntilStopped({ HOST, PORT, PUBLIC_ORIGIN, TRUSTED_PROXY, LOG_LEVEL, DATA_DIR: folder }, { file })
  print(
    `Ra Quân, demo of ${today}: ${server.url}`,
    `PIN of all: ${PIN}`,
    `  btc01, btc02       organisers`,
    `  pt01 to pt12       supervisors; pt01 confirms what nvt001 to nvt018 log`,
    `  nvt001 to nvt220   collectors`,
    `  quay01 to quay06   clerks`,
  )
})

/** Builds beside its place and moves there when whole, so that a build cut short is never served. Demos of other days go. */
async function build(dataDir: string, folder: string, file: string): Promise<void> {
  print('Building the demo campaign; this takes less than a minute.')
  const unfinished = `${folder}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  await buildDemo({ dataDir: unfinished, file }, { now: Date.now(), entries: ENTRIES })
  for (const name of readdirSync(dataDir)) if (/^demo-\d{4}-\d{2}-\d{2}$/.test(name)) rmSync(join(dataDir, name), { recursive: true, force: true })
  renameSync(unfinished, folder)
}

/** Opening it first refuses while another process still serves it. */
async function discard(folder: string, file: string): Promise<void> {
  if (!existsSync(join(folder, file))) return rmSync(folder, { recursive: true, force: true })
  const powers = { now: Date.now, random: () => new Uint8Array(), log: () => {}, fail: () => {} }
  try {
    await (await openStore({ dataDir: folder, file }, powers)).close()
  } catch (error) {
    if (error instanceof StartRefused && error.code === 'lease-held') throw new WrongUse(error.message)
  }
  rmSync(folder, { recursive: true, force: true })
}
