import { and, eq } from 'drizzle-orm'
import type { AmendmentProposal } from '#contract/amendments.ts'
import { Refused } from '#contract/refusals.ts'
import { transition } from '#rules/entry-states.ts'
import type { Actor } from '../actor.ts'
import { note } from '../audit/note.ts'
import { changeState } from '../enrolments/change.ts'
import { mustBeCorrectable, planChanges } from '../enrolments/correct-other.ts'
import { finalPeriodsOf } from '../enrolments/counted.ts'
import { campaignOf } from '../enrolments/log.ts'
import { rewriteEntry } from '../enrolments/rewrite.ts'
import { randomId } from '../ids.ts'
import type { EnrolmentRow, World } from '../lane/world.ts'
import { tell } from '../notices/tell.ts'
import type { Database } from '../open.ts'
import { amendments, enrolments } from '../schema/index.ts'
import { statementOf } from '../statements.ts'
import type { Store } from '../store.ts'
import { openChanges, sealChanges } from './box.ts'

export type AmendmentRow = typeof amendments.$inferSelect

/**
 * One organiser proposes to change or cancel an entry that a final period counts; nothing moves until another approves. Refuses `own-entry`,
 * `entry-not-final` where whoever confirms the entry may do it alone, `already-amended` while one is open, and what a correction would be refused.
 */
export const proposeAmendment = (store: Store, actor: Actor, enrolmentId: string, said: AmendmentProposal): Promise<{ id: string }> =>
  store.lane.do({
    name: 'propose-amendment',
    needs: { enrolments: [enrolmentId] },
    alone: async (world) => {
      const row = world.enrolments.get(enrolmentId)
      if (!row) throw new Refused('entry-unknown')
      if (row.collectorId === actor.staffId) throw new Refused('own-entry')
      const campaign = campaignOf(world, row.campaignId)
      if (finalPeriodsOf(campaign, row).length === 0) throw new Refused('entry-not-final')
      if (said.seq !== undefined && said.seq !== row.changedSeq) throw new Refused('entry-changed')
      const changes = said.kind === 'correction' ? readChanges(store, row, said) : (mustBeCancellable(row), null)
      const { write } = store.connections
      const open = and(eq(amendments.enrolmentId, enrolmentId), eq(amendments.state, 'open'))
      if ((await write.select().from(amendments).where(open)).length > 0) throw new Refused('already-amended')
      const id = randomId(store)
      const box = changes && sealChanges(campaign.key, id, changes, store.random(12))
      const { kind, reason } = said
      const proposed = { proposedBy: actor.staffId, proposedAt: world.now, state: 'open' as const }
      world.statements.push(
        statementOf(write.insert(amendments).values({ id, campaignId: campaign.id, enrolmentId, kind, box, seenSeq: row.changedSeq, reason, ...proposed })),
      )
      note(world, actor, 'amendment-proposed', enrolmentId, { kind, reason })
      return { id }
    },
  })

/**
 * Another organiser approves: the entry changes, and the final period keeps what it counted until a correction of it takes the change up (RULES section 9).
 * Refuses `own-proposal`, `own-entry`, and `entry-changed` when the entry is no longer the one that was seen.
 */
export async function approveAmendment(store: Store, actor: Actor, id: string): Promise<void> {
  const seen = await openAmendment(store.connections.read, id)
  if (seen.proposedBy === actor.staffId) throw new Refused('own-proposal')
  const [row] = await store.connections.read.select().from(enrolments).where(eq(enrolments.id, seen.enrolmentId))
  if (!row || row.changedSeq !== seen.seenSeq) throw new Refused('entry-changed')
  const planned = seen.kind === 'correction' ? planChanges(store, row, openChanges(campaignOf(store, row.campaignId).key, seen)) : null
  await store.lane.do({
    name: 'approve-amendment',
    needs: { enrolments: [seen.enrolmentId], personKeys: planned?.keys ?? [] },
    alone: async (world) => {
      const amendment = await openAmendment(store.connections.write, id)
      const entry = world.enrolments.get(amendment.enrolmentId)
      if (!entry || entry.changedSeq !== amendment.seenSeq) throw new Refused('entry-changed')
      if (entry.collectorId === actor.staffId) throw new Refused('own-entry')
      const { reason } = amendment
      if (planned) rewriteEntry(world, { ...actor, reason, offset: 0 }, entry, planned)
      else changeState(world, campaignOf(world, entry.campaignId), entry, 'cancel', { ...actor, reason })
      tell(world, entry.campaignId, entry.collectorId, { kind: 'entry-amended', enrolmentId: entry.id, change: amendment.kind, reason })
      settle(world, actor, amendment, 'approved')
    },
  })
}

/** Any organiser takes an open proposal back; the entry stays as it is. */
export const withdrawAmendment = (store: Store, actor: Actor, id: string): Promise<void> =>
  store.lane.do({
    name: 'withdraw-amendment',
    alone: async (world) => settle(world, actor, await openAmendment(store.connections.write, id), 'withdrawn'),
  })

function settle(world: World, actor: Actor, { id, enrolmentId, kind }: AmendmentRow, state: 'approved' | 'withdrawn'): void {
  const { write } = world.store.connections
  const decided = { state, decidedBy: actor.staffId, decidedAt: world.now }
  world.statements.push(statementOf(write.update(amendments).set(decided).where(eq(amendments.id, id))))
  note(world, actor, `amendment-${state}`, enrolmentId, { kind })
}

async function openAmendment(db: Database, id: string): Promise<AmendmentRow> {
  const [row] = await db.select().from(amendments).where(eq(amendments.id, id))
  if (!row) throw new Refused('not-found')
  if (row.state !== 'open') throw new Refused('already-decided')
  return row
}

function readChanges(store: Store, row: EnrolmentRow, { changes = {} }: AmendmentProposal) {
  mustBeCorrectable(row)
  return planChanges(store, row, changes).changes
}

function mustBeCancellable({ state }: EnrolmentRow): void {
  if (!transition(state, 'cancel').ok) throw new Refused('state-does-not-allow')
}
