import { applyItems } from '#db/enrolments/sync.ts'
import type { Planned } from './entries.ts'
import { deviceOf, type Stage } from './stage.ts'

/** Something that happens at an instant of the demo; those of one instant in the order they were given. */
export type Moment = { at: number; happen: () => Promise<void> }

const SLOT = 15 * 60_000

/** What arrives within a quarter of an hour reaches the server together, each phone with its own batch. */
export function sendingMoments(stage: Stage, planned: Planned[]): Moment[] {
  const slots = Map.groupBy(planned, ({ sentAt }) => Math.ceil(sentAt / SLOT) * SLOT)
  return [...slots].map(([at, arrived]) => ({ at, happen: () => send(stage, arrived) }))
}

async function send({ store, as, campaign }: Stage, arrived: Planned[]): Promise<void> {
  const campaignId = campaign().id
  const byPhone = [...Map.groupBy(arrived, ({ code }) => code)]
  const answers = await Promise.all(
    byPhone.map(([code, own]) => {
      const items = own.map(({ id, at, body }) => ({ id, kind: 'enrolment', capturedAt: at, body: { campaignId, ...body } }))
      return applyItems(store, { staffId: as(code).staffId, deviceId: deviceOf(code), offset: 0, roundTrip: 0, may: () => true }, items)
    }),
  )
  const refused = answers.flat().find((answer) => 'code' in answer)
  if (refused) throw new Error(`An entry of the demo was refused: ${JSON.stringify(refused)}`)
}
