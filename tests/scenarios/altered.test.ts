import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { alteredBlockers, alteredExpectations } from './altered.ts'
import type { Scenario, Step } from './format.ts'
import { filesIn, readScenario, understand } from './read.ts'
import { play } from './run.ts'
import { Differs, makeStage, type Stage } from './stage.ts'

const folder = join(import.meta.dirname, 'cases')
const files = filesIn(folder)

/** What was played though it is a lie; those that fail by anything but a difference are thrown on. */
async function believed(stage: Stage, step: Step): Promise<boolean> {
  return await play(stage, step, 0).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Differs) return false
      throw error
    },
  )
}

const lies = (scenario: Scenario, one: Step) =>
  one.word === 'expect'
    ? alteredExpectations(one.step.expect, scenario).map(({ what, value }) => ({ what, step: { ...one, step: { ...one.step, expect: value } } }))
    : alteredBlockers(one).map(({ what, value }) => ({ what, step: value }))

test.each(files)('%s: what it expects, altered anywhere, is found to be wrong', async (file) => {
  const scenario = readScenario(folder, file)
  const stage = await makeStage(scenario)
  const passed: string[] = []
  let tried = 0
  for (const [index, one] of scenario.steps.entries()) {
    for (const { what, step } of lies(scenario, one)) {
      tried += 1
      if (await believed(stage, step)) passed.push(`step ${index + 1}: ${what}`)
    }
    await play(stage, one, index)
  }
  await stage.house.close()
  expect(passed).toEqual([])
  expect(tried).toBeGreaterThan(0)
})

const handovers = files.flatMap((file) => {
  const { steps } = readScenario(folder, file)
  return steps.flatMap(({ word, step }, index) => (word === 'handover' ? [[file, index, step.verdict === 'void' ? 'revoked' : 'void'] as const] : []))
})

test.each(handovers)('%s: step %i hands nothing over as %s', async (file, index, verdict) => {
  const scenario = readScenario(folder, file)
  const stage = await makeStage(scenario)
  for (const [before, one] of scenario.steps.slice(0, index).entries()) await play(stage, one, before)
  const { step } = scenario.steps[index] as Step & { word: 'handover' }
  expect(await believed(stage, { word: 'handover', step: { ...step, verdict } })).toBe(false)
  await stage.house.close()
})

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** The same value with one key anywhere misspelled, or one value of another type. */
function* spoiled(value: Json, path = ''): Generator<{ path: string; json: Json }> {
  if (typeof value !== 'object' || value === null) return yield { path, json: { neither: 'a text nor a number' } }
  for (const [key, part] of Object.entries(value)) {
    const put = (name: string, json: Json): Json => {
      if (Array.isArray(value)) return value.map((one, index) => (String(index) === name ? json : one))
      return Object.fromEntries(Object.entries(value).map(([own, old]): [string, Json] => (own === key ? [name, json] : [own, old])))
    }
    if (!Array.isArray(value)) yield { path: `${path}.${key} misspelled`, json: put(`${key}x`, part) }
    for (const inside of spoiled(part, `${path}.${key}`)) yield { path: inside.path, json: put(key, inside.json) }
  }
}

test.each(files)('%s: with any key misspelled, or any value of another type, it is not understood', (file) => {
  const json = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Json
  const understood = [...spoiled(json)].flatMap(({ path, json: wrong }) => {
    try {
      understand(wrong)
      return [path]
    } catch {
      return []
    }
  })
  expect(understood).toEqual([])
})
