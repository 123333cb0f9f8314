import { Refused } from '#contract/refusals.ts'
import type { Disclosure } from '#contract/enrolments.ts'
import { confirms, type Actor } from '../actor.ts'
import { note } from '../audit/note.ts'
import type { Store } from '../store.ts'
import { openContents } from './contents.ts'
import { findEntry } from './list.ts'

/** Reads one participant's numbers unmasked. It is written down before it is answered (RULES section 13). */
export async function discloseEntry(store: Store, actor: Actor, id: string): Promise<Disclosure> {
  const entry = await findEntry(store, actor, id)
  if (!confirms(store.register, actor, entry)) throw new Refused('not-allowed')
  const contents = openContents(store.register.campaigns.get(entry.campaignId)?.key ?? null, entry)
  if (!contents) throw new Refused('campaign-erased')
  await store.lane.do({
    name: 'disclose',
    needs: {},
    run: (world) => note(world, actor, 'disclosure', id),
  })
  return { cccd: contents.cccd, insuranceNumber: contents.insuranceNumber, phone: contents.phone }
}
