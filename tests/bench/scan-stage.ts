import type { Browser, Page, Worker } from 'playwright-core'
import { levelOf, PATCH } from '../flows/camera-film.ts'
import { line } from '../flows/counter-cast.ts'
import { signIn } from '../flows/hands.ts'
import type { Stage } from '../flows/stage.ts'
import { watchReadings } from './scan-watch.ts'

export const PICTURES = 6

/** The clerk's machine, named the office's holding device, with all that it needs without network. */
export async function openCounter(browser: Browser, stage: Stage): Promise<Page> {
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

/** The network is cut, and a voucher lies before the camera. */
export async function openCamera(page: Page): Promise<void> {
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

export async function renderers(browser: Browser): Promise<number[]> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
}

/** A worker of the page with nothing to do, in which work can be timed. */
export async function idleWorker(page: Page): Promise<Worker> {
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
export async function pace(page: Page, worker: Worker) {
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
