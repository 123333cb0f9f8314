import { createServer } from 'node:http'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { build } from 'vite'
import { findChromium } from '../flows/chromium.ts'
import { FLAGS } from '../flows/stage.ts'
import type { CounterBench } from './counter-page.ts'
import { median } from './load.ts'

const VOUCHERS = 20_000
const LOOKS = 300

/** A holding device's snapshot in the IndexedDB of a real Chromium, with the processor as it is and slowed six times. */
export async function counter(line: (name: string, value: number, unit: string) => void): Promise<void> {
  console.log(`\nA voucher out of ${VOUCHERS} sealed ones on a counter's device, in Chromium`)
  const folder = mkdtempSync(join(tmpdir(), 'ra-quan-bench-counter-'))
  const entry = join(import.meta.dirname, 'counter-page.ts')
  await build({
    ...{ root: join(import.meta.dirname, '../..'), configFile: false, logLevel: 'error' },
    build: { outDir: folder, emptyOutDir: true, lib: { entry, formats: ['es'], fileName: 'page' } },
  })
  const script = readFileSync(join(folder, 'page.js'))
  const server = createServer((request, response) =>
    request.url === '/page.js'
      ? response.setHeader('content-type', 'text/javascript').end(script)
      : response.setHeader('content-type', 'text/html').end('<!doctype html><script type="module" src="/page.js"></script>'),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const browser = await chromium.launch({ executablePath: findChromium(), args: FLAGS })
  const page = await browser.newPage()
  await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`)
  await page.waitForFunction(() => 'bench' in globalThis)
  const call = <Name extends keyof CounterBench>(name: Name, ...given: number[]) =>
    page.evaluate(
      ([verb, args]) =>
        (globalThis as unknown as { bench: Record<string, (...given: number[]) => Promise<unknown>> }).bench[verb as string]!(...(args as number[])),
      [name, given] as const,
    ) as ReturnType<CounterBench[Name]>

  line('sealed and stored', (await call('fill', VOUCHERS)) / 1_000, 's')
  const control = await page.context().newCDPSession(page)
  for (const slowed of [1, 6]) {
    await control.send('Emulation.setCPUThrottlingRate', { rate: slowed })
    const told = (name: string, found: number[]) => {
      line(`${name}, median, slowed ${slowed}×`, median(found), 'ms')
      line('  95th percentile', found.toSorted((one, other) => one - other)[Math.floor(found.length * 0.95)] ?? NaN, 'ms')
    }
    await call('look', 20, VOUCHERS)
    told('by its code', await call('look', LOOKS, VOUCHERS))
    told('by birth year and last four', await call('people', LOOKS, VOUCHERS))
    told('the search screen opens its names', await call('open', 5))
    told('by a part of the name', await call('search', LOOKS, VOUCHERS))
    told('by a name that all have', await call('common', LOOKS))
  }
  await browser.close()
  server.close()
  rmSync(folder, { recursive: true, force: true })
}
