import { join, resolve } from 'node:path'
import { filesIn, NotUnderstood, readScenario } from './read.ts'
import { runScenario } from './run.ts'
import { Differs } from './stage.ts'

/** `npm run test:scenarios`: every file of tests/scenarios/cases, or of the folder that SCENARIOS names. */
const folder = process.env['SCENARIOS'] ? resolve(process.env['SCENARIOS']) : join(import.meta.dirname, 'cases')
let failed = 0
const files = filesIn(folder)

for (const file of files) {
  const complaint = await run(file)
  console.log(complaint === null ? `passed  ${file}` : `FAILED  ${file}: ${complaint}`)
  if (complaint !== null) failed += 1
}
if (files.length === 0) console.log(`No scenario (*.json) lies in ${folder}`)
console.log(`${files.length - failed} passed, ${failed} failed`)
process.exitCode = failed > 0 || files.length === 0 ? 1 : 0

async function run(file: string): Promise<string | null> {
  try {
    await runScenario(readScenario(folder, file))
    return null
  } catch (error) {
    if (error instanceof NotUnderstood) return `not understood, ${error.message}`
    return error instanceof Differs ? error.message : ((error as Error).stack ?? String(error))
  }
}
