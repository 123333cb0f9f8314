import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { codeOf, filesOf, linesOf, read, ROOT } from './sources.ts'

const CARD = ['web', 'api', 'db', 'tests', 'package.json', 'tsconfig.json', 'drizzle.config.ts', 'README.md']
const TOOLS = ['.ci', '.gitignore', '.npmrc', '.oxlintrc.json', '.oxfmtrc.json', 'package-lock.json']
const BROUGHT = new Set(['.git', 'node_modules', 'data', 'shots', 'coverage'])
const ours = filesOf('api', 'db', 'web', 'tests')
const code = ours.filter((path) => /\.(ts|tsx|mjs)$/.test(path))
const server = code.filter((path) => /^(api|db|web)\//.test(path) && !path.startsWith('web/gallery/'))

test('the top level is the one the user asked for, and the few tool files', () => {
  const found = readdirSync(ROOT).filter((name) => !BROUGHT.has(name) && !name.endsWith('.log'))
  expect(found.toSorted()).toEqual([...CARD, ...TOOLS].toSorted())
})

test('no file is over 250 lines, a test over 400, and nearly all are under 150', () => {
  const lengths = ours.filter((path) => /\.(ts|tsx|mjs|css)$/.test(path)).map((path) => ({ path, lines: read(path).split('\n').length - 1 }))
  const short = lengths.filter(({ lines }) => lines <= 150).length / lengths.length
  console.log(`${(short * 100).toFixed(1)} % of ${lengths.length} files have at most 150 lines`)
  expect(lengths.filter(({ path, lines }) => lines > (path.endsWith('.test.ts') ? 400 : 250))).toEqual([])
  expect(short).toBeGreaterThan(0.93)
})

test('people are called by the words of the field', () => {
  const named = ours.filter((path) => /\.(ts|tsx|css|html|md)$/.test(path) && !path.startsWith('tests/checks/') && path !== 'tests/web/text.test.ts')
  const words = linesOf([...named, 'README.md'], /(?<!user-?)(?<!user_)agent|customer|khách hàng/i)
  expect(words.filter((line) => !line.startsWith('tests/'))).toEqual([])
  expect(ours.filter((path) => /(?<!user-?)agent|customer/i.test(path))).toEqual([])
})

test('nothing is written to the console but by the programs that a person starts', () => {
  const programs = /^(api\/(main|dev|organiser-link|node)\.m?ts|api\/node\.mjs|api\/(demo|jobs)\/.*)$/
  expect(
    linesOf(
      server.filter((path) => !programs.test(path)),
      /\bconsole\./,
      codeOf,
    ),
  ).toEqual([])
})

test('no work is left as a note and no test is left out', () => {
  const those = code.filter((path) => !path.startsWith('tests/checks/'))
  expect(linesOf(those, /\b(TODO|FIXME|XXX)\b/)).toEqual([])
  expect(
    linesOf(
      those.filter((path) => path.startsWith('tests/')),
      /\b(test|it|describe)\.(only|skip|todo|fails)\b/,
    ),
  ).toEqual([])
})

test('every test file can fail: it expects something', () => {
  const tests = ours.filter((path) => path.endsWith('.test.ts'))
  expect(tests.filter((path) => !/\bexpect\b|\bassert\b/.test(read(path)))).toEqual([])
})

test('exports have names; a default one stands only where a tool or a page loaded late asks for it', () => {
  const configured = /(vite|vitest|drizzle)\.config\.ts$|^web\/pages\//
  expect(
    linesOf(
      code.filter((path) => !configured.test(path)),
      /^export default\b/,
    ),
  ).toEqual([])
})
