import assert from 'node:assert/strict'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { blanks, holdingDevices, undos, vouchers } from '#db/schema/index.ts'
import { signVoucher } from '#db/vouchers/signing.ts'
import { booksOf, give, line, makeVoucher, next, openFilmedCounter, until, verdict } from './counter-cast.ts'
import { doorOf } from './door.ts'
import { logOne, signIn, type Typed, untilReadyOffline, wedge } from './hands.ts'
import { makeStage } from './stage.ts'
import type { Flow } from './story.ts'

const PERSON: Typed = {
  ...{ product: 'BHXH tự nguyện', name: 'Công Tằng Tôn Nữ Diệu Hiền', cccd: '072190001001', months: '12', amount: '3168000', receipt: 'BL001' },
  consents: true,
}

/** Two counters, a camera and a network that comes and goes: each voucher becomes one mug, and where a supervisor took the risk, one case. */
export async function counterFlow(): Promise<Flow> {
  const stage = await makeStage('2025-11-20T08:00:00+07:00')
  const { store } = stage.server
  const { read } = store.connections
  const books = booksOf(stage)
  const door = await doorOf(stage, 'b')
  const makeAt = (office: string) => makeVoucher(stage, door, office)
  const [filmed, wanted, risked] = [await makeAt('q1'), await makeAt('q1'), await makeAt('q1')]
  const [cut, answerless] = [await makeAt('q2'), await makeAt('q2')]
  const one = await openFilmedCounter(stage, filmed.signed)
  const { context: phone, page: collector } = await stage.open()
  const { page: two } = await stage.open({ desk: true })
  const { page: desk } = await stage.open({ desk: true })
  let holder = ''
  let code = ''
  const openCamera = async () => {
    await one.context.grantPermissions(['camera'])
    await one.page.getByRole('button', { name: 'Mở máy ảnh' }).click()
  }
  const closeCamera = () => one.page.getByRole('button', { name: 'Không dùng máy ảnh' }).click()

  const steps: Flow['steps'] = [
    {
      name: 'a collector without network shows a signed voucher at once, and that very code is issued later',
      async run() {
        await signIn(collector, 'a')
        await untilReadyOffline(collector)
        await until(async () => (await read.select().from(blanks)).length === 20)
        await collector.waitForTimeout(500)
        await phone.setOffline(true)
        await collector.getByRole('link', { name: 'Ghi nhận' }).click()
        await collector.getByRole('button', { name: 'Tôi đã đọc' }).click()
        await logOne(collector, PERSON)
        await collector.getByText('Phiếu thật, máy sẽ gửi lượt khi có mạng', { exact: false }).waitFor()
        code = (await collector.locator('.voucher-card-code').innerText()).replace(/\D/g, '')
        assert.equal(await books.voucher(code), undefined)
        await phone.setOffline(false)
        await until(async () => (await books.voucher(code))?.state === 'issued')
      },
    },
    {
      name: 'clerk one’s machine becomes the holding device of q1 and is ready without network',
      async run() {
        await signIn(one.page, 'q1')
        await one.page.goto('/quay')
        await one.page.getByText('Máy đã sẵn sàng dùng không mạng').waitFor()
        await one.page.getByRole('button', { name: 'Dùng máy này giữ phiếu' }).click()
        await one.page.getByRole('dialog').getByRole('button', { name: 'Dùng máy này giữ phiếu' }).click()
        await line(one.page, 'Máy giữ phiếu')
        const [named] = await read.select().from(holdingDevices)
        holder = named?.deviceId ?? ''
        const held = await read
          .select()
          .from(vouchers)
          .where(eq(vouchers.officeId, stage.furniture.office('q1')))
        assert.ok(held.length >= 3 && held.every(({ heldBy }) => heldBy === holder))
      },
    },
    {
      name: 'without network the camera reads a voucher, it is handed over, and the machine says that it waits',
      async run() {
        await one.context.setOffline(true)
        await line(one.page, 'Không có mạng')
        await openCamera()
        await verdict(one.page, 'yes', 'Không có mạng, nhưng máy này đang giữ phiếu')
        await give(one.page)
        await verdict(one.page, 'yes-offline', 'Đã ghi trên máy này, chờ gửi')
        await line(one.page, '1 lượt chờ gửi')
        assert.deepEqual(await books.places(filmed.code), [])
      },
    },
    {
      name: 'opened from cold without network it still knows, and the same voucher is used up',
      async run() {
        await one.reopen()
        await one.page.goto('/quay')
        await line(one.page, '1 lượt chờ gửi')
        await openCamera()
        await verdict(one.page, 'used', 'Đã nhận')
        await next(one.page)
        await closeCamera()
      },
    },
    {
      name: 'a forged code and another campaign’s are refused without network',
      async run() {
        const altered = wanted.signed.slice(0, -1) + ((Number(wanted.signed.at(-1)) + 1) % 10)
        await wedge(one.page, altered)
        await verdict(one.page, 'no', 'Chữ ký trên mã QR không đúng')
        await next(one.page)
        const campaign = store.register.campaigns.get(stage.furniture.campaignId)!
        await wedge(one.page, signVoucher(store, { ...campaign, id: 'another' }, risked.code))
        await verdict(one.page, 'no', 'Phiếu của đợt khác')
        await next(one.page)
      },
    },
    {
      name: 'clerk two asks for a voucher that the machine without network holds, and reads whose it is',
      async run() {
        await signIn(two, 'q2')
        await two.goto('/quay')
        await wedge(two, wanted.signed)
        await verdict(two, 'unsure', 'Chưa quyết được')
        await two.locator('.verdict', { hasText: 'Máy đang giữ' }).getByText('Quầy q1').first().waitFor()
        const row = await books.voucher(wanted.code)
        assert.equal(row?.heldBy, holder)
        assert.equal(row?.wantedOfficeId, stage.furniture.office('q2'))
      },
    },
    {
      name: 'with network again the handover arrives once, and the other voucher goes by itself to clerk two, who hands it over',
      async run() {
        await one.context.setOffline(false)
        await line(one.page, 'Đã gửi hết')
        await verdict(two, 'yes', 'Được nhận')
        assert.deepEqual(await books.places(filmed.code), ['q1!'])
        const row = await books.voucher(wanted.code)
        assert.ok(row?.heldBy && row.heldBy !== holder)
        await give(two)
        await two.getByText('Quầy còn 4 ly').waitFor()
        assert.deepEqual(await books.places(wanted.code), ['q2!'])
        await wedge(one.page, wanted.signed)
        await verdict(one.page, 'used', 'Quầy q2')
        await next(one.page)
        assert.deepEqual([await books.left('q1'), await books.left('q2')], [9, 4])
      },
    },
    {
      name: 'cut before the send: written here, waiting, and one handover when the network is back',
      async run() {
        await two.route('**/api/sync', (route) => route.abort())
        await wedge(two, cut.code)
        await give(two)
        await verdict(two, 'yes-offline', 'chờ gửi')
        assert.deepEqual(await books.places(cut.code), [])
        await two.unroute('**/api/sync')
        await two.clock.fastForward(30_000)
        await verdict(two, 'yes', 'Đã ghi vào sổ của máy chủ')
        await next(two)
        assert.deepEqual(await books.places(cut.code), ['q2!'])
      },
    },
    {
      name: 'cut behind the server’s commit: the screen says no more than it knows, and one handover stays one',
      async run() {
        await two.route('**/api/sync', async (route) => {
          await route.fetch()
          await route.abort()
        })
        await wedge(two, answerless.code)
        await give(two)
        await verdict(two, 'yes-offline', 'chờ gửi')
        assert.deepEqual(await books.places(answerless.code), ['q2!'])
        await two.unroute('**/api/sync')
        await two.clock.fastForward(30_000)
        await verdict(two, 'yes', 'Đã ghi vào sổ của máy chủ')
        assert.deepEqual(await books.places(answerless.code), ['q2!'])
        assert.equal(await books.left('q2'), 2)
      },
    },
    {
      name: 'taken back within 15 minutes, with the mug: on the shelf again, and the voucher may be used',
      async run() {
        await two.getByRole('button', { name: 'Hoàn tác trong 15 phút' }).click()
        await two.getByRole('heading', { name: 'Ly đã thu lại?' }).waitFor()
        await two.getByRole('button', { name: 'Đã thu lại ly' }).click()
        await until(async () => (await books.left('q2')) === 3)
        assert.deepEqual(
          (await read.select().from(undos)).map(({ returned }) => returned),
          [true],
        )
        assert.equal((await books.voucher(answerless.code))?.state, 'issued')
        assert.deepEqual(await books.places(answerless.code), ['q2'])
        await two.locator('.verdict').waitFor({ state: 'detached' })
      },
    },
    {
      name: 'a supervisor gives a voucher to clerk two while its holder has no network, and both hand it over',
      async run() {
        await one.context.setOffline(true)
        await line(one.page, 'Không có mạng')
        await wedge(two, risked.signed)
        await verdict(two, 'unsure', 'Chưa quyết được')
        await signIn(desk, 'pt1')
        await desk.goto('/xac-nhan/giu-phieu')
        await desk.getByRole('button', { name: 'Cho máy đang chờ trao' }).click()
        await desk.getByRole('button', { name: 'Máy kia hỏng hoặc mất' }).click()
        await desk.getByRole('button', { name: 'Cho trao', exact: true }).click()
        await desk.getByText('Phiếu đã về máy đang chờ').waitFor()
        await verdict(two, 'yes', 'Được nhận')
        await give(two)
        await two.getByText('Quầy còn 2 ly').waitFor()
        await wedge(one.page, risked.signed)
        await give(one.page)
        await verdict(one.page, 'yes-offline', 'chờ gửi')
        await one.context.setOffline(false)
        await verdict(one.page, 'used', 'Phiếu này đã được trao trước đó')
        await one.page.locator('.verdict').getByText('Quầy q2').waitFor()
        assert.deepEqual(await books.places(risked.code), ['q1', 'q2!'])
        assert.deepEqual([await books.left('q1'), await books.left('q2')], [8, 2])
        assert.deepEqual(
          (await books.cases(risked.code)).map(({ kind, state }) => [kind, state]),
          [['extra-handover', 'open']],
        )
      },
    },
    {
      name: 'the one case shows both handovers with their clerks; no page hurt its policy',
      async run() {
        await desk.goto('/xac-nhan/qua')
        const shown = desk.locator('article.card')
        await shown.first().waitFor()
        assert.equal(await shown.count(), 1)
        for (const clerk of ['Người q1', 'Người q2']) await shown.getByText(clerk).first().waitFor()
        assert.deepEqual(stage.violations, [])
      },
    },
  ]
  return {
    title: 'counter',
    steps,
    async failed() {
      for (const [name, page] of Object.entries({ one: one.page, two, desk, collector }))
        await page.screenshot({ path: join(tmpdir(), `ra-quan-counter-${name}.png`) }).catch(() => {})
      console.log(`        pictures of the moment: ${join(tmpdir(), 'ra-quan-counter-*.png')}`)
    },
    async close() {
      await one.close()
      await stage.close()
    },
  }
}
