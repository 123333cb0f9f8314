import { randomId } from '../ids.ts'
import type { EnrolmentRow, World } from '../lane/world.ts'

/** The person behind an entry's numbers; `others` are persons that the same entry's second number belongs to. */
export type Persons = { personId: string; others: string[] }

/** Finds the person by any known number, makes one when there is none, and keeps every number it now knows. */
export function findPerson(world: World, campaignId: string, keys: string[]): Persons {
  const known = keys.map((key) => world.personKeys.get(`${campaignId} ${key}`)?.personId)
  const personId = known.find((id) => id !== undefined) ?? randomId(world.store)
  keys.forEach((key, index) => {
    if (known[index] === undefined) world.personKeys.add({ campaignId, key, personId })
  })
  return { personId, others: [...new Set(known.filter((id) => id !== undefined && id !== personId))] as string[] }
}

const FALLEN = ['rejected', 'cancelled']

/** Does an entry carry the numbers of two persons, and so say that they are one? Once fallen it says nothing. */
export const linksPersons = (row: EnrolmentRow | undefined): boolean => row !== undefined && !FALLEN.includes(row.state) && row.flags.includes('links-persons')

/** A person together with those that an entry's numbers linked to it; a case with that entry on one side keeps whom. What entry `mute` carried links nobody any more. */
export function kin(world: World, personId: string, mute?: string): string[] {
  const found = new Set([personId])
  const says = (id: string | null) => id !== null && id !== mute && linksPersons(world.enrolments.get(id))
  const links = world.cases.all().filter((one) => says(one.enrolmentId) || says(one.holderId))
  for (let grown = true; grown;) {
    const before = found.size
    for (const link of links) {
      const ends = [link.enrolmentId, link.holderId].map((id) => (id ? world.enrolments.get(id)?.personId : undefined))
      if (ends.some((id) => id && found.has(id))) for (const id of ends) if (id) found.add(id)
    }
    grown = found.size > before
  }
  return [...found]
}

/** Who holds the place of these persons, or of those linked to them, in a product, first received first (RULES section 4). Two numbers that were linked late may hold one each. */
export function holdersOf(world: World, campaignId: string, product: string, persons: string[], except?: string, mute?: string): EnrolmentRow[] {
  const all = new Set(persons.flatMap((id) => kin(world, id, mute)))
  const holders = world.enrolments
    .all()
    .filter((row) => row.holding && row.id !== except && row.product === product && row.campaignId === campaignId && all.has(row.personId))
  return holders.toSorted((a, b) => a.seq - b.seq)
}

export const holderOf = (...asked: Parameters<typeof holdersOf>): EnrolmentRow | null => holdersOf(...asked)[0] ?? null
