import { eq, inArray } from 'drizzle-orm'
import type { PeriodsChange } from '#contract/campaigns.ts'
import { Refused } from '#contract/refusals.ts'
import { numberPeriods } from '#rules/check-periods.ts'
import { startOfDay } from '#rules/days.ts'
import { cutoffOf, type PeriodDraft } from '#rules/periods.ts'
import type { Actor } from '../actor.ts'
import { randomId } from '../ids.ts'
import type { World } from '../lane/world.ts'
import type { Campaign, CampaignPeriod } from '../register.ts'
import { enrolments, periods, targets } from '../schema/index.ts'
import { note, upsert } from '../set-up/kind.ts'
import { statementOf } from '../statements.ts'
import type { Store } from '../store.ts'
import { findCampaign } from './bundle.ts'
import { demandPeriods } from './check.ts'

/** A period as wanted; with an `id` it is a stored one, changed or not. */
export type Wanted = PeriodDraft & { id?: string | undefined }

/**
 * All periods but the phase, as an organiser writes them. Begun ones stay, an id keeps a period's targets, and a vanished period takes its targets along.
 * Refuses `not-found`, `body-malformed` (an id that is none), `period-begun`, `period-in-use`, and what `checkPeriods` refuses.
 */
export const changePeriods = (store: Store, by: Actor, id: string, asked: PeriodsChange): Promise<void> =>
  store.lane.do({
    name: 'change-periods',
    touchesRegister: true,
    alone: async (world) => {
      const campaign = findCampaign(world, id)
      if (asked.periods.some(({ kind }) => kind === 'phase')) throw new Refused('phase-not-whole', ['periods'])
      const stored = campaign.periods.filter(({ kind }) => kind !== 'phase')
      const wanted = numberPeriods(known(asked.periods, stored))
      demandPeriods(campaign, [...wanted, ...campaign.periods.filter(({ kind }) => kind === 'phase')])
      refuseBegun(stored, wanted, world.now)
      await refuseInUse(world, stored, wanted)
      keepPeriods(world, campaign, stored, wanted)
      note(world, by, 'periods-changed', id, { before: stored.map(spell), after: wanted.map(spell) })
    },
  })

/** Each with its id; one that stands there unchanged needs none. */
function known(asked: PeriodsChange['periods'], stored: CampaignPeriod[]): (PeriodsChange['periods'][number] & { id?: string | undefined })[] {
  const taken = new Set<string>()
  for (const [index, { id }] of asked.entries()) {
    if (id === undefined) continue
    if (taken.has(id) || !stored.some((period) => period.id === id)) throw new Refused('body-malformed', [`periods.${index}.id`])
    taken.add(id)
  }
  return asked.map((one) => ({ ...one, id: one.id ?? stored.find((period) => !taken.has(period.id) && isSame(period, one))?.id }))
}

function refuseBegun(stored: CampaignPeriod[], wanted: Wanted[], now: number): void {
  const hasBegun = ({ firstDay }: { firstDay: string }) => startOfDay(firstDay) <= now
  const stands = (period: PeriodDraft & { id?: string | undefined }, among: Wanted[]) => among.some((one) => one.id === period.id && isSame(one, period))
  const left = stored.filter((period) => hasBegun(period) && !stands(period, wanted))
  const backdated = wanted.filter((period) => hasBegun(period) && !(period.id && stands(period, stored)))
  if (left.length + backdated.length > 0) throw new Refused('period-begun', ['periods'], { periods: [...left, ...backdated].map(spell) })
}

/** A receipt dated ahead may stand in a period before its first day. */
async function refuseInUse(world: World, stored: CampaignPeriod[], wanted: Wanted[]): Promise<void> {
  const touched = stored.filter((period) => !wanted.some((one) => one.id === period.id && isSame(one, period)))
  const { write } = world.store.connections
  for (const [column, kinds] of [
    [enrolments.naturalWeekId, ['week', 'wave']],
    [enrolments.naturalDayId, ['day']],
  ] as const) {
    const ids = touched.filter(({ kind }) => (kinds as readonly string[]).includes(kind)).map(({ id }) => id)
    const [found] = ids.length === 0 ? [] : await write.select({ id: column }).from(enrolments).where(inArray(column, ids)).limit(1)
    const used = stored.find(({ id }) => id === found?.id)
    if (used) throw new Refused('period-in-use', ['periods'], { periods: [spell(used)] })
  }
}

/** Writes periods over the stored ones: what is not wanted any more goes with its targets. Numbers step aside first, so that two may change places. */
export function keepPeriods(world: World, campaign: Campaign, stored: CampaignPeriod[], wanted: Wanted[]): void {
  const { write } = world.store.connections
  const gone = stored.filter(({ id }) => !wanted.some((one) => one.id === id)).map(({ id }) => id)
  if (gone.length > 0) {
    world.statements.push(statementOf(write.delete(targets).where(inArray(targets.periodId, gone))))
    world.statements.push(statementOf(write.delete(periods).where(inArray(periods.id, gone))))
  }
  const rowOf = ({ id, ...draft }: Wanted) => ({
    ...{ id: id ?? randomId(world.store), campaignId: campaign.id, kind: draft.kind, number: draft.number, firstDay: draft.firstDay, lastDay: draft.lastDay },
    cutoffAt: cutoffOf(draft.lastDay, campaign.rules.cutoffHours),
  })
  const changed = wanted.filter((one) => !stored.some((period) => period.id === one.id && period.number === one.number && isSame(period, one))).map(rowOf)
  for (const [index, { id }] of changed.entries())
    world.statements.push(
      statementOf(
        write
          .update(periods)
          .set({ number: -1 - index })
          .where(eq(periods.id, id)),
      ),
    )
  if (changed.length > 0) upsert(world, periods, changed, ['id'])
}

type Spanned = Pick<PeriodDraft, 'kind' | 'firstDay' | 'lastDay'>
const isSame = (one: Spanned, other: Spanned) => one.kind === other.kind && one.firstDay === other.firstDay && one.lastDay === other.lastDay
const spell = ({ kind, number, firstDay, lastDay }: PeriodDraft) => ({ kind, number, firstDay, lastDay })
