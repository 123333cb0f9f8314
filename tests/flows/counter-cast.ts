import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { eq } from 'drizzle-orm'
import { chromium, type BrowserContext, type Page } from 'playwright-core'
import { PROTOCOL } from '#contract/protocol.ts'
import { giftCases, handovers, stockMoves, vouchers } from '#db/schema/index.ts'
import { makeFilm } from './camera-film.ts'
import { findChromium } from './chromium.ts'
import type { doorOf } from './door.ts'
import { FLAGS, type Stage, watch } from './stage.ts'

/** Somebody who took part and may fetch a mug at that office. Answers the voucher's row. */
export async function makeVoucher(stage: Stage, door: Awaited<ReturnType<typeof doorOf>>, office: string, name = 'Nguyễn Thị Mỹ Duyên') {
  const [now, id] = [stage.now(), randomUUID()]
  const number = String((people += 1)).padStart(6, '0')
  const body = {
    ...{ campaignId: stage.furniture.campaignId, product: 'bhxh-tn', name, cccd: `072190${number}`, insuranceNumber: null },
    ...{ birthYear: null, sex: null, coverage: { insured: 'never' }, months: 12, amount: 3_168_000, receiptNumber: `QUA${number}`, collectedAt: now },
    ...{ collectedFrom: 'clock', donated: false, phone: null, targetGroup: null, place: null, officeId: stage.furniture.office(office) },
    ...{ giftConsent: { by: 'self', text: '2026-1' } },
  }
  const items = [{ id, kind: 'enrolment', capturedAt: now, body }]
  await door.post('/api/sync', { protocol: PROTOCOL.current, device: door.deviceId, sentAt: now, since: null, items })
  const [row] = await stage.server.store.connections.read.select().from(vouchers).where(eq(vouchers.enrolmentId, id))
  return row as typeof vouchers.$inferSelect & { signed: string }
}
let people = 500

/** What the database says of vouchers, mugs and cases. */
export function booksOf({ server, furniture }: Stage) {
  const { read } = server.store.connections
  const given = (code: string) => read.select().from(handovers).where(eq(handovers.voucherCode, code)).orderBy(handovers.at)
  return {
    given,
    /** Where its handovers happened; one that counts is marked. */
    places: async (code: string) =>
      (await given(code)).map(({ officeId, standing }) => `${server.store.register.offices.get(officeId)?.code}${standing ? '!' : ''}`).toSorted(),
    voucher: async (code: string) => (await read.select().from(vouchers).where(eq(vouchers.code, code)))[0],
    cases: (code: string) => read.select().from(giftCases).where(eq(giftCases.voucherCode, code)),
    async left(office: string) {
      const moves = await read
        .select()
        .from(stockMoves)
        .where(eq(stockMoves.officeId, furniture.office(office)))
      return moves.reduce((sum, { quantity }) => sum + quantity, 0)
    },
  }
}

export async function until(truth: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 300; turn += 1) {
    if (await truth()) return
    await new Promise((resume) => setTimeout(resume, 50))
  }
  throw new Error('it did not come true')
}

/** What a clerk reads and does at a verdict. */
export const verdict = (page: Page, kind: string, words: string) => page.locator(`.verdict[data-kind="${kind}"]`, { hasText: words }).waitFor()
export const give = (page: Page) => page.getByRole('button', { name: 'Đã trao ly' }).click()
export const next = (page: Page) => page.locator('.verdict-back').click()
export const line = (page: Page, words: string) => page.locator('.counter-line:visible').getByText(words).waitFor()

export type FilmedCounter = { context: BrowserContext; page: Page; reopen(): Promise<void>; close(): Promise<void> }

/** A clerk's machine with a camera before which a voucher lies; it keeps what it has when it is closed and opened again without network. */
export async function openFilmedCounter(stage: Stage, text: string): Promise<FilmedCounter> {
  const film = makeFilm([text])
  const folder = mkdtempSync(join(tmpdir(), 'ra-quan-counter-'))
  const open = async (offline: boolean) => {
    const context = await chromium.launchPersistentContext(folder, {
      ...{ executablePath: findChromium(), args: [...FLAGS, '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`] },
      ...{ viewport: { width: 360, height: 740 }, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', reducedMotion: 'reduce' },
      ...{ baseURL: stage.server.url, offline },
    })
    await context.clock.install({ time: stage.now() })
    const page = context.pages()[0] ?? (await context.newPage())
    await watch(page, stage.violations)
    return { context, page }
  }
  const seat: FilmedCounter = {
    ...(await open(false)),
    async reopen() {
      await seat.context.close()
      Object.assign(seat, await open(true))
    },
    async close() {
      await seat.context.close()
      for (const path of [folder, dirname(film)]) rmSync(path, { recursive: true, force: true })
    },
  }
  return seat
}
