// Pictures of the gallery into $1 (default /tmp/shots): 360 and 1280 px, light and dark, and text of 200 %.
import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { chromium } from 'playwright-core'

const out = process.argv[2] ?? '/tmp/shots'
const only = process.argv[3]
const built = process.env.GALLERY_OUT ?? '/tmp/gallery'
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.png': 'image/png' }
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'"
const server = createServer(async (request, response) => {
  const path = new URL(request.url, 'http://x').pathname
  const file = await readFile(join(built, path === '/' ? 'index.html' : path)).catch(() => undefined)
  response.writeHead(file ? 200 : 404, { 'content-type': types[extname(path)] ?? 'text/html', 'content-security-policy': policy })
  response.end(file)
}).listen(0)
const address = `http://127.0.0.1:${server.address().port}/`

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
})
const views = [
  ['phone', 360, 'light', 100],
  ['phone-dark', 360, 'dark', 100],
  ['phone-large', 360, 'light', 200],
  ['phone-320', 320, 'light', 100],
  ['phone-150', 360, 'light', 150],
  ['desk', 1280, 'light', 100],
  ['desk-dark', 1280, 'dark', 100],
]
for (const [name, width, colorScheme, text] of views) {
  if (only && only !== name) continue
  const page = await browser.newPage({ viewport: { width, height: width < 900 ? 740 : 860 }, colorScheme, deviceScaleFactor: width < 900 ? 2 : 1.5 })
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && console.log(name, message.text()))
  page.on('pageerror', (error) => console.log(name, error.message))
  await page.goto(address)
  if (text !== 100)
    await page.evaluate((size) => {
      document.documentElement.style.fontSize = `${size}%`
    }, text)
  await page.waitForTimeout(900)
  const wide = await page.evaluate(() => {
    const edge = document.documentElement.clientWidth
    const scrolls = (element) => {
      for (let at = element; at; at = at.parentElement)
        if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(at).overflowX) && at !== document.documentElement) return true
      return false
    }
    return [
      document.documentElement.scrollWidth > edge && 'PAGE',
      ...[...document.querySelectorAll('body *')]
        .filter((element) => !element.closest('.unseen, .rail') && element.getBoundingClientRect().right > edge + 0.5 && !scrolls(element))
        .map((element) => `${element.className?.baseVal ?? element.className} ${Math.round(element.getBoundingClientRect().right)}`),
    ]
      .filter(Boolean)
      .slice(0, 12)
  })
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('button, a, label, input, select')]
      .filter(
        (element) =>
          !element.closest('.unseen, .shell-skip, label label, .rail') &&
          !(element.matches('input') && element.closest('label')) &&
          element.getBoundingClientRect().height > 0 &&
          element.getBoundingClientRect().height < 47.5 &&
          !element.matches('.field-label, p a, .shell-skip'),
      )
      .map((element) => `${element.className} ${Math.round(element.getBoundingClientRect().height)}`),
  )
  console.log(name, wide.length ? `TOO WIDE ${wide.join(', ')}` : 'fits', small.length ? `SMALL ${[...new Set(small)].join(', ')}` : '')
  // The whole page as one tall window, so that nothing sticks in the middle of the picture.
  await page.setViewportSize({ width, height: await page.evaluate(() => document.documentElement.scrollHeight) })
  await page.waitForTimeout(200)
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  for (let from = 0, at = 1; from < height; from += 1500, at++)
    await page.screenshot({ path: join(out, `${name}-${at}.png`), clip: { x: 0, y: from, width, height: Math.min(1500, height - from) } })
  await page.close()
}
for (const kind of ['yes', 'yes-offline', 'unsure', 'used', 'no']) {
  if (only && only !== 'verdict') break
  const page = await browser.newPage({ viewport: { width: 360, height: 740 } })
  await page.goto(`${address}#!${kind}`)
  await page.waitForTimeout(500)
  await page.screenshot({ path: join(out, `verdict-${kind}.png`) })
  await page.close()
}
await browser.close()
server.close()
