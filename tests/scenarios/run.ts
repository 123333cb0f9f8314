import { AT } from '../cast/house.ts'
import { decide, decideLateness, inOneList, log, mend, oneByOne } from './entry-steps.ts'
import { expectAll } from './expectations.ts'
import type { Scenario, Step } from './format.ts'
import { close, handOver, move } from './period-steps.ts'
import { Differs, makeStage, type Stage } from './stage.ts'

/** Plays a scenario on a fresh database; throws Differs with the step, what was expected and what was found. */
export async function runScenario(scenario: Scenario): Promise<void> {
  const stage = await makeStage(scenario)
  try {
    for (const [index, step] of scenario.steps.entries()) await play(stage, step, index)
    const silent = [...stage.entries.values()].filter(({ name, refused }) => refused && !stage.expectedRefusals.has(name))
    if (silent.length > 0)
      throw new Differs(`at the end: expected every entry to be received, found ${silent.map(({ name, refused }) => `${name} refused: ${refused}`).join(', ')}`)
    if (stage.house.failures.length > 0) throw new Differs(`at the end: expected no failure of the server, found ${stage.house.failures.join(', ')}`)
  } finally {
    await stage.house.close()
  }
}

/** Sets the clock and does one step; what differs is said with the step. */
export async function play(stage: Stage, step: Step, index: number): Promise<void> {
  stage.house.clock.now = AT(step.step.at)
  try {
    await act(stage, step)
  } catch (error) {
    const message = error instanceof Differs ? error.message : ((error as Error).stack ?? String(error))
    throw new Differs(`step ${index + 1} (${step.word}, ${step.step.at}): ${message}`)
  }
}

function act(stage: Stage, { word, step }: Step): Promise<void> {
  switch (word) {
    case 'log':
      return log(stage, step)
    case 'mend':
      return mend(stage, step)
    case 'verify':
      return inOneList(stage, step.by ?? 'pt1', '/api/verifications', step.verify)
    case 'unverify':
      return oneByOne(stage, step.by ?? 'pt1', 'verification', step.unverify, {}, 'DELETE')
    case 'return':
      return oneByOne(stage, step.by ?? 'pt1', 'return', step.return)
    case 'reject':
      return oneByOne(stage, step.by ?? 'pt1', 'rejection', step.reject)
    case 'cancel':
      return oneByOne(stage, step.by ?? 'pt1', 'cancellation', step.cancel)
    case 'setAside':
      return inOneList(stage, step.by ?? 'btc1', '/api/set-asides', step.setAside)
    case 'accept':
      return decideLateness(stage, step.by ?? 'pt1', step.accept, true)
    case 'leaveOut':
      return decideLateness(stage, step.by ?? 'pt1', step.leaveOut, false)
    case 'decide':
      return decide(stage, step)
    case 'move':
      return move(stage, step)
    case 'close':
      return close(stage, step)
    case 'handover':
      return handOver(stage, step)
    case 'expect':
      return expectAll(stage, step.expect)
  }
}
