import { close, openCases, settleLate } from '../cast/deeds.ts'
import type { Answer } from '../cast/house.ts'
import type { Stage } from './happenings.ts'

const nextOpen = ({ house }: Stage) => {
  const { periods } = house.store.register.campaigns.get(house.furniture.campaignId) ?? { periods: [] }
  return periods.find(({ kind, final }) => kind !== 'phase' && !final) ?? periods.find(({ final }) => !final)
}
const nameOf = ({ kind, number }: { kind: string; number: number }) => (kind === 'day' ? 'launch' : kind === 'phase' ? 'phase' : `week ${number}`)

/** Tries to close what comes next, whatever blocks it. */
export async function closeNext(stage: Stage): Promise<Answer | null> {
  const period = nextOpen(stage)
  return period ? close(stage.house, await stage.as('btc1'), nameOf(period)) : null
}

/** Settles all that is open and closes the next period, as a good week ends. */
export async function finish(stage: Stage): Promise<Answer | null> {
  const period = nextOpen(stage)
  if (!period) return null
  stage.house.clock.now = Math.max(stage.house.clock.now, period.cutoffAt)
  const [supervisor, organiser] = [await stage.as('pt1'), await stage.as('btc1')]
  for (const one of await openCases(supervisor))
    await supervisor.post(`/api/cases/${one.id}/decision`, { counts: one.kind === 'identity', reason: 'Biên lai sớm hơn' })
  for (const { id } of stage.entries) await settleLate(supervisor, id, true)
  const ids = stage.entries.map(({ id }) => id)
  if (ids.length > 0) await supervisor.post('/api/verifications', { ids })
  if (ids.length > 0) await organiser.post('/api/set-asides', { ids, reason: 'Vắng' })
  const answer = await close(stage.house, organiser, nameOf(period))
  if (answer.status !== 200) throw new Error(`A settled ${nameOf(period)} was not closed: ${answer.text}`)
  return answer
}
