import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { chromium, type BrowserContext, type Page } from 'playwright-core'
import { makeFilm } from './camera-film.ts'
import { findChromium } from './chromium.ts'
import { signIn } from './hands.ts'
import { FLAGS, makeStage, watch } from './stage.ts'
import type { Flow } from './story.ts'

const TEXT = `1${'679239104904'}${'40712'}${'20468'}`.padEnd(178, '7')

/** A clerk's machine keeps its counter and opens it without network from cold; camera, photo and keys lead to the same verdict. */
export async function scanFlow(): Promise<Flow> {
  const stage = await makeStage('2025-11-20T08:00:00+07:00')
  const film = makeFilm([TEXT])
  const folder = mkdtempSync(join(tmpdir(), 'ra-quan-clerk-'))
  const violations: string[] = []
  let isServing = true
  const open = async (): Promise<{ context: BrowserContext; page: Page }> => {
    const args = [...FLAGS, '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`]
    const options = { executablePath: findChromium(), args, viewport: { width: 360, height: 740 }, baseURL: stage.server.url, permissions: ['camera'] }
    const context = await chromium.launchPersistentContext(folder, options)
    const page = context.pages()[0] ?? (await context.newPage())
    await watch(page, violations)
    return { context, page }
  }
  let seat = await open()
  const verdict = () => seat.page.locator('.verdict')
  const back = () => seat.page.locator('.verdict button').first().click()
  const readers = () => seat.page.evaluate(() => performance.getEntriesByName('scan.reader').map((entry) => (entry as PerformanceMark).detail as string))

  return {
    title: 'scan',
    close: async () => {
      await seat.context.close()
      if (isServing) await stage.server.close()
      await stage.browser.close()
      for (const path of [folder, dirname(film)]) rmSync(path, { recursive: true, force: true })
    },
    failed: async (step) => void (await seat.page.screenshot({ path: `shots/failed-scan-${step.replaceAll(/\W+/g, '-')}.png` })),
    steps: [
      {
        name: 'a voucher before the camera is read by ZXing in a worker under its own policy',
        run: async () => {
          await signIn(seat.page, 'q1')
          await seat.page.goto('/quay')
          await verdict().waitFor()
          assert.deepEqual(await readers(), ['zxing'])
        },
      },
      {
        name: 'the machine keeps all that a counter needs, and says so',
        run: async () => {
          await back()
          await seat.page.getByText('Máy đã sẵn sàng dùng không mạng').waitFor()
          const kept = await seat.page.evaluate(async () => {
            const files = (await (await fetch('/counter-files.json')).json()) as string[]
            const found = await Promise.all(files.map(async (file) => ({ file, policy: (await caches.match(file))?.headers.get('content-security-policy') })))
            return found.filter(({ policy }) => policy !== undefined)
          })
          assert.ok(kept.length >= 5)
          const allowed = kept.filter(({ policy }) => policy?.includes('wasm-unsafe-eval'))
          assert.deepEqual(
            allowed.map(({ file }) => /scan-worker/.test(file)),
            [true],
          )
        },
      },
      {
        name: 'without a server and from cold, the counter opens and its camera reads',
        run: async () => {
          await seat.context.close()
          await stage.server.close()
          isServing = false
          seat = await open()
          await seat.page.goto('/quay')
          await verdict().waitFor()
          assert.deepEqual(await readers(), ['zxing'])
          await back()
          await seat.page.goto('/ton-kho')
          await seat.page.getByRole('heading', { level: 1, name: 'Tồn kho' }).waitFor()
        },
      },
      {
        name: 'a digit that an input method made a mark of stands in the field all the same',
        run: async () => {
          await seat.page.goto('/quay')
          await seat.page.getByRole('button', { name: 'Không dùng máy ảnh' }).click()
          const field = seat.page.locator('input[name="code"]')
          await field.click()
          const keys = await seat.context.newCDPSession(seat.page)
          const sent = (text: string) => keys.send('Input.dispatchKeyEvent', { type: 'keyDown', key: text, text, code: '' })
          await seat.page.keyboard.type('67a')
          // What UniKey sends for a 9 and a 1 under VNI behind that a: the 9 goes through, the 1 would too; here the 2 at once.
          await seat.page.keyboard.press('Backspace')
          await sent('à')
          await seat.page.keyboard.type('39104904')
          assert.equal((await field.inputValue()).replaceAll(' ', ''), '67239104904')
        },
      },
      { name: 'no policy was violated', run: async () => assert.deepEqual(violations, []) },
    ],
  }
}
