import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page, type Request } from 'playwright-core'
import { buildDemo } from '../../api/demo/build.ts'
import { readEnvironment } from '../../api/environment.ts'
import { startServer, type Server } from '../../api/server.ts'
import { findChromium } from './chromium.ts'
import { signIn } from './hands.ts'
import type { Screen } from './screens.ts'
import { FLAGS, watch } from './stage.ts'

export type Gallery = { server: Server; browser: Browser; violations: string[]; close(): Promise<void> }

/** The demo campaign served with the real clock, and a browser. */
export async function openGallery(entries: number): Promise<Gallery> {
  const dataDir = mkdtempSync(join(tmpdir(), 'ra-quan-screens-'))
  const file = 'demo.db'
  await buildDemo({ dataDir, file }, { now: Date.now(), entries })
  const server = await startServer(readEnvironment({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error' }), { file })
  const browser = await chromium.launch({ executablePath: findChromium(), args: FLAGS })
  const close = async () => {
    await browser.close()
    await server.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { server, browser, violations: [], close }
}

export type View = { width: number; height: number; dark: boolean; scale?: number }

/** What is done with a screen; who changes it waits with `still` until it stands again. */
type See = (page: Page, screen: Screen, still: () => Promise<void>) => Promise<void>

/** Walks through the screens of each person in one signed-in browser, and shows each to `see` once it stands still. */
export async function walk(gallery: Gallery, screens: Screen[], view: View, see: See): Promise<void> {
  for (const [who, own] of Map.groupBy(screens, (screen) => screen.who)) {
    const context = await gallery.browser.newContext({
      ...{ viewport: { width: view.width, height: view.height }, deviceScaleFactor: view.scale ?? 1, colorScheme: view.dark ? 'dark' : 'light' },
      ...{ locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', reducedMotion: 'reduce', baseURL: gallery.server.url, serviceWorkers: 'block' },
    })
    const page = await context.newPage()
    await watch(page, gallery.violations)
    const isAsking = asking(page)
    const still = () => settled(page, isAsking)
    if (who) await signIn(page, who)
    for (const screen of own) {
      await page.goto(screen.path)
      await screen.first?.(page, gallery.server)
      await still()
      await see(page, screen, still)
      await context.setOffline(false)
    }
    await context.close()
  }
}

/** No request under way through three idle turns of the page itself (a busy machine stretches them), no loading bones; then the last paint. */
async function settled(page: Page, isAsking: () => boolean): Promise<void> {
  const end = Date.now() + 5_000
  for (let quiet = 0; quiet < 3 && Date.now() < end;) {
    // A page that leaves in the middle is not quiet.
    const idled = await page.evaluate(idle).then(
      () => true,
      () => false,
    )
    quiet = idled && !isAsking() ? quiet + 1 : 0
  }
  await page.locator('h1').first().waitFor({ state: 'attached' })
  await page.waitForFunction(() => document.querySelector('.bones') === null)
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
}

/** In the page: nothing else is to be done, and a moment later. */
const idle = () => new Promise<void>((done) => requestIdleCallback(() => setTimeout(done, 50), { timeout: 1_000 }))

/** Tells whether the page has asked for something and not got it yet; what was cut off is over too. */
function asking(page: Page): () => boolean {
  const underWay = new Set<Request>()
  page.on('request', (request) => void underWay.add(request))
  for (const end of ['requestfinished', 'requestfailed'] as const) page.on(end as 'requestfinished', (request) => void underWay.delete(request))
  return () => underWay.size > 0
}
