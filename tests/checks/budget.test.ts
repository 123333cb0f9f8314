import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const DIST = join(import.meta.dirname, '../../web/dist')
const ASSETS = join(DIST, 'assets')
const KILO = 1_000

/** What crosses the network: the brotli twin where there is one. */
const weightOf = (path: string) => statSync(existsSync(`${path}.br`) ? `${path}.br` : path).size
const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0)

/** A chunk with everything that it imports before it runs. */
function chunksFrom(start: string, seen = new Set<string>()): Set<string> {
  if (seen.has(start)) return seen
  seen.add(start)
  const text = readFileSync(join(ASSETS, start), 'utf8')
  for (const [, name] of text.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g)) chunksFrom(name as string, seen)
  return seen
}

/** A page's chunk; its words may have the same name, and come with it. */
const named = (page: string) => readdirSync(ASSETS).filter((file) => new RegExp(`^${page}-[\\w-]+\\.js$`).test(file))
const entry = () => /src="\/assets\/([\w.-]+\.js)"/.exec(readFileSync(join(DIST, 'index.html'), 'utf8'))?.[1] as string

test.each(['sign-in', 'home'])('the first screen %s needs at most 60 kB of JavaScript', (page) => {
  const chunks = named(page).reduce((seen, file) => chunksFrom(file, seen), chunksFrom(entry()))
  expect(chunks.size).toBeGreaterThan(2)
  expect(sum([...chunks].map((chunk) => weightOf(join(ASSETS, chunk))))).toBeLessThanOrEqual(60 * KILO)
})

test('all that a collector’s phone keeps is at most 250 kB, fonts and icons counted', () => {
  const worker = readFileSync(join(DIST, 'sw.js'), 'utf8')
  const kept = [...worker.matchAll(/url:\s*["'`]([^"'`]+)["'`]|"url":"([^"]+)"/g)].map(([, one, other]) => (one ?? other) as string)
  expect(kept).toContain('index.html')
  expect(kept.some((url) => url.endsWith('.woff2'))).toBe(true)
  expect(kept.every((url) => !/^assets\/(desk|counter)\//.test(url))).toBe(true)
  expect(sum(kept.map((url) => weightOf(join(DIST, url))))).toBeLessThanOrEqual(250 * KILO)
})

test('what only a counter needs is on no collector’s phone, and is listed for the machines of clerks', () => {
  const worker = readFileSync(join(DIST, 'sw.js'), 'utf8')
  const files = JSON.parse(readFileSync(join(DIST, 'counter-files.json'), 'utf8')) as string[]
  for (const part of [/\/counter\/counter-/, /\/counter\/stock-/, /\/counter\/scan-worker-/, /\.wasm$/])
    expect(files.some((file) => part.test(file))).toBe(true)
  expect(files.filter((file) => worker.includes(file.slice(1)))).toEqual([])
  expect(files.every((file) => existsSync(join(DIST, file)))).toBe(true)
  expect(sum(files.map((file) => weightOf(join(DIST, file))))).toBeLessThanOrEqual(450 * KILO)
})

test('no file names the network of others from which zxing-wasm would take its wasm', () => {
  const files = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'))
  expect(files.filter((file) => /jsdelivr|unpkg|cdnjs/.test(readFileSync(join(DIST, file), 'utf8')))).toEqual([])
})

test('no file of the built app speaks with a server that is not its own', () => {
  const files = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(js|css|html)$/.test(file))
  const foreign = files.flatMap((file) =>
    [...readFileSync(join(DIST, file), 'utf8').matchAll(/(?:url\(|src=|href=|fetch\()["']?https?:\/\/[\w.-]+/g)].map(([found]) => `${file} ${found}`),
  )
  expect(foreign).toEqual([])
})
