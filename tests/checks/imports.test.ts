import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'
import { filesOf, importsOf } from './sources.ts'

type Part = 'rules' | 'contract' | 'db' | 'api' | 'web'

/** What each part may import of the others: rules ← contract ← db ← api, and web reads rules and contract alone. */
const MAY: Record<Part, Part[]> = {
  rules: ['rules'],
  contract: ['contract', 'rules'],
  db: ['db', 'contract', 'rules'],
  api: ['api', 'db', 'contract', 'rules'],
  web: ['web', 'contract', 'rules'],
}
const files = filesOf('api', 'db', 'web', 'tests').filter((path) => /\.(ts|tsx)$/.test(path))
const lines = files.flatMap((path) => importsOf(path).map((name) => ({ path, name })))

test('imports run one way', () => {
  const wrong = lines.flatMap(({ path, name }) => {
    const from = partOf(path)
    const to = targetOf(path, name)
    return from && to && !MAY[from].includes(to) ? [`${path} → ${name}`] : []
  })
  expect(wrong).toEqual([])
})

test('an import across parts has a # and one inside a part is relative', () => {
  const wrong = lines.flatMap(({ path, name }) => {
    const from = partOf(path)
    const to = targetOf(path, name)
    if (!from || !to) return []
    return (from === to) === name.startsWith('#') ? [`${path} → ${name}`] : []
  })
  expect(wrong).toEqual([])
})

test('an import of our own names its file with its ending', () => {
  const wrong = lines.filter(({ name }) => /^[.#]/.test(name) && !/\.(ts|tsx|css|svg|json|woff2|mjs)(\?.*)?$/.test(name))
  expect(wrong).toEqual([])
})

test('rules import nothing but rules: no library, no clock, no chance', () => {
  const rules = lines.filter(({ path }) => partOf(path) === 'rules')
  expect(rules.filter(({ name }) => !/^\.\.?\//.test(name))).toEqual([])
})

test('the server draws nothing from the browser’s libraries and the phone nothing from the server’s', () => {
  const heavy = /^(drizzle-orm|@libsql|hono|@hono|@node-rs|node:)/
  const phone = lines.filter(({ path, name }) => path.startsWith('web/') && !/^web\/(vite\.config\.ts|build\/|gallery\/)/.test(path) && heavy.test(name))
  const server = lines.filter(({ path, name }) => /^(api|db)\//.test(path) && /^(solid-js|@solidjs|idb|workbox|vite)/.test(name))
  expect([...phone, ...server]).toEqual([])
})

function partOf(path: string): Part | null {
  if (path.startsWith('api/rules/')) return 'rules'
  if (path.startsWith('api/contract/')) return 'contract'
  const [top] = path.split('/')
  return top === 'db' || top === 'api' || top === 'web' ? top : null
}

function targetOf(path: string, name: string): Part | null {
  const crossing = /^#(rules|contract|db)\//.exec(name)?.[1]
  if (crossing) return crossing as Part
  return name.startsWith('.') ? partOf(normalize(join(dirname(path), name))) : null
}
