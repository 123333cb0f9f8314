import { Refused } from '#contract/refusals.ts'
import { eq, inArray, isNull, or, type SQL } from 'drizzle-orm'
import { isOrganiser, supervised, type Actor } from '../actor.ts'
import { isWithin, upwards, verifierOf } from '../organisations.ts'
import type { Register } from '../register.ts'
import { listRows, lists } from '../schema/index.ts'
import type { Store } from '../store.ts'

export type ListRecord = typeof lists.$inferSelect
export type RowRecord = typeof listRows.$inferSelect

/** What a new list is compared with: the entries that the maker's organisation confirms, of the topmost they supervise; an organiser's with all of the campaign (null). */
export function scopeFor(register: Register, actor: Actor): string | null {
  if (isOrganiser(actor)) return null
  const own = supervised(actor)
  const topmost = own.find(
    (id) =>
      !upwards(register, id)
        .slice(1)
        .some((above) => own.includes(above)),
  )
  if (topmost === undefined) throw new Refused('not-allowed')
  return topmost
}

/** Does an entry of this organisation lie within what a list is compared with? */
export function makeScope(register: Register, list: Pick<ListRecord, 'organisationId'>): (organisationId: string | null) => boolean {
  const { organisationId: root } = list
  if (root === null) return () => true
  const known = new Map<string | null, boolean>()
  return (organisationId) => {
    const found = known.get(organisationId) ?? isWithin(register, verifierOf(register, organisationId), [root])
    known.set(organisationId, found)
    return found
  }
}

/** The organisations whose rows of a list a person sees: those they confirm or supervise; null: all of them. */
export function organisationsSeen(register: Register, actor: Actor): string[] | null {
  if (isOrganiser(actor)) return null
  const own = supervised(actor)
  return [...register.organisations.keys()].filter((id) => isWithin(register, id, own) || isWithin(register, verifierOf(register, id), own))
}

/** Did the asker bring the list in, and do they still stand where they did then? Whoever went elsewhere sees of it what others there see. */
export function isMaker(register: Register, actor: Actor, { by, organisationId }: Pick<ListRecord, 'by' | 'organisationId'>): boolean {
  if (by !== actor.staffId) return false
  return isOrganiser(actor) || (organisationId !== null && isWithin(register, organisationId, supervised(actor)))
}

/** Rows that are the asker's to see; those that belong to nobody known are the maker's too. */
export function rowsSeen(register: Register, actor: Actor, list: ListRecord): SQL | undefined {
  const seen = organisationsSeen(register, actor)
  if (seen === null) return undefined
  const own = inArray(listRows.organisationId, seen)
  return isMaker(register, actor, list) ? or(own, isNull(listRows.organisationId)) : own
}

/** A list is seen by its maker, by organisers, and by supervisors who confirm something of its scope. */
export function seesList(register: Register, actor: Actor, list: ListRecord): boolean {
  if (isOrganiser(actor) || isMaker(register, actor, list)) return true
  const own = supervised(actor)
  const within = makeScope(register, list)
  return own.length > 0 && [...register.organisations.keys()].some((id) => within(id) && isWithin(register, verifierOf(register, id), own))
}

/** One list that the actor may see; else `list-unknown`, whether it exists or not. */
export async function findList(store: Store, actor: Actor, id: string): Promise<ListRecord> {
  const [list] = await store.connections.read.select().from(lists).where(eq(lists.id, id))
  if (!list || !seesList(store.register, actor, list)) throw new Refused('list-unknown')
  return list
}
