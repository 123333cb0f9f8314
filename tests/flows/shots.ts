import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { SCREENS } from './screens.ts'
import { openGallery, walk } from './walk.ts'

/** `npm run shots`: each screen of the demo at 360 × 740, light and dark, and the desk's at 1280 × 800, into `shots/`. A word behind the command takes the screens whose name holds it. */
const folder = join(import.meta.dirname, '../../shots')
mkdirSync(folder, { recursive: true })
const wanted = process.argv.slice(2)
const screens = SCREENS.filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)))
const gallery = await openGallery(6_000)
let taken = 0
for (const dark of [false, true]) {
  const suffix = dark ? '-dark' : ''
  await walk(gallery, screens, { width: 360, height: 740, dark, scale: 2 }, async (page, { name }) => {
    await page.screenshot({ path: join(folder, `${name}${suffix}.png`) })
    if (!dark) await page.screenshot({ path: join(folder, `${name}-full.png`), fullPage: true })
    taken += 1
  })
  const wide = screens.filter(({ desk }) => desk)
  await walk(gallery, wide, { width: 1280, height: 800, dark }, async (page, { name }) => {
    await page.screenshot({ path: join(folder, `${name}-desk${suffix}.png`) })
    taken += 1
  })
}
await gallery.close()
console.log(`${taken} pictures in ${folder}`)
for (const violation of gallery.violations) console.log(violation)
process.exit(0)
