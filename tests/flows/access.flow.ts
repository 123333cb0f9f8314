import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { SCREENS, type Screen } from './screens.ts'
import type { Flow } from './story.ts'
import { openGallery, walk, type View } from './walk.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const PHONE: View = { width: 360, height: 740, dark: false }
const DESK = { width: 1280, height: 800 }
/** What axe reads from colours; all else is the same in the dark. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block']
type Finding = { id: string; nodes: { target: string[]; failureSummary: string }[] }

/** Every screen as someone meets it who reads with another sense, with large text, in the light or in the dark. */
export async function accessFlow(): Promise<Flow> {
  const gallery = await openGallery(400)
  const found = { light: [] as string[], dark: [] as string[], wide: [] as string[], desk: [] as string[] }
  /** One visit is read in every way: colours and sizes follow styles alone, no script asks for them, and a page hears when it becomes wide. */
  const look = async (page: Page, { name, desk }: Screen, still: () => Promise<void>) => {
    found.light.push(...(await axe(page, name)))
    for (const size of ['100%', '200%']) {
      await page.evaluate((text) => document.documentElement.style.setProperty('font-size', text), size)
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      if (width > PHONE.width) found.wide.push(`${name} at ${size}: ${width} px`)
    }
    await page.evaluate(() => document.documentElement.style.removeProperty('font-size'))
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.evaluate(painted)
    found.dark.push(...(await axe(page, name, OF_COLOURS)))
    await page.emulateMedia({ colorScheme: 'light' })
    if (!desk) return
    await page.setViewportSize(DESK)
    await still()
    found.desk.push(...(await axe(page, name)))
    await page.setViewportSize(PHONE)
  }
  return {
    title: 'every screen',
    steps: [
      {
        name: 'axe finds nothing in the light',
        async run() {
          await walk(gallery, SCREENS, PHONE, look)
          assert.deepEqual(found.light, [])
        },
      },
      { name: 'axe finds nothing in the dark', run: async () => assert.deepEqual(found.dark, []) },
      { name: 'nothing is wider than a phone, with text of 100 and 200 %', run: async () => assert.deepEqual(found.wide, []) },
      { name: 'axe finds nothing on a desk', run: async () => assert.deepEqual(found.desk, []) },
      {
        name: 'no page hurts its own policy, and none throws',
        run: async () => assert.deepEqual(gallery.violations, []),
      },
    ],
    close: gallery.close,
  }
}

/** In the page: the new colours stand; who wants less motion sees no colour on its way. */
async function painted(): Promise<void> {
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
}

async function axe(page: Page, name: string, only?: string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE)
  const found = (await page.evaluate(
    (rules) =>
      (globalThis as unknown as { axe: { run(options: object): Promise<{ violations: unknown[] }> } }).axe
        .run({ resultTypes: ['violations'], ...(rules ? { runOnly: rules } : {}) })
        .then((result) => result.violations),
    only,
  )) as Finding[]
  return found.map(
    ({ id, nodes }) =>
      `${name}: ${id} ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} (${failureSummary.split('\n')[1]?.trim() ?? ''})`).join(', ')}`,
  )
}
