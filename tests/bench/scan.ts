import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { makeFilm } from '../flows/camera-film.ts'
import { findChromium } from '../flows/chromium.ts'
import { makeVoucher } from '../flows/counter-cast.ts'
import { doorOf } from '../flows/door.ts'
import { FLAGS, makeStage } from '../flows/stage.ts'
import { idleWorker, openCamera, openCounter, pace, PICTURES, renderers } from './scan-stage.ts'
import type { Reading } from './scan-watch.ts'
import { slowed } from './slowed.ts'

const READINGS = 40
const TIMES = 6

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
