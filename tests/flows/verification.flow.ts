import assert from 'node:assert/strict'
import { and, eq, sql } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { enrolments } from '#db/schema/index.ts'
import { signIn, untilReadyOffline } from './hands.ts'
import { bringIn } from './list-hands.ts'
import { makeStage } from './stage.ts'
import type { Flow } from './story.ts'
import { AGREED, DOUBTFUL, logAll, MENDED, PAYMENTS, thePayments, UNLOGGED } from './verification-cast.ts'

/** A list of a thousand payments beside a thousand entries: from provisional to official, and the few that do not fit, each to its end. */
export async function verificationFlow(): Promise<Flow> {
  const stage = await makeStage('2025-11-12T08:30:00+07:00', {
    staff: [
      { code: 'a', organisation: 'u1' },
      { code: 'b', organisation: 'u1' },
      { code: 'c', organisation: 'u2' },
      { code: 'd', organisation: 'u2' },
    ],
  })
  const people = thePayments()
  const mended = people[MENDED]!
  await logAll(stage, people)
  stage.setClock('2025-11-22T08:30:00+07:00')
  const { page: desk } = await stage.open({ desk: true })
  const { page: phone, context } = await stage.open()
  let shown = desk
  const { read } = stage.server.store.connections
  const points = async (code: string, state?: 'verified') => {
    const id = [...stage.server.store.register.staff.values()].find((one) => one.code === code)?.id ?? ''
    const own = and(eq(enrolments.collectorId, id), state ? eq(enrolments.state, state) : undefined)
    const [sum] = await read
      .select({ points: sql<number>`coalesce(sum(points), 0)` })
      .from(enrolments)
      .where(own)
    return sum?.points ?? 0
  }
  const entryOf = async (receipt: string) => (await read.select().from(enrolments).where(eq(enrolments.receiptNumber, receipt)))[0]
  let address = ''
  const steps = [
    {
      name: 'a supervisor finds no list yet, and nobody has an official point',
      async run() {
        await signIn(desk, 'pt1')
        await desk.goto('/xac-nhan')
        await desk.getByRole('link', { name: 'Danh sách', exact: true }).click()
        await desk.getByText('Chưa có danh sách nào').waitFor()
        assert.ok((await points('a')) > 500)
        await readBoard(desk, 'Người a', 'Tạm tính', await points('a'))
        await readBoard(desk, 'Người a', 'Chính thức', null)
      },
    },
    {
      name: 'a list of 1,000 payments is brought in and compared behind the screen',
      async run() {
        await desk.goto('/xac-nhan/danh-sach')
        await bringIn(desk, 'd05', 'd05-thang-11.xlsx', people)
        await desk.getByText('Đối chiếu lúc', { exact: false }).waitFor()
        address = new URL(desk.url()).pathname
        const counts = (group: string) => desk.locator('.chips-one', { hasText: group }).locator('b')
        assert.equal(await counts('Khớp').textContent(), String(AGREED))
        assert.equal(await counts('Cần xem').textContent(), String(DOUBTFUL.length))
        assert.equal(await counts('Có tiền, chưa có lượt').textContent(), String(UNLOGGED.length + 1))
        assert.equal(await counts('Có lượt, chưa thấy tiền').textContent(), '1')
      },
    },
    {
      name: 'doubtful pairs are decided by keys and by buttons, and a slip is taken back',
      async run() {
        await group(desk, 'Cần xem')
        await desk.getByText('Số tiền khác nhau.').waitFor()
        await desk.getByText(`Còn ${DOUBTFUL.length} cặp`).waitFor()
        await desk.keyboard.press('j')
        await desk.getByText('Cặp 2,', { exact: false }).waitFor()
        await desk.keyboard.press('k')
        await desk.keyboard.press('n')
        await desk.getByText(`Còn ${DOUBTFUL.length - 1} cặp`).waitFor()
        await desk.getByRole('button', { name: 'Hoàn tác' }).click()
        await desk.getByText(`Còn ${DOUBTFUL.length} cặp`).waitFor()
        for (let left = DOUBTFUL.length - 1; left > 1; left -= 1) {
          await desk.keyboard.press('y')
          await desk.getByText(`Còn ${left} cặp`).waitFor()
        }
        await desk.getByRole('button', { name: 'Cùng một lượt, xác nhận' }).click()
        await desk.getByText('Còn 1 cặp').waitFor()
        await desk.getByRole('button', { name: 'Không phải' }).click()
        await desk.getByText('Không còn cặp nào cần xem').waitFor()
        assert.deepEqual([(await entryOf(people[0]!.receiptNumber!))?.state, (await entryOf('7700005'))?.state], ['verified', 'received'])
      },
    },
    {
      name: 'all that agree are confirmed in one go, and the boards move from provisional to official',
      async run() {
        await group(desk, 'Khớp')
        await desk.getByRole('button', { name: `Xác nhận cả ${AGREED} lượt` }).click()
        await desk.getByRole('button', { name: 'Xác nhận', exact: true }).click()
        await desk.getByText('Không còn lượt khớp nào chờ bạn xác nhận.').waitFor()
        for (const code of ['a', 'b', 'c']) await readBoard(desk, `Người ${code}`, 'Chính thức', await points(code, 'verified'))
        assert.ok((await points('a', 'verified')) > 500)
        await readBoard(desk, 'Người d', 'Chính thức', null)
      },
    },
    {
      name: 'a payment that nobody logged becomes an entry of its collector',
      async run() {
        const one = people[6]!
        await desk.goto(address)
        await group(desk, 'Có tiền, chưa có lượt')
        const row = desk.locator('.list-row', { hasText: one.name })
        await row.getByRole('button', { name: 'Ghi thành lượt' }).click()
        await desk.getByLabel('Tháng đóng gần nhất').fill('062025')
        await desk.locator('dialog[open]').getByRole('button', { name: 'Ghi thành lượt' }).click()
        await desk.getByText(`Đã ghi thành lượt của ${one.name}.`).waitFor()
        await row.waitFor({ state: 'detached' })
        const made = await entryOf(one.receiptNumber!)
        const collector = stage.server.store.register.staff.get(made?.collectorId ?? '')?.code
        assert.deepEqual([made?.state, made?.participation, collector], ['received', 'returning', one.collectorCode])
      },
    },
    {
      name: 'an entry that no payment speaks of goes back to its collector',
      async run() {
        await group(desk, 'Có lượt, chưa thấy tiền')
        await desk.locator('.queue-row-open', { hasText: mended.name }).click()
        await desk.locator('dialog[open]').getByRole('button', { name: 'Trả lại' }).click()
        await desk.getByRole('button', { name: /^Chưa thấy tiền nộp trong danh sách/ }).click()
        await desk.locator('dialog[open]').last().getByRole('button', { name: 'Trả lại' }).click()
        await desk.getByText('Đã trả lại. Người ghi thấy lý do', { exact: false }).waitFor()
        await desk.locator('.queue-row-open', { hasText: mended.name }).waitFor({ state: 'detached' })
        assert.equal((await entryOf('9900009'))?.state, 'returned')
      },
    },
    {
      name: 'its collector mends it on a phone without network',
      async run() {
        shown = phone
        await signIn(phone, 'd')
        await untilReadyOffline(phone)
        await phone.goto('/so-ghi')
        await phone.getByText('Chưa thấy tiền nộp trong danh sách', { exact: false }).first().waitFor()
        await context.setOffline(true)
        await phone.getByRole('link', { name: 'Sửa và gửi lại' }).first().click()
        await phone.getByRole('button', { name: 'Tôi đã đọc' }).click()
        await phone.locator('form.log').waitFor()
        await phone.getByLabel('Số CCCD', { exact: true }).fill(mended.cccd!)
        await phone.getByLabel('Số biên lai').fill(mended.receiptNumber!)
        await phone.getByRole('button', { name: /^Lưu/ }).click()
        await phone.waitForURL((url) => !url.pathname.startsWith('/ghi-nhan'))
        await phone.goto('/so-ghi')
        await phone.getByText('Có bản sửa chờ gửi.').waitFor()
        assert.equal((await entryOf('9900009'))?.state, 'returned')
      },
    },
    {
      name: 'with network again it is sent, found by comparing anew, and confirmed',
      async run() {
        await context.setOffline(false)
        await phone.getByText('chờ xác nhận', { exact: false }).first().waitFor()
        assert.equal((await entryOf(mended.receiptNumber!))?.state, 'received')
        shown = desk
        await desk.goto(address)
        await desk.getByRole('button', { name: 'Đối chiếu lại' }).click()
        await group(desk, 'Khớp')
        await desk.getByRole('button', { name: /^Xác nhận cả \d+ lượt/ }).click()
        await desk.getByRole('button', { name: 'Xác nhận', exact: true }).click()
        await desk.getByText('Không còn lượt khớp nào chờ bạn xác nhận.').waitFor()
        assert.equal((await entryOf(mended.receiptNumber!))?.state, 'verified')
        shown = phone
        await phone.getByRole('button', { name: 'Gửi ngay' }).click()
        await phone.locator('main').getByText('Đã xác nhận', { exact: true }).first().waitFor()
        await readBoard(desk, 'Người d', 'Chính thức', await points('d', 'verified'))
        assert.deepEqual(stage.violations, [])
      },
    },
  ]
  return {
    title: `a list of ${PAYMENTS}`,
    steps,
    async failed() {
      const path = join(tmpdir(), 'ra-quan-verification-failed.png')
      await shown.screenshot({ path, fullPage: true })
      console.log(`        a picture of the moment: ${path}`)
    },
    close: () => stage.close(),
  }
}

const group = (page: Page, name: string) => page.locator('.chips-one', { hasText: name }).click()

/** The row of the phase's board as it stands on the screen; null: it has no points there. */
async function readBoard(page: Page, who: string, figures: 'Tạm tính' | 'Chính thức', points: number | null): Promise<void> {
  await page.goto('/xep-hang')
  await page.getByRole('button', { name: 'Cả đợt' }).click()
  await page.getByText(figures, { exact: true }).first().click()
  const row = page.locator('main .rank-row', { hasText: who })
  if (points === null) {
    await page.locator('main .rank-list, main .empty').first().waitFor()
    assert.match((await row.count()) === 0 ? '0' : ((await row.first().textContent()) ?? ''), /(^|\D)0(\D|$)/)
    return
  }
  await row.getByText(points.toLocaleString('vi-VN'), { exact: true }).waitFor()
}
