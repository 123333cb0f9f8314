import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { filesIn, NotUnderstood, readScenario } from './read.ts'
import { runScenario } from './run.ts'
import { Differs } from './stage.ts'

/** `npm run test:scenarios`: every file of tests/scenarios/cases, or of the folder that SCENARIOS names, here or from where npm was called. */
const { SCENARIOS, INIT_CWD = '.' } = process.env
const places = SCENARIOS ? [resolve(SCENARIOS), resolve(INIT_CWD, SCENARIOS)] : [join(import.meta.dirname, 'cases')]
const folder = places.find((place) => existsSync(place)) ?? places.join(' or ')
const files = existsSync(folder) ? filesIn(folder) : []
let failed = 0

for (const file of files) {
  const complaint = await run(file)
  console.log(complaint === null ? `passed  ${file}` : `FAILED  ${file}: ${complaint}`)
  if (complaint !== null) failed += 1
}
if (files.length === 0) {
  console.log(`FAILED  no scenario (*.json) lies in ${folder}`)
  failed = 1
}
console.log(`${Math.max(files.length - failed, 0)} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0

async function run(file: string): Promise<string | null> {
  try {
    await runScenario(readScenario(folder, file))
    return null
  } catch (error) {
    if (error instanceof NotUnderstood) return `not understood, ${error.message}`
    return error instanceof Differs ? error.message : ((error as Error).stack ?? String(error))
  }
}
