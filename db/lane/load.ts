import { and, count, eq, gte, inArray, notInArray, or } from 'drizzle-orm'
import type { Database } from '../open.ts'
import { balanceAt } from '../stock/balance.ts'
import { dryRuns } from '../campaigns/visible.ts'
import * as schema from '../schema/index.ts'
import { missesOf } from '../vouchers/guesses.ts'
import { into } from './into.ts'
import { loadGifts, loadNamedHandovers } from './load-gifts.ts'
import type { Needs, World } from './world.ts'

const { items, enrolments, personKeys, cases, vouchers, blanks } = schema

/** Reads what a group's jobs need: first what they name, then every entry, voucher and case of the persons behind it. */
export async function load(db: Database, world: World, needs: Needs[]): Promise<void> {
  const all = <T>(pick: (need: Needs) => T[] | undefined): T[] => [...new Set(needs.flatMap((need) => pick(need) ?? []))]
  await into(
    all((need) => need.items),
    (ids) => db.select().from(items).where(inArray(items.id, ids)),
    world.items,
  )
  const named = await loadNamedHandovers(
    db,
    world,
    all((need) => need.handovers),
  )
  await into(
    all((need) => need.cases),
    (ids) => db.select().from(cases).where(inArray(cases.id, ids)),
    world.cases,
  )
  const codes = [...new Set([...all((need) => need.vouchers), ...named.codes])]
  await into(codes, (some) => db.select().from(vouchers).where(inArray(vouchers.code, some)), world.vouchers)
  await into(
    [...new Set([...all((need) => need.blanks), ...world.parked.all().map((row) => row.code)])],
    (some) => db.select().from(blanks).where(inArray(blanks.code, some)),
    world.blanks,
  )
  await into(
    all((need) => need.personKeys),
    (keys) => db.select().from(personKeys).where(inArray(personKeys.key, keys)),
    world.personKeys,
  )
  const entries = [...all((need) => need.enrolments), ...world.cases.all().map((row) => row.enrolmentId), ...world.vouchers.all().map((row) => row.enrolmentId)]
  await into(entries, (ids) => db.select().from(enrolments).where(inArray(enrolments.id, ids)), world.enrolments)
  for (const { staffId, from } of all((need) => need.collectors)) {
    world.enrolments.load(
      await db
        .select()
        .from(enrolments)
        .where(and(eq(enrolments.collectorId, staffId), gte(enrolments.collectedAt, from))),
    )
  }
  await countDuplicates(
    db,
    world,
    all((need) => need.duplicatesOf),
  )
  const offices = [...new Set([...all((need) => need.offices), ...named.offices])]
  for (const officeId of offices) world.balances.set(officeId, await balanceAt(db, officeId))
  for (const deviceId of all((need) => need.misses)) world.misses.set(deviceId, await missesOf(db, deviceId, world.now))
  await loadPersons(db, world)
  // Whoever has had a gift brings its handovers along: a change of the person may change which one counts.
  if (codes.length > 0 || world.vouchers.all().some(({ state }) => state !== 'issued'))
    await loadGifts(
      db,
      world,
      codes,
      offices,
      all((need) => need.bursts),
    )
}

/** A case may name the entry of another person (numbers that link two): its holder brings that person in too. */
async function loadPersons(db: Database, world: World): Promise<void> {
  const known = new Set<string>()
  for (let round = 0; round < 4; round += 1) {
    const persons = [...new Set([...world.enrolments.all(), ...world.personKeys.all(), ...world.vouchers.all()].map((row) => row.personId))].filter(
      (id) => !known.has(id),
    )
    if (persons.length === 0) return
    for (const id of persons) known.add(id)
    await into(persons, (ids) => db.select().from(enrolments).where(inArray(enrolments.personId, ids)), world.enrolments)
    await into(persons, (ids) => db.select().from(vouchers).where(inArray(vouchers.personId, ids)), world.vouchers)
    const open = world.enrolments.all().map((row) => row.id)
    await into(
      open,
      (ids) =>
        db
          .select()
          .from(cases)
          .where(or(inArray(cases.enrolmentId, ids), inArray(cases.holderId, ids))),
      world.cases,
    )
    const others = world.cases
      .all()
      .flatMap((row) => [row.enrolmentId, ...(row.holderId ? [row.holderId] : [])])
      .filter((id) => !world.enrolments.get(id))
    await into(others, (ids) => db.select().from(enrolments).where(inArray(enrolments.id, ids)), world.enrolments)
  }
}

async function countDuplicates(db: Database, world: World, staffIds: string[]): Promise<void> {
  if (staffIds.length === 0) return
  const rows = await db
    .select({ staffId: enrolments.collectorId, count: count() })
    .from(enrolments)
    .where(and(inArray(enrolments.collectorId, staffIds), eq(enrolments.state, 'duplicate'), notInArray(enrolments.campaignId, dryRuns(world.register))))
    .groupBy(enrolments.collectorId)
  for (const row of rows) world.duplicates.set(row.staffId, row.count)
}
