import { and, eq, inArray } from 'drizzle-orm'
import { Refused } from '#contract/refusals.ts'
import type { Correction, CorrectionPreview, CorrectionView, ProposalAnswer } from '#contract/results.ts'
import type { Actor } from '../actor.ts'
import { note, type Doer } from '../audit/note.ts'
import { drawSample, type Changed } from '../checks/draw.ts'
import { randomId } from '../ids.ts'
import type { EnrolmentRow, World } from '../lane/world.ts'
import type { CampaignPeriod } from '../register.ts'
import { findPeriod, openProposal, proposedBy, type ProposalRow } from '../results/closing.ts'
import { keepResult, type Approval } from '../results/finalise.ts'
import { countedAs, proposals } from '../schema/index.ts'
import { statementOf } from '../statements.ts'
import type { Store } from '../store.ts'
import { planCorrection, type Planned } from './preview.ts'
import { entriesSince } from './since.ts'
import { tellMoved } from './tell-moved.ts'
import { columnFor } from './worths.ts'

/** What has happened to a final period since, and the correction that is proposed, if any. */
export async function readCorrection(store: Store, periodId: string): Promise<CorrectionView> {
  const { campaign, period } = findPeriod(store, periodId)
  if (period.version === null) throw new Refused('not-final')
  const { read } = store.connections
  const row = await openProposal(read, periodId, 'correction')
  return {
    periodId,
    version: period.version,
    entries: await entriesSince(store, read, campaign, period),
    proposal: row && { ...proposedBy(store, row), ...(await previewOf(store, row)) },
  }
}

/** What a correction would change; nothing is written. */
export async function previewCorrection(store: Store, periodId: string, change: Correction): Promise<CorrectionPreview> {
  const { campaign, period } = findPeriod(store, periodId)
  return (await planCorrection(store, store.connections.read, campaign, period, change)).preview
}

/** Proposes a correction on the figures that were `seen`; another organiser approves it always, also where one alone closes (RULES section 9). */
export const proposeCorrection = (store: Store, actor: Actor, periodId: string, change: Correction, seen: string): Promise<ProposalAnswer> =>
  store.lane.do({
    name: 'propose-correction',
    alone: async (world) => {
      const { comment } = change
      if (!comment) throw new Refused('comment-missing', ['comment'])
      const { campaign, period } = findPeriod(store, periodId)
      const { write } = store.connections
      const { hash, takeOut, takeIn } = (await planCorrection(store, write, campaign, period, change)).preview
      if (hash !== seen) throw new Refused('figures-changed')
      if (await openProposal(write, periodId, 'correction')) throw new Refused('already-proposed')
      const row: ProposalRow = {
        ...{ id: randomId(store), periodId, hash, comment, acknowledged: [], proposedBy: actor.staffId, proposedAt: world.now },
        ...{ state: 'open', kind: 'correction', change: { takeOut, takeIn } },
      }
      world.statements.push(statementOf(write.insert(proposals).values(row)))
      note(world, actor, 'correction-proposed', periodId, { hash, comment, takeOut: takeOut.length, takeIn: takeIn.length })
      return { id: row.id, state: 'proposed', version: null, hash }
    },
  })

/** Appends the next version: entries go and come, everyone whose rank or prize changes is told, earlier versions stay. Refuses `figures-changed`. */
export async function approveCorrection(world: World, row: ProposalRow, approval: Approval): Promise<ProposalAnswer> {
  const { campaign, period } = findPeriod(world.store, row.periodId)
  const planned = await planAgain(world.store, row)
  if (planned?.preview.hash !== row.hash) throw new Refused('figures-changed')
  const { last, figures, preview } = planned
  moveEntries(world, period, planned, approval.by, row.comment)
  const { takeOut, takeIn, difference } = preview
  const { seq: _seq, closedAt: _at, audit: _audit, proposedBy: _proposed, approvedBy: _approved, ...said } = last.snapshot
  const { store } = world
  const check = await drawSample(store, store.connections.write, period, { ...said, ...figures }, changedBy(planned))
  const answer = await keepResult(world, period, row, approval, check, {
    ...{ ...said, ...figures, version: last.version + 1 },
    correction: { of: { version: last.version, hash: last.hash }, reason: row.comment, takeOut, takeIn, difference },
  })
  tellMoved(world, campaign.id, period, last.snapshot, figures.awards, { version: last.version + 1, reason: row.comment, difference })
  return answer
}

/** As what entries counted that go, and as what those count that come. */
function changedBy({ known, preview: { takeOut, takeIn } }: Planned): Changed {
  const out = takeOut.flatMap((id) => known.get(id)?.counted ?? [])
  const into = takeIn.flatMap((id) => known.get(id)?.row ?? [])
  return { takeOut, takeIn, worths: [...out, ...into] }
}

/** Taken out of a week, an entry counts in the phase alone (RULES 14.11); taken in, it counts as it is now. */
function moveEntries(world: World, period: CampaignPeriod, { known, preview }: Planned, by: Doer, reason: string): void {
  const { takeOut, takeIn } = preview
  const column = columnFor(period)
  world.enrolments.load([...known.values()].map(({ row }) => row))
  const move = (id: string, act: 'taken-out' | 'taken-in', periodId: string | null) => {
    const moved = world.enrolments.change(id, { [column]: periodId, changedSeq: world.nextSeq() })
    world.enrolments.change(id, { late: latenessOf(moved) })
    world.transitions.push({ enrolmentId: id, act, before: moved.state, after: moved.state, at: world.now, by: by.staffId, deviceId: by.deviceId, reason })
  }
  for (const id of takeOut) move(id, 'taken-out', null)
  for (const id of takeIn) move(id, 'taken-in', period.id)
  const { write } = world.store.connections
  if (takeOut.length > 0)
    world.statements.push(statementOf(write.delete(countedAs).where(and(eq(countedAs.periodId, period.id), inArray(countedAs.enrolmentId, takeOut)))))
}

/** Who misses the week or the phase is marked so, by which a correction finds it again. */
function latenessOf({ weekId, phaseId, naturalWeekId, late }: EnrolmentRow): EnrolmentRow['late'] {
  const isMissing = phaseId === null || (weekId === null && naturalWeekId !== null)
  if (isMissing) return late === 'left-out' ? late : 'phase-only'
  return late === 'accepted' ? late : null
}

/** A proposal whose entries have changed so that they may no longer be corrected has no figures any more. */
async function planAgain(store: Store, row: ProposalRow): Promise<Planned | null> {
  const { campaign, period } = findPeriod(store, row.periodId)
  try {
    return await planCorrection(store, store.connections.write, campaign, period, row.change ?? { takeOut: [], takeIn: [] })
  } catch (error) {
    if (error instanceof Refused && error.code === 'correction-entry-unknown') return null
    throw error
  }
}

async function previewOf(store: Store, row: ProposalRow): Promise<CorrectionPreview> {
  const { takeOut, takeIn } = row.change ?? { takeOut: [], takeIn: [] }
  const planned = await planAgain(store, row)
  return planned?.preview ?? { takeOut, takeIn, difference: { moves: [], prizes: [] }, awards: [], hash: row.hash }
}
