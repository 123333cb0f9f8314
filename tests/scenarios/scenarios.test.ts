import { join } from 'node:path'
import { expect, test } from 'vitest'
import { filesIn, readScenario } from './read.ts'
import { runScenario } from './run.ts'

const folder = join(import.meta.dirname, 'cases')

test.each(filesIn(folder))('%s comes true', async (file) => {
  await expect(runScenario(readScenario(folder, file))).resolves.toBeUndefined()
})
