import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { openGallery, SCREENS, walk } from './screens.ts'
import type { Flow } from './story.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
type Finding = { id: string; nodes: { target: string[]; failureSummary: string }[] }

/** Every screen as someone meets it who reads with another sense, with large text, in the light or in the dark. */
export async function accessFlow(): Promise<Flow> {
  const gallery = await openGallery(400)
  const look = (dark: boolean) => async () => {
    const found: string[] = []
    await walk(
      gallery,
      SCREENS,
      { width: 360, height: 740, dark },
      async (page, { name }) => void found.push(...(await axe(page)).map((finding) => `${name}: ${finding}`)),
    )
    assert.deepEqual(found, [])
  }
  return {
    title: 'every screen',
    steps: [
      { name: 'axe finds nothing in the light', run: look(false) },
      { name: 'axe finds nothing in the dark', run: look(true) },
      {
        name: 'nothing is wider than a phone, with text of 100 and 200 %',
        async run() {
          const found: string[] = []
          await walk(gallery, SCREENS, { width: 360, height: 740, dark: false }, async (page, { name }) => {
            for (const size of ['100%', '200%']) {
              await page.evaluate((text) => document.documentElement.style.setProperty('font-size', text), size)
              const width = await page.evaluate(() => document.documentElement.scrollWidth)
              if (width > 360) found.push(`${name} at ${size}: ${width} px`)
            }
          })
          assert.deepEqual(found, [])
        },
      },
      {
        name: 'axe finds nothing on a desk',
        async run() {
          const found: string[] = []
          const wide = SCREENS.filter(({ desk }) => desk)
          await walk(
            gallery,
            wide,
            { width: 1280, height: 800, dark: false },
            async (page, { name }) => void found.push(...(await axe(page)).map((finding) => `${name}: ${finding}`)),
          )
          assert.deepEqual(found, [])
        },
      },
      {
        name: 'no page hurts its own policy, and none throws',
        run: async () => assert.deepEqual(gallery.violations, []),
      },
    ],
    close: gallery.close,
  }
}

async function axe(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  const found = (await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<{ violations: unknown[] }> } }).axe.run().then((result) => result.violations),
  )) as Finding[]
  return found.map(
    ({ id, nodes }) => `${id} ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} (${failureSummary.split('\n')[1]?.trim() ?? ''})`).join(', ')}`,
  )
}
