import type { CaseEnd } from '#contract/notices.ts'
import type { CaseRow, EnrolmentRow, World } from '../lane/world.ts'
import { tell } from '../notices/tell.ts'

type About = Pick<CaseRow, 'kind' | 'campaignId' | 'enrolmentId' | 'holderId'>

/** Both collectors read that a question about an entry of their own is open; of the other entry they read nothing (RULES section 4). */
export function tellOpened(world: World, about: About): void {
  const { kind, campaignId } = about
  if (kind === 'gift') return
  for (const { collectorId, id } of sidesOf(world, about)) tell(world, campaignId, collectorId, { kind: 'case-opened', about: kind, enrolmentId: id })
}

/** Whether the own entry counts, now that a case is decided. */
export function tellDecided(world: World, { kind, campaignId }: About, entry: EnrolmentRow, counts: boolean): void {
  if (kind !== 'gift') tell(world, campaignId, entry.collectorId, { kind: 'case-decided', about: kind, enrolmentId: entry.id, counts })
}

/** A case that ended by itself: what became of the own entry, or only that there is no question any more. Whoever did it knows. */
export function tellEnded(world: World, about: About, how: CaseEnd, by: string): void {
  const { kind, campaignId } = about
  if (kind === 'gift') return
  for (const { collectorId, id } of sidesOf(world, about).filter((side) => side.collectorId !== by))
    tell(world, campaignId, collectorId, { kind: 'case-ended', about: kind, enrolmentId: id, how: id === about.enrolmentId ? how : null })
}

/** The entries of a case, one for each collector: who logged both is told of the one that the case is named by. */
function sidesOf(world: World, { enrolmentId, holderId }: About): EnrolmentRow[] {
  const [entry, holder] = [enrolmentId, holderId].map((id) => (id ? world.enrolments.get(id) : undefined))
  return [...(entry ? [entry] : []), ...(holder && holder.collectorId !== entry?.collectorId ? [holder] : [])]
}
