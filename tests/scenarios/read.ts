import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { lostIn, written } from '../cast/lost.ts'
import { Frame, STEPS, type Scenario, type Step, type Word } from './format.ts'
import { firstWrongName } from './names.ts'
import { repeatedKey } from './repeated-key.ts'

/** A file that is no scenario; the message names the place. */
export class NotUnderstood extends Error {}

/** The scenario files of a folder, by name. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .toSorted()

/** Reads one file; throws NotUnderstood with the place of the first thing that is not in the format. */
export function readScenario(folder: string, file: string): Scenario {
  const text = readFileSync(join(folder, file), 'utf8').replace(/^\uFEFF/, '')
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw new NotUnderstood(`no JSON: ${(error as Error).message}`)
  }
  const repeated = repeatedKey(text)
  if (repeated) throw new NotUnderstood(`${repeated}: stands there twice`)
  return understand(json)
}

/** The scenario that a JSON value tells; what is not in the format, or named nowhere, is refused with its place. */
export function understand(json: unknown): Scenario {
  const frame = parse(Frame, json, '')
  const scenario = { ...frame, steps: frame.steps.map((step, index) => readStep(step, `steps[${index}]`)) }
  const wrong = firstWrongName(scenario)
  if (wrong) throw new NotUnderstood(`${wrong.place}: ${wrong.what}`)
  return scenario
}

function readStep(step: Record<string, unknown>, place: string): Step {
  const words = Object.keys(step).filter((key): key is Word => Object.hasOwn(STEPS, key))
  const [word] = words
  if (!word || words.length > 1)
    throw new NotUnderstood(`${place}: expected one of ${Object.keys(STEPS).join(', ')}, found ${Object.keys(step).join(', ') || 'nothing'}`)
  return { word, step: parse(STEPS[word], step, place) } as Step
}

function parse<Shape extends v.GenericSchema>(shape: Shape, value: unknown, place: string): v.InferOutput<Shape> {
  const read = v.safeParse(shape, value)
  const [issue] = read.success ? [] : read.issues
  const found = issue ? { path: (issue.path ?? []).map(({ key }) => key as string | number), what: issue.message } : lostIn(value, read.output)
  if (!found) return read.output as v.InferOutput<Shape>
  const path = written(found.path)
  throw new NotUnderstood(`${[place, path].filter(Boolean).join(path.startsWith('[') ? '' : '.') || 'the file'}: ${found.what}`)
}
