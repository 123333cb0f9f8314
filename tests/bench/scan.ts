import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { chromium, type Browser, type Page, type Worker } from 'playwright-core'
import { levelOf, makeFilm, PATCH } from '../flows/camera-film.ts'
import { findChromium } from '../flows/chromium.ts'
import { line, makeVoucher } from '../flows/counter-cast.ts'
import { doorOf } from '../flows/door.ts'
import { signIn } from '../flows/hands.ts'
import { FLAGS, makeStage, type Stage } from '../flows/stage.ts'
import { type Reading, watchReadings } from './scan-watch.ts'
import { slowed } from './slowed.ts'

const READINGS = 40
const TIMES = 6
const PICTURES = 6

/** From a camera's frame to the text and the green verdict on the holding device, without network, first at full speed and then with the page's whole process slowed six times. */
export async function scan(print: (name: string, value: number, unit: string) => void): Promise<void> {
  const stage = await makeStage('2025-11-20T08:00:00+07:00')
  const door = await doorOf(stage, 'b')
  const vouchers: string[] = []
  while (vouchers.length < PICTURES) vouchers.push((await makeVoucher(stage, door, 'q1')).signed)
  const film = makeFilm(vouchers)
  const args = [...FLAGS, '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`]
  const browser = await chromium.launch({ executablePath: findChromium(), args })
  try {
    const page = await openCounter(browser, stage)
    const idle = await idleWorker(page)
    await openCamera(page)
    await read(page, 2)
    console.log('\nReading a voucher of 30 mm before a camera of 640 × 480, on the holding device without network')
    await part('at full speed', page, print)
    const free = await pace(page, idle)
    const release = slowed(await renderers(browser), TIMES)
    try {
      const slow = await pace(page, idle)
      print('slowed: the page, against its best', slow.page.mean / free.page.best, 'x')
      print('  its worker', slow.worker.mean / free.worker.best, 'x')
      await part('slowed six times', page, print)
    } finally {
      await release()
    }
  } finally {
    await browser.close()
    await stage.close()
    rmSync(dirname(film), { recursive: true, force: true })
  }
}

/** The clerk's machine, named the office's holding device, with all that it needs without network. */
async function openCounter(browser: Browser, stage: Stage): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, baseURL: stage.server.url })
  await context.addInitScript(setDay, stage.now() - Date.now())
  await context.addInitScript(watchReadings, { patch: PATCH, levels: [levelOf(null), ...Array.from({ length: PICTURES }, (_, index) => levelOf(index))] })
  const page = await context.newPage()
  await signIn(page, 'q1')
  await page.goto('/quay')
  await page.getByText('Máy đã sẵn sàng dùng không mạng').waitFor()
  await page.getByRole('button', { name: 'Dùng máy này giữ phiếu' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Dùng máy này giữ phiếu' }).click()
  await line(page, 'Máy giữ phiếu')
  return page
}

async function openCamera(page: Page): Promise<void> {
  await page.context().setOffline(true)
  await line(page, 'Không có mạng')
  await page.context().grantPermissions(['camera'])
  await page.getByRole('button', { name: 'Mở máy ảnh' }).click()
}

/** Moves the calendar alone: timers and the clock that is measured by run on. */
function setDay(ahead: number): void {
  const Real = Date
  globalThis.Date = class extends Real {
    constructor(...given: unknown[]) {
      super(...((given.length > 0 ? given : [Real.now() + ahead]) as [number]))
    }
    static override now = () => Real.now() + ahead
  } as DateConstructor
}

async function part(name: string, page: Page, print: (name: string, value: number, unit: string) => void): Promise<void> {
  await page.evaluate(() => void (window.readings = []))
  const all = await read(page, READINGS)
  if (all.some(({ kind }) => kind !== 'yes')) throw new Error(`verdicts beside the green one: ${all.map(({ kind }) => kind).join(' ')}`)
  const inSight = all.filter(({ cameInSight }) => !Number.isNaN(cameInSight))
  print(
    `${name}: frame to text, median`,
    at(all, ({ text, frame }) => text - frame, 0.5),
    'ms',
  )
  print(
    '  95th percentile',
    at(all, ({ text, frame }) => text - frame, 0.95),
    'ms',
  )
  print(
    '  frame to verdict, 95th percentile',
    at(all, ({ verdict, frame }) => (verdict ?? Infinity) - frame, 0.95),
    'ms',
  )
  print(
    `  coming into sight to verdict (${inSight.length}), median`,
    at(inSight, ({ verdict, cameInSight }) => (verdict ?? Infinity) - cameInSight, 0.5),
    'ms',
  )
  print(
    '  95th percentile',
    at(inSight, ({ verdict, cameInSight }) => (verdict ?? Infinity) - cameInSight, 0.95),
    'ms',
  )
}

function at(readings: Reading[], of: (one: Reading) => number, share: number): number {
  const sorted = readings.map(of).sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

/** Lets so many vouchers be read, and goes on to the next after each verdict. */
async function read(page: Page, count: number): Promise<Reading[]> {
  for (;;) {
    const done = await page.evaluate(() => window.readings.filter(({ verdict }) => verdict !== null))
    if (done.length >= count) return done
    await page.evaluate(() => document.querySelector<HTMLElement>('.verdict button')?.click())
    await page.waitForTimeout(200)
  }
}

async function renderers(browser: Browser): Promise<number[]> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
}

/** A worker of the page with nothing to do, in which work can be timed. */
async function idleWorker(page: Page): Promise<Worker> {
  const [worker] = await Promise.all([
    page.waitForEvent('worker', (one) => one.url().includes('scan-worker')),
    page.evaluate(async () => {
      const files = (await (await fetch('/counter-files.json')).json()) as string[]
      window.idle = new Worker(files.find((file) => file.includes('scan-worker')) as string, { type: 'module' })
    }),
  ])
  return worker
}

/** What a million turns take on the page and in a worker of it: at best, as on a machine that does nothing else, and on average. */
async function pace(page: Page, worker: Worker) {
  const work = () => {
    const took: number[] = []
    for (let round = 0; round < 60; round++) {
      const began = performance.now()
      let sum = 1
      for (let count = 0; count < 1_000_000; count++) sum = (sum + count * 7) % 1_000_003
      took.push(sum < 0 ? 0 : performance.now() - began)
    }
    return { best: Math.min(...took), mean: took.reduce((sum, one) => sum + one, 0) / took.length }
  }
  return { page: await page.evaluate(work), worker: await worker.evaluate(work) }
}
