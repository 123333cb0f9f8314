import { and, eq } from 'drizzle-orm'
import type { ListMapping, NewList } from '#contract/lists.ts'
import { Refused } from '#contract/refusals.ts'
import type { Actor } from '../actor.ts'
import { note } from '../audit/note.ts'
import { campaignsFor } from '../campaigns/visible.ts'
import { campaignOf } from '../enrolments/log.ts'
import { randomId } from '../ids.ts'
import { listMappings, lists } from '../schema/index.ts'
import { statementOf } from '../statements.ts'
import type { Store } from '../store.ts'
import { scopeFor, type ListRecord } from './scope.ts'

/**
 * Begins a list, or finds the one that this person made of the same rows, and then writes nothing. How the columns were mapped is remembered for these headings.
 * Refuses `campaign-unknown`, for one that the actor may not know of as for none, `campaign-erased`, `rules-unpublished`.
 */
export function beginList(store: Store, actor: Actor, said: NewList): Promise<ListRecord> {
  const isKnown = campaignsFor(store.register, actor).some(({ id }) => id === said.campaignId)
  if (!isKnown) throw new Refused('campaign-unknown', ['campaignId'])
  const campaign = campaignOf(store, said.campaignId)
  return store.lane.do({
    name: 'begin-list',
    alone: async (world) => {
      const { write } = store.connections
      const same = and(eq(lists.campaignId, campaign.id), eq(lists.digest, said.digest), eq(lists.by, actor.staffId))
      const [known] = await write.select().from(lists).where(same)
      if (known) return known
      const { digest, name, form, headings, rows, skipped, mapping } = said
      const list: ListRecord = {
        ...{ id: randomId(store), campaignId: campaign.id, organisationId: scopeFor(store.register, actor) },
        ...{ digest, name, form, headings, rows, skipped },
        ...{ state: 'receiving', cursor: 0, confirming: null, seq: 0, days: {}, by: actor.staffId, at: world.now, matchedAt: null },
      }
      const remembered = { mapping, by: actor.staffId, at: world.now }
      world.statements.push(
        statementOf(write.insert(lists).values(list)),
        statementOf(
          write
            .insert(listMappings)
            .values({ headings, ...remembered })
            .onConflictDoUpdate({ target: listMappings.headings, set: remembered }),
        ),
      )
      note(world, actor, 'list-begun', list.id, { name, rows, skipped })
      return list
    },
  })
}

/** How columns with these headings were mapped last, by whomever. */
export async function mappingFor(store: Store, headings: string): Promise<ListMapping | null> {
  const [found] = await store.connections.read.select().from(listMappings).where(eq(listMappings.headings, headings))
  return found?.mapping ?? null
}
