import { and, count, eq, gt, inArray, isNull } from 'drizzle-orm'
import type { BlankDraw, Blanks } from '#contract/vouchers.ts'
import { blanksToDraw } from '#rules/blanks.ts'
import { dayOf } from '#rules/days.ts'
import { makeCode } from '#rules/voucher-codes.ts'
import type { Actor } from '../actor.ts'
import { note } from '../audit/note.ts'
import { campaignFor } from '../campaigns/visible.ts'
import type { Shown } from '../enrolments/gifts.ts'
import { lastVoucherDay } from '../enrolments/view.ts'
import { randomDigits, randomToken } from '../ids.ts'
import type { BlankRow, EnrolmentRow, Needs, World } from '../lane/world.ts'
import type { Campaign } from '../register.ts'
import { blanks } from '../schema/index.ts'
import { statementOf } from '../statements.ts'
import type { Store } from '../store.ts'
import { signVoucher } from './signing.ts'

const DAY = 86_400_000

/**
 * The blanks that a collector's phone should have of a campaign, drawn anew when few are left. What an answer lost on the way held is answered again;
 * what was drawn for a phone that has forgotten all is put aside, since somebody may hold it on paper (RULES section 10). Refuses `not-found`.
 */
export async function drawBlanks(store: Store, actor: Actor, { campaignId, have, taken }: BlankDraw): Promise<Blanks> {
  const campaign = campaignFor(store.register, actor, campaignId)
  const lastDay = lastVoucherDay(campaign)
  if (!givesGifts(campaign, store.now())) return { lastDay, blanks: [], taken: [] }
  return store.lane.do({
    name: 'draw-blanks',
    alone: async (world) => {
      const unused = await unusedOf(world, actor, campaign.id)
      if (have === null) putAside(world, unused)
      const left = have === null ? [] : unused
      const free = left.filter(({ code }) => !taken.includes(code))
      const fresh = Array.from({ length: blanksToDraw(free.length, await drawnToday(world, actor)) }, () => blankFor(world, campaign, actor))
      for (const blank of fresh) world.blanks.add(blank)
      if (fresh.length > 0) note(world, actor, 'blanks-drawn', campaign.id, { count: fresh.length })
      const open = [...free, ...fresh].map(({ code, token, signed }) => ({ code, token, signed }))
      return { lastDay, blanks: open, taken: left.map(({ code }) => code).filter((code) => taken.includes(code)) }
    },
  })
}

/** What an entry that names a blank must have loaded. */
export const needsOfBlank = (code: string | undefined): Needs => (code ? { blanks: [code], vouchers: [code] } : {})

/** The blank shown for an entry; null for one that is somebody else's, of another campaign, used or unknown: the entry is stored all the same. */
export function shownBlank(world: World, entry: EnrolmentRow, code: string | undefined): Shown {
  const blank = code ? world.blanks.get(code) : undefined
  if (!blank || blank.enrolmentId !== null || world.vouchers.get(blank.code)) return null
  return blank.staffId === entry.collectorId && blank.campaignId === entry.campaignId ? { entryId: entry.id, blank } : null
}

/** From now on the code is a voucher, whatever its state: every blank that an entry brings passes here. */
export function useBlank(world: World, { code }: BlankRow, enrolmentId: string): void {
  world.blanks.change(code, { enrolmentId, usedAt: world.now })
}

const givesGifts = (campaign: Campaign, now: number) =>
  campaign.key !== null && campaign.rulesVersion > 0 && campaign.rules.giftPer !== 'none' && dayOf(now) <= lastVoucherDay(campaign)

function unusedOf({ store }: World, { staffId, deviceId }: Actor, campaignId: string): Promise<BlankRow[]> {
  const own = and(eq(blanks.staffId, staffId), eq(blanks.campaignId, campaignId), isNull(blanks.usedAt), eq(blanks.deviceId, deviceId))
  return store.connections.write.select().from(blanks).where(own).orderBy(blanks.drawnAt, blanks.code)
}

async function drawnToday(world: World, { staffId }: Actor): Promise<number> {
  const recent = and(eq(blanks.staffId, staffId), gt(blanks.drawnAt, world.now - DAY))
  const [found] = await world.store.connections.write.select({ count: count() }).from(blanks).where(recent)
  return found?.count ?? 0
}

/** Used by no entry, and never to be: at a counter they stay blanks that wait for one. */
function putAside({ store, statements, now }: World, unused: BlankRow[]): void {
  const codes = unused.map(({ code }) => code)
  if (codes.length > 0) statements.push(statementOf(store.connections.write.update(blanks).set({ usedAt: now }).where(inArray(blanks.code, codes))))
}

function blankFor({ store, now }: World, campaign: Campaign, { staffId, deviceId }: Actor): BlankRow {
  const code = makeCode(randomDigits(store))
  const signed = signVoucher(store, campaign, code)
  return { code, token: randomToken(store), signed, campaignId: campaign.id, staffId, deviceId, drawnAt: now, enrolmentId: null, usedAt: null }
}
