import { and, between, eq, inArray } from 'drizzle-orm'
import { BURST_WITHIN } from '#rules/redemption.ts'
import type { Database } from '../open.ts'
import * as schema from '../schema/index.ts'
import { chunks } from '../statements.ts'
import { into } from './into.ts'
import type { World } from './world.ts'

const { handovers, undos, parked, overrides, giftCases, vouchers, enrolments, stockMoves } = schema

/** Handovers by their id, and the codes and offices that come with them. */
export async function loadNamedHandovers(db: Database, world: World, ids: string[]): Promise<{ codes: string[]; offices: string[] }> {
  await into(ids, (some) => db.select().from(handovers).where(inArray(handovers.id, some)), world.handovers)
  await into(ids, (some) => db.select().from(parked).where(inArray(parked.id, some)), world.parked)
  await into(ids, (some) => db.select().from(undos).where(inArray(undos.handoverId, some)), world.undos)
  const found = [...world.handovers.all(), ...world.parked.all()]
  return {
    codes: [...world.handovers.all().map((row) => row.voucherCode), ...world.parked.all().map((row) => row.code)],
    offices: found.map((row) => row.officeId),
  }
}

/** All that happened to the vouchers that are asked for, and to those of the same persons. */
export async function loadGifts(db: Database, world: World, named: string[], offices: string[], bursts: { officeId: string; at: number }[]): Promise<void> {
  const codes = [...new Set([...named, ...world.vouchers.all().map((row) => row.code)])]
  await into(codes, (some) => db.select().from(handovers).where(inArray(handovers.voucherCode, some)), world.handovers)
  await into(named, (some) => db.select().from(parked).where(inArray(parked.code, some)), world.parked)
  const ids = [...world.handovers.all(), ...world.parked.all()].map((row) => row.id)
  await into(ids, (some) => db.select().from(undos).where(inArray(undos.handoverId, some)), world.undos)
  await loadReturns(db, world, ids)
  await loadExtraCases(db, world, ids)
  for (const row of await db.select().from(overrides).where(inArray(overrides.voucherCode, codes)))
    world.overridden.set(row.voucherCode as string, [...(world.overridden.get(row.voucherCode as string) ?? []), row.toDevice])
  const below = and(inArray(giftCases.officeId, offices), eq(giftCases.kind, 'negative-balance'), eq(giftCases.state, 'open'))
  if (offices.length > 0) for (const row of await db.select().from(giftCases).where(below)) world.openCounts.add(row.officeId)
  for (const { officeId, from, to } of spans(bursts)) {
    const around = and(eq(handovers.officeId, officeId), between(handovers.at, from - BURST_WITHIN, to + BURST_WITHIN))
    const rows = await db
      .select({ officeId: handovers.officeId, collectorId: enrolments.collectorId, at: handovers.at, id: handovers.id })
      .from(handovers)
      .innerJoin(vouchers, eq(vouchers.code, handovers.voucherCode))
      .innerJoin(enrolments, eq(enrolments.id, vouchers.enrolmentId))
      .where(around)
    world.recent.push(...rows)
  }
}

/** A mug comes back once, by an undo or by a decided case. */
async function loadReturns(db: Database, world: World, ids: string[]): Promise<void> {
  for (const some of chunks(ids, 500)) {
    const back = and(inArray(stockMoves.of, some), eq(stockMoves.kind, 'return'))
    for (const { of } of await db.select({ of: stockMoves.of }).from(stockMoves).where(back)) if (of !== null) world.back.add(of)
  }
}

async function loadExtraCases(db: Database, world: World, ids: string[]): Promise<void> {
  for (const some of chunks(ids, 500)) {
    const about = inArray(
      giftCases.id,
      some.map((id) => `extra-handover.${id}`),
    )
    for (const { id, state, outcome, standing, decidedAt } of await db.select().from(giftCases).where(about))
      world.extraCases.set(id.slice('extra-handover.'.length), { state, outcome, standing, decidedAt })
  }
}

const spans = (bursts: { officeId: string; at: number }[]) =>
  [...Map.groupBy(bursts, ({ officeId }) => officeId)].map(([officeId, some]) => ({
    officeId,
    from: Math.min(...some.map(({ at }) => at)),
    to: Math.max(...some.map(({ at }) => at)),
  }))
