import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { eq } from 'drizzle-orm'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readEnvironment } from '../../api/environment.ts'
import { startServer, type Server } from '../../api/server.ts'
import { hashPin } from '#db/access/pins.ts'
import { staff } from '#db/schema/index.ts'
import { statementOf } from '#db/statements.ts'
import { furnish, type Furniture, type Plan } from '../cast/furniture.ts'
import { findChromium } from './chromium.ts'

export const PIN = '246810'
export const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A real server with a clock that the story moves, a real browser, and a context of its own for each person. */
export type BareStage = {
  server: Server
  browser: Browser
  violations: string[]
  now(): number
  setClock(text: string): void
  /** Opens the app as a person's own phone or desk; `folder` keeps it through a closed browser. */
  open(options?: { desk?: boolean; dark?: boolean }): Promise<Seat>
  close(): Promise<void>
}
export type Stage = BareStage & { furniture: Furniture }
export type Seat = { context: BrowserContext; page: Page }

export async function makeStage(now: string, plan: Plan = {}, flags: string[] = []): Promise<Stage> {
  const bare = await makeBareStage(now, flags)
  const furniture = await furnish(bare.server.store, plan)
  await givePins(bare.server)
  return { ...bare, furniture }
}

/** The same before anybody has set anything up: the database is empty. */
export async function makeBareStage(now: string, flags: string[] = []): Promise<BareStage> {
  const dataDir = mkdtempSync(join(tmpdir(), 'ra-quan-flow-'))
  const clock = { now: new Date(now).getTime() }
  const server = await startServer(readEnvironment({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error' }), { now: () => clock.now })
  const browser = await chromium.launch({ executablePath: findChromium(), args: [...FLAGS, ...flags] })
  const violations: string[] = []
  const seats: Seat[] = []
  return {
    ...{ server, browser, violations },
    now: () => clock.now,
    setClock(text) {
      clock.now = new Date(text).getTime()
    },
    async open({ desk = false, dark = false } = {}) {
      const context = await browser.newContext({
        viewport: desk ? { width: 1280, height: 800 } : { width: 360, height: 740 },
        colorScheme: dark ? 'dark' : 'light',
        locale: 'vi-VN',
        timezoneId: 'Asia/Ho_Chi_Minh',
        reducedMotion: 'reduce',
        baseURL: server.url,
      })
      await context.clock.install({ time: clock.now })
      const page = await context.newPage()
      await watch(page, violations)
      const seat = { context, page }
      seats.push(seat)
      return seat
    },
    async close() {
      await browser.close()
      await server.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** A policy violation or an error on any page fails the flow that met it. */
export async function watch(page: Page, violations: string[]): Promise<void> {
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => console.error(`securitypolicyviolation ${event.violatedDirective} ${event.blockedURI}`))
  })
  page.on('console', (message) => {
    if (message.type() === 'error' && /securitypolicyviolation|Content Security Policy/i.test(message.text())) violations.push(message.text())
  })
  page.on('pageerror', (error) => violations.push(`pageerror ${error.message}`))
}

async function givePins(server: Server): Promise<void> {
  const { store } = server
  const pinHash = await hashPin(store, PIN)
  const ids = [...store.register.staff.keys()]
  await store.lane.do({
    name: 'give-pins',
    touchesRegister: true,
    alone: async (world) =>
      void world.statements.push(...ids.map((id) => statementOf(store.connections.write.update(staff).set({ pinHash }).where(eq(staff.id, id))))),
  })
}
