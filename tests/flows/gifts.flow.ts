import assert from 'node:assert/strict'
import { appointments, reminders, stockCounts, undos } from '#db/schema/index.ts'
import { booksOf, give, makeVoucher, next, until, verdict } from './counter-cast.ts'
import { doorOf } from './door.ts'
import { buyMugs, find, focused, ledgerOf, nameProxy, PLAN, press, receive, said, sendMugs, sheet, takePictures } from './gifts-cast.ts'
import { signIn, wedge } from './hands.ts'
import { makeStage } from './stage.ts'
import type { Flow } from './story.ts'

/** An Enter so soon behind a scanner's digits is the scanner's, and presses nothing. */
const NO_HAND = 350

/** Twelve mugs from the one who sold them to those who drink out of them, by the short paths of a counter; at the end each of the twelve is accounted for. */
export async function giftsFlow(): Promise<Flow> {
  const stage = await makeStage('2025-11-20T08:00:00+07:00', PLAN)
  const { read } = stage.server.store.connections
  const [books, ledger] = [booksOf(stage), ledgerOf(stage)]
  const [door, judge] = [await doorOf(stage, 'b'), await doorOf(stage, 'pt1')]
  const make = (name: string) => makeVoucher(stage, door, 'q1', name)
  const [lost, moved, plain] = [await make('Nguyễn Thị Bích Loan'), await make('Đặng Quốc Nhẫn'), await make('Ngô Thành Kiệt')]
  const [first, second] = [await make('Lê Thị Ánh Xuyên'), await make('Hồ Văn Ân')]
  const [{ page: one }, { page: collector }] = [await stage.open(), await stage.open()]
  const [{ page: two }, { page: desk }, { page: office }] = [
    await stage.open({ desk: true }),
    await stage.open({ desk: true }),
    await stage.open({ desk: true }),
  ]
  const left = async () => [await books.left('kho'), await books.left('q1'), await books.left('q2')]
  const atCounter = async (page: typeof one, code: string) => {
    if (!page.url().endsWith('/quay')) await page.goto('/quay')
    await wedge(page, code)
  }
  let reissued = ''

  const steps: Flow['steps'] = [
    {
      name: 'an organiser buys twelve mugs and sends four to each counter; two presses of Enter send them once',
      async run() {
        await signIn(office, 'btc1')
        await buyMugs(office, 'Quầy kho', 12)
        await sendMugs(office, 'Quầy kho', 'Quầy q1', 4)
        await sendMugs(office, 'Quầy kho', 'Quầy q2', 4)
        const { bought, purchased, inTransit } = await ledger.sums()
        assert.deepEqual([bought, purchased, inTransit, await books.left('kho')], [12, 12, 8, 4])
      },
    },
    {
      name: 'q2 receives all, q1 one fewer and says why',
      async run() {
        await signIn(one, 'q1')
        await signIn(two, 'q2')
        await receive(one, { pieces: 3, why: 'Vỡ một ly trên đường' })
        await until(async () => (await focused(one)) === 'Đếm kho')
        await receive(two)
        assert.deepEqual(await left(), [4, 3, 4])
        assert.equal((await ledger.sums()).brokenOrMissing, 1)
      },
    },
    {
      name: 'a lost slip is found by its name without diacritics, printed again with its code, and then given another',
      async run() {
        await find(one, 'bich loan')
        await sheet(one).getByRole('button', { name: 'In lại' }).click()
        await one.getByRole('button', { name: 'In phiếu' }).waitFor()
        await until(async () => (await focused(one)) === 'In phiếu')
        assert.equal((await one.locator('.slip-paper, .page').first().innerText()).replace(/\D/g, '').includes(lost.code), true)
        await find(one, 'Nguyễn Thị Bích Loan')
        await sheet(one).getByRole('button', { name: 'Cấp lại mã mới' }).click()
        await sheet(one).getByText('Người khác đang giữ phiếu').click()
        await press(one, 'Cấp lại')
        await one.getByRole('button', { name: 'In phiếu' }).waitFor()
        reissued = (await ledger.replacedBy(lost.code)) ?? ''
        await atCounter(one, lost.code)
        await verdict(one, 'no', 'Đã cấp lại')
        await next(one)
        await atCounter(one, reissued)
        await give(one)
        await one.getByText('Quầy còn 2 ly').waitFor()
        assert.deepEqual(await books.places(reissued), ['q1!'])
      },
    },
    {
      name: 'a voucher sent to q2 is fetched there by a daughter with both papers',
      async run() {
        await find(one, 'quoc nhan')
        await sheet(one).getByRole('button', { name: 'Chuyển quầy' }).click()
        await sheet(one).getByLabel('Quầy mới').selectOption({ label: 'Quầy q2' })
        await press(one, 'Chuyển phiếu')
        await said(one, 'Phiếu đã chuyển sang Quầy q2')
        assert.equal(await one.getByLabel('Tên người tham gia').inputValue(), '')
        await atCounter(two, moved.code)
        await nameProxy(two, '9911')
        await two.keyboard.press('F2')
        await two.getByText('Quầy còn 3 ly').waitFor()
        assert.deepEqual(await ledger.proxyOf(moved.code), { relation: 'family', lastFour: '9911' })
      },
    },
    {
      name: 'a mug breaks, the last one is given: two who come to an empty shelf get numbers in line, once there is network',
      async run() {
        await one.goto('/ton-kho')
        await one.getByRole('button', { name: 'Ghi vỡ, hỏng' }).click()
        await sheet(one).getByLabel('Số ly vỡ, hỏng').fill('1')
        await one.keyboard.press('Enter')
        await said(one, 'Đã ghi vỡ, hỏng')
        await atCounter(one, plain.code)
        await give(one)
        await one.getByText('Quầy còn 0 ly').waitFor()
        for (const [at, { code }] of [first, second].entries()) {
          await atCounter(one, code)
          await verdict(one, 'yes', 'Sổ kho không còn ly')
          await one.getByRole('button', { name: 'Hẹn nhận' }).click()
          await one.context().setOffline(at === 0)
          await press(one, 'Lấy số hẹn')
          if (at === 0) {
            await sheet(one).getByText('Lấy số hẹn cần mạng').waitFor()
            await one.context().setOffline(false)
            await press(one, 'Lấy số hẹn')
          }
          await sheet(one)
            .locator('.door-plate', { hasText: `Số thứ tự ${at + 1}` })
            .waitFor()
          await sheet(one).getByText('Quầy q2').first().waitFor()
          assert.equal(await focused(one), 'Xong')
          await one.waitForTimeout(NO_HAND)
          await one.keyboard.press('Enter')
          await one.locator('.verdict').waitFor({ state: 'detached' })
        }
        assert.equal((await read.select().from(appointments)).length, 2)
      },
    },
    {
      name: 'one mug comes: whoever is second reads that another is first, and the first in line is served',
      async run() {
        await sendMugs(office, 'Quầy kho', 'Quầy q1', 1)
        await sendMugs(office, 'Quầy kho', 'Quầy q2', 1)
        await receive(one)
        await one.getByRole('link', { name: '2 người hẹn nhận' }).click()
        await one.getByText('Mời tới nhận').waitFor()
        await atCounter(one, second.code)
        await verdict(one, 'yes', 'Số hẹn 2. Quầy còn 1 ly, 1 người đã hẹn trước')
        await one.evaluate(() => scrollTo(0, document.body.scrollHeight))
        await atCounter(one, first.code)
        await verdict(one, 'yes', 'Số hẹn 1, đã tới lượt nhận')
        await until(() => one.evaluate(() => scrollY === 0))
        await give(one)
        await one.getByText('Quầy còn 0 ly').waitFor()
        const waiting = (await read.select().from(appointments)).filter(({ endedAt }) => endedAt === null)
        assert.deepEqual(
          waiting.map(({ voucherCode }) => voucherCode),
          [second.code],
        )
      },
    },
    {
      name: 'the shelf of q2 is counted blind by its clerk and booked when a supervisor confirms',
      async run() {
        await two.goto('/ton-kho')
        await two.getByRole('button', { name: 'Đếm kho' }).click()
        await until(async () => (await focused(two)) === 'counted')
        assert.equal(await two.locator('.stock-figures').count(), 0)
        await two.keyboard.type('2')
        await two.keyboard.press('Enter')
        await said(two, 'Chờ người thứ hai xác nhận')
        assert.equal(await books.left('q2'), 3)
        await signIn(desk, 'pt1')
        await desk.goto(`/kho/${stage.furniture.office('q2')}`)
        await desk.getByText('Ít hơn sổ lúc đếm 1 ly').waitFor()
        await desk.getByRole('button', { name: 'Xác nhận số đếm' }).click()
        await said(desk, 'Đã xác nhận số đếm')
        await until(async () => (await focused(desk)).startsWith('Ly còn lại'))
        const [counted] = await read.select().from(stockCounts)
        assert.ok(counted?.confirmedBy && counted.confirmedBy !== counted.by)
        assert.equal(await books.left('q2'), 2)
      },
    },
    {
      name: 'after the clerk’s fifteen minutes a supervisor takes a handover back, and must say whether the mug came back',
      async run() {
        stage.setClock('2025-11-20T08:30:00+07:00')
        await desk.goto('/xac-nhan/giu-phieu')
        await desk
          .locator('.holds-line', { hasText: moved.code.replace(/(\d{4})(?=\d)/g, '$1 ') })
          .getByRole('button')
          .click()
        await sheet(desk).getByText('Trao nhầm người').click()
        await sheet(desk).getByText('Chọn ly đã thu lại hay chưa').waitFor()
        await sheet(desk).getByText('Đã thu lại', { exact: true }).click()
        await press(desk, 'Hoàn tác')
        await said(desk, 'Đã hoàn tác, kho cộng lại một ly')
        await until(async () => (await focused(desk)).includes('Đã hoàn tác lúc'))
        assert.deepEqual(
          (await read.select().from(undos)).map(({ returned }) => returned),
          [true],
        )
        assert.equal((await books.voucher(moved.code))?.state, 'issued')
        assert.equal(await books.left('q2'), 3)
      },
    },
    {
      name: 'an entry falls after its gift was given: one case, decided by the organiser, brings the mug back to q1',
      async run() {
        await judge.post(`/api/enrolments/${lost.enrolmentId}/rejection`, { reason: 'Biên lai không có' })
        await office.goto('/xac-nhan/qua')
        await office.getByRole('button', { name: 'Quyết ca này' }).click()
        await sheet(office).getByText('Đã thu lại').first().click()
        await sheet(office).getByText('Người tham gia đã trả lại ly').click()
        await press(office, 'Khép ca')
        await said(office, 'Đã khép ca')
        await until(async () => (await focused(office)).startsWith('Không'))
        assert.equal(await books.left('q1'), 1)
      },
    },
    {
      name: 'the collector sees who has not fetched, and notes whom she reminded',
      async run() {
        await signIn(collector, 'b')
        await collector.goto('/so-ghi')
        await collector.getByRole('link', { name: 'Ai chưa nhận quà' }).click()
        await collector.locator('.waiting-row').first().waitFor()
        assert.deepEqual((await collector.locator('.waiting-name').allInnerTexts()).toSorted(), ['Hồ Văn Ân', 'Đặng Quốc Nhẫn'].toSorted())
        await collector.locator('.waiting-row', { hasText: 'Hồ Văn Ân' }).getByRole('button', { name: 'Đã nhắc' }).click()
        await said(collector, 'Đã ghi lần nhắc')
        await until(async () => (await focused(collector)) === 'Đã nhắc')
        assert.deepEqual(
          (await read.select().from(reminders)).map(({ voucherCode }) => voucherCode),
          [second.code],
        )
      },
    },
    {
      name: 'on the shelves, on the way, given and broken are what was bought; no page hurt its policy',
      async run() {
        assert.deepEqual(await left(), [2, 1, 3])
        const { onShelves, inTransit, handedOver, brokenOrMissing, bought, purchased } = await ledger.sums()
        assert.deepEqual({ onShelves, inTransit, handedOver, brokenOrMissing }, { onShelves: 6, inTransit: 1, handedOver: 2, brokenOrMissing: 3 })
        assert.deepEqual([onShelves + inTransit + handedOver + brokenOrMissing, bought], [purchased, purchased])
        await office.goto('/kho')
        await office.getByText('cộng lại bằng 12 ly đã mua').waitFor()
        assert.deepEqual(stage.violations, [])
      },
    },
  ]
  return {
    title: 'gifts',
    steps,
    failed: () => takePictures({ one, two, desk, office, collector }),
    close: stage.close,
  }
}
