import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { Frame, STEPS, type Scenario, type Step, type Word } from './format.ts'

/** A file that is no scenario; the message names the place. */
export class NotUnderstood extends Error {}

/** The scenario files of a folder, by name. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .toSorted()

/** Reads one file; throws NotUnderstood with the place of the first thing that is not in the format. */
export function readScenario(folder: string, file: string): Scenario {
  let json: unknown
  try {
    json = JSON.parse(readFileSync(join(folder, file), 'utf8'))
  } catch (error) {
    throw new NotUnderstood(`no JSON: ${(error as Error).message}`)
  }
  const frame = parse(Frame, json, '')
  const scenario = { ...frame, steps: frame.steps.map((step, index) => readStep(step, `steps[${index}]`)) }
  checkNames(scenario)
  return scenario
}

function readStep(step: Record<string, unknown>, place: string): Step {
  const words = Object.keys(step).filter((key): key is Word => Object.hasOwn(STEPS, key))
  const [word] = words
  if (!word || words.length > 1) throw new NotUnderstood(`${place}: expected one of ${Object.keys(STEPS).join(', ')}, found ${Object.keys(step).join(', ')}`)
  return { word, step: parse(STEPS[word], step, place) } as Step
}

function parse<Shape extends v.GenericSchema>(shape: Shape, value: unknown, place: string): v.InferOutput<Shape> {
  const read = v.safeParse(shape, value)
  if (read.success) return read.output
  const [issue] = read.issues
  const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('')
  throw new NotUnderstood(`${`${place}${path}`.replace(/^\./, '') || 'the file'}: ${issue.message}`)
}

/** Codes and entries that a file speaks of must stand in it. */
function checkNames({ organisations, staff, offices, steps }: Scenario): void {
  const units = organisations.map(({ code }) => code)
  for (const { code, organisation } of staff)
    if (!units.includes(organisation)) throw new NotUnderstood(`staff ${code}: no organisation is called ${organisation}`)
  const people = ['btc1', 'btc2', 'pt1', ...staff.map(({ code }) => code), ...offices.map(({ code }) => code)]
  steps.forEach(({ word, step }, index) => {
    const needsActor = word === 'log' || word === 'handover'
    if (step.by === undefined ? needsActor : !people.includes(step.by))
      throw new NotUnderstood(`steps[${index}].by: ${step.by ? `nobody is called ${step.by}` : `who does this must be said`}`)
    if (word === 'log' && !step.log.product && !step.log.again) throw new NotUnderstood(`steps[${index}].log.product: which product must be said`)
    if (word !== 'move') return
    if (!staff.some(({ code }) => code === step.move.staff)) throw new NotUnderstood(`steps[${index}].move.staff: no collector is called ${step.move.staff}`)
    if (!units.includes(step.move.organisation))
      throw new NotUnderstood(`steps[${index}].move.organisation: no organisation is called ${step.move.organisation}`)
  })
}
