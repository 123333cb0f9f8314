import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Browser, Page, Worker } from 'playwright-core'
import { signIn } from '../flows/hands.ts'
import { makeStage } from '../flows/stage.ts'
import { levelOf, makeFilm, PATCH } from '../flows/camera-film.ts'
import { type Reading, watchReadings } from './scan-watch.ts'
import { slowed } from './slowed.ts'

const READINGS = 40
const TIMES = 6
const PICTURES = 6

/** From a camera's frame to the text and the verdict, without network, first at full speed and then with the page's whole process slowed six times. */
export async function scan(line: (name: string, value: number, unit: string) => void): Promise<void> {
  const film = makeFilm(Array.from({ length: PICTURES }, (_, index) => `1${String(index).repeat(177)}`))
  const stage = await makeStage('2025-11-20T08:00:00+07:00', {}, ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`])
  try {
    const context = await stage.browser.newContext({ viewport: { width: 360, height: 740 }, baseURL: stage.server.url, permissions: ['camera'] })
    await context.addInitScript(watchReadings, { patch: PATCH, levels: [levelOf(null), ...Array.from({ length: PICTURES }, (_, index) => levelOf(index))] })
    const page = await context.newPage()
    await signIn(page, 'q1')
    await page.goto('/quay')
    await page.locator('.scanner-video').waitFor()
    await read(page, 2)
    const idle = await idleWorker(page)
    await context.setOffline(true)
    console.log('\nReading a voucher of 30 mm before a camera of 640 × 480, without network')
    await part('at full speed', page, line)
    const pace = await busy(page, idle)
    const release = slowed(await renderers(stage.browser), TIMES)
    try {
      const slower = await busy(page, idle)
      line('slowed: the page, in truth', slower.page / pace.page, 'x')
      line('  its worker, in truth', slower.worker / pace.worker, 'x')
      await part('slowed six times', page, line)
    } finally {
      await release()
    }
  } finally {
    await stage.close()
    rmSync(dirname(film), { recursive: true, force: true })
  }
}

async function part(name: string, page: Page, line: (name: string, value: number, unit: string) => void): Promise<void> {
  await page.evaluate(() => void (window.readings = []))
  const all = await read(page, READINGS)
  const inSight = all.filter(({ cameInSight }) => !Number.isNaN(cameInSight))
  line(
    `${name}: frame to text, median`,
    at(all, ({ text, frame }) => text - frame, 0.5),
    'ms',
  )
  line(
    '  95th percentile',
    at(all, ({ text, frame }) => text - frame, 0.95),
    'ms',
  )
  line(
    '  frame to verdict, 95th percentile',
    at(all, ({ verdict, frame }) => (verdict ?? Infinity) - frame, 0.95),
    'ms',
  )
  line(
    `  coming into sight to verdict (${inSight.length}), median`,
    at(inSight, ({ verdict, cameInSight }) => (verdict ?? Infinity) - cameInSight, 0.5),
    'ms',
  )
  line(
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
      new Worker(files.find((file) => file.includes('scan-worker')) as string, { type: 'module' })
    }),
  ])
  return worker
}

/** How long the same work takes on the page and in a worker of it. */
async function busy(page: Page, worker: Worker): Promise<{ page: number; worker: number }> {
  const work = () => {
    const began = performance.now()
    let sum = 1
    for (let count = 0; count < 30_000_000; count++) sum = (sum + count * 7) % 1_000_003
    return sum < 0 ? 0 : performance.now() - began
  }
  return { page: await page.evaluate(work), worker: await worker.evaluate(work) }
}
