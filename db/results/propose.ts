import { Refused } from '#contract/refusals.ts'
import type { ProposalAnswer } from '#contract/results.ts'
import { eq } from 'drizzle-orm'
import type { Actor } from '../actor.ts'
import { note } from '../audit/note.ts'
import { randomId } from '../ids.ts'
import { approveCorrection } from '../corrections/correct.ts'
import type { World } from '../lane/world.ts'
import { proposals } from '../schema/index.ts'
import { statementOf } from '../statements.ts'
import type { Store } from '../store.ts'
import { findPeriod, inspect, type Inspection, type ProposalRow } from './closing.ts'
import { countBeside, figuresIn, type Beside } from './figures.ts'
import { finalise } from './finalise.ts'

/** Proposes to close a period on the figures that were `seen` (their hash), or closes it where one person may. Refuses `figures-changed`, and `close-blocked` with the list. */
export async function propose(store: Store, actor: Actor, periodId: string, comment: string, acknowledged: boolean, seen?: string): Promise<ProposalAnswer> {
  const beside = await countOpen(store, periodId, false)
  return store.lane.do({
    name: 'propose',
    touchesRegister: 'campaigns',
    alone: async (world) => {
      const { campaign, period } = findPeriod(store, periodId)
      if (period.final) throw new Refused('already-final')
      const found = await inspect(store, store.connections.write, periodId, acknowledged, await figuresIn(store, campaign, period, beside))
      if (seen !== undefined && seen !== found.hash) throw new Refused('figures-changed')
      refuseBlocked(found)
      if (found.proposal) throw new Refused('already-proposed')
      const row: ProposalRow = {
        ...{ id: randomId(store), periodId, hash: found.hash, comment, proposedBy: actor.staffId, proposedAt: world.now },
        acknowledged: found.phones.map(({ staffId, name, waiting }) => ({ staffId, name, waiting })),
        state: campaign.rules.twoPersonClose ? 'open' : 'approved',
        kind: 'close',
        change: null,
      }
      world.statements.push(statementOf(store.connections.write.insert(proposals).values(row)))
      note(world, actor, 'result-proposed', periodId, { hash: found.hash, comment })
      if (campaign.rules.twoPersonClose) return { id: row.id, state: 'proposed', version: null, hash: found.hash }
      return finalise(world, campaign, period, found.figures, row, { by: actor, comment })
    },
  })
}

/** Approves a proposal of somebody else, of a close or of a correction, on the same figures: `own-proposal`, `figures-changed`, `close-blocked`. The period is final after it. */
export async function approve(store: Store, actor: Actor, proposalId: string, comment: string): Promise<ProposalAnswer> {
  const [proposed] = await store.connections.read.select().from(proposals).where(eq(proposals.id, proposalId))
  const isTheirs = proposed?.state === 'open' && proposed.kind === 'close' && proposed.proposedBy !== actor.staffId
  const beside = isTheirs ? await countOpen(store, proposed.periodId, true) : null
  return store.lane.do({
    name: 'approve',
    touchesRegister: 'campaigns',
    alone: async (world) => {
      const row = await openProposal(world, proposalId)
      if (row.proposedBy === actor.staffId) throw new Refused('own-proposal')
      const approved = store.connections.write.update(proposals).set({ state: 'approved' }).where(eq(proposals.id, row.id))
      if (row.kind === 'correction') {
        const answer = await approveCorrection(world, row, { by: actor, comment })
        world.statements.push(statementOf(approved))
        return answer
      }
      const { campaign, period } = findPeriod(store, row.periodId)
      const found = await inspect(store, store.connections.write, row.periodId, true, await figuresIn(store, campaign, period, beside))
      if (found.hash !== row.hash) throw new Refused('figures-changed')
      refuseBlocked(found)
      world.statements.push(statementOf(approved))
      return finalise(world, campaign, period, found.figures, row, { by: actor, comment })
    },
  })
}

/** Takes an open proposal back, so that the period can be looked at again. */
export const withdraw = (store: Store, actor: Actor, proposalId: string): Promise<void> =>
  store.lane.do({
    name: 'withdraw',
    alone: async (world) => {
      const row = await openProposal(world, proposalId)
      world.statements.push(statementOf(store.connections.write.update(proposals).set({ state: 'withdrawn' }).where(eq(proposals.id, row.id))))
      note(world, actor, 'result-withdrawn', row.periodId)
    },
  })

/** The figures of a period beside the lane; of one that is final none are needed. */
function countOpen(store: Store, periodId: string, isApproval: boolean): Promise<Beside | null> {
  const { campaign, period } = findPeriod(store, periodId)
  return period.final ? Promise.resolve(null) : countBeside(store, campaign, period, isApproval || !campaign.rules.twoPersonClose)
}

async function openProposal(world: World, id: string) {
  const [row] = await world.store.connections.write.select().from(proposals).where(eq(proposals.id, id))
  if (!row) throw new Refused('not-found')
  if (row.state !== 'open') throw new Refused('already-final')
  return row
}

function refuseBlocked({ blockers }: Inspection): void {
  if (blockers.length > 0) throw new Refused('close-blocked', [], { blockers })
}
