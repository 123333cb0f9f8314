import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { eq } from 'drizzle-orm'
import type { Browser, Page } from 'playwright-core'
import decodeQr from 'qr/decode.js'
import { blanks, vouchers } from '#db/schema/index.ts'
import { readGenuine } from '#db/vouchers/signing.ts'
import { logOne, signIn, untilReadyOffline } from './hands.ts'
import { makeStage } from './stage.ts'
import type { Flow } from './story.ts'

const PERSON = {
  product: 'BHXH tự nguyện',
  name: 'Công Tằng Tôn Nữ Diệu Hiền',
  cccd: '072190001001',
  months: '12',
  amount: '3168000',
  receipt: 'BL001',
} as const
const MM = 96 / 25.4

/** A voucher that is shown, printed and sent without network, and is the very one that the server issues. */
export async function voucherFlow(): Promise<Flow> {
  const stage = await makeStage('2025-11-13T08:30:00+07:00')
  const { context, page } = await stage.open()
  const { page: participant } = await stage.open()
  const { read } = stage.server.store.connections
  let code = ''
  let link = ''
  const steps: Flow['steps'] = [
    {
      name: 'a collector who signs in has twenty blanks a moment later',
      async run() {
        await signIn(page, 'a')
        await untilReadyOffline(page)
        await until(async () => (await read.select().from(blanks)).length === 20)
        await until(async () => (await pooled(page)) === 20)
      },
    },
    {
      name: 'without network an entry with consent shows its voucher at once, with the truth about it',
      async run() {
        await context.setOffline(true)
        await page.getByRole('link', { name: 'Ghi nhận' }).click()
        await page.getByRole('button', { name: 'Tôi đã đọc' }).click()
        await logOne(page, { ...PERSON, consents: true })
        await page.getByText('Phiếu thật, máy sẽ gửi lượt khi có mạng', { exact: false }).waitFor()
        code = (await page.locator('.voucher-card-code').innerText()).replace(/\D/g, '')
        assert.match(code, /^\d{12}$/)
        assert.equal((await read.select().from(vouchers)).length, 0)
      },
    },
    {
      name: 'it is printed on A6 and on a roll of 58 mm, one page each, the code at 30 mm or more',
      async run() {
        await page.getByRole('link', { name: 'In, lưu ảnh' }).click()
        await page.locator('.slip').waitFor()
        link = /\/q\/[\w-]{22}/.exec(await page.locator('.slip-link').innerText())?.[0] ?? ''
        for (const [name, width, height] of [
          ['Giấy A6', 105, 148],
          ['Cuộn 58 mm', 58, 170],
        ] as const) {
          await page.getByText(name, { exact: true }).click()
          const paper = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1')
          const sizes = [...paper.matchAll(/\/MediaBox *\[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, x, y]) =>
            [Number(x), Number(y)].map((points) => (points! / 72) * 25.4),
          )
          assert.equal(sizes.length, 1, name)
          for (const [at, millimetres] of [width, height].entries()) assert.ok(Math.abs(sizes[0]![at]! - millimetres) < 0.5)
          await page.emulateMedia({ media: 'print' })
          const drawn = await page.locator('.slip-qr > svg').evaluate((svg) => svg.getBoundingClientRect().width)
          assert.equal(await page.getByRole('button', { name: 'In phiếu' }).isVisible(), false)
          await page.emulateMedia({ media: null })
          // Two modules of quiet on each side of 41.
          assert.ok((drawn * 41) / 45 / MM >= 30, `${name}: ${drawn / MM} mm`)
        }
      },
    },
    {
      name: 'its picture is 1080 across, is read as the signed voucher and names nobody',
      async run() {
        const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Lưu ảnh' }).click()])
        const picture = await pixelsOf(stage.browser, readFileSync(await download.path()).toString('base64'))
        assert.equal(picture.width, 1080)
        const genuine = readGenuine(stage.server.store, decodeQr(picture))
        assert.equal(genuine?.voucher.code, code)
        const words = await page.locator('.slip-words').innerText()
        assert.ok(words.includes(link) && words.includes('Nhận tại'))
        assert.doesNotMatch(words, /Hiền|072190/)
      },
    },
    {
      name: 'the participant’s link says meanwhile that the voucher is genuine and waits',
      async run() {
        await participant.goto(link)
        await participant.getByText('Phiếu thật, đang chờ gửi').waitFor()
      },
    },
    {
      name: 'with network again the server issues that very voucher, and the link says where and until when',
      async run() {
        await context.setOffline(false)
        await until(async () => (await read.select().from(vouchers).where(eq(vouchers.code, code)))[0]?.state === 'issued')
        await participant.reload()
        await participant.getByText('Phiếu còn hiệu lực').waitFor()
        await page.getByText('Phiếu thật, máy sẽ gửi', { exact: false }).waitFor({ state: 'detached' })
        await page.locator('.slip').waitFor()
        assert.deepEqual(stage.violations, [])
      },
    },
  ]
  return { title: 'voucher', steps, close: () => stage.close() }
}

async function until(truth: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) {
    if (await truth()) return
    await new Promise((resume) => setTimeout(resume, 50))
  }
  throw new Error('it did not come true')
}

/** How many blanks lie on the phone, in whichever of its databases. */
const pooled = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const countIn = (name: string) =>
      new Promise<number>((resolve) => {
        const open = indexedDB.open(name)
        open.onsuccess = () => {
          const database = open.result
          if (!database.objectStoreNames.contains('blanks')) return (database.close(), resolve(0))
          const asked = database.transaction('blanks').objectStore('blanks').count()
          asked.onsuccess = () => (database.close(), resolve(asked.result))
        }
      })
    const counts = await Promise.all((await indexedDB.databases()).map(({ name }) => countIn(name ?? '')))
    return Math.max(...counts)
  })

/** A PNG as a camera would hand it over. */
async function pixelsOf(browser: Browser, base64: string): Promise<{ width: number; height: number; data: Uint8ClampedArray }> {
  const page = await browser.newPage()
  const found = await page.evaluate(async (text) => {
    const image = new Image()
    image.src = `data:image/png;base64,${text}`
    await image.decode()
    const canvas = new OffscreenCanvas(image.width, image.height)
    const pen = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
    pen.drawImage(image, 0, 0)
    const { data } = pen.getImageData(0, 0, image.width, image.height)
    // As text: a list of millions of numbers takes minutes on its way.
    let bytes = ''
    for (let from = 0; from < data.length; from += 32_768) bytes += String.fromCharCode(...data.subarray(from, from + 32_768))
    return { width: image.width, height: image.height, data: btoa(bytes) }
  }, base64)
  await page.close()
  return { ...found, data: Uint8ClampedArray.from(Buffer.from(found.data, 'base64')) }
}
