import { expect, test } from 'vitest'
import { codeOf, filesOf, linesOf } from './sources.ts'

const server = filesOf('api', 'db').filter((path) => path.endsWith('.ts'))

test('nothing opens a transaction: ten at once would leave nine with SQLITE_BUSY', () => {
  expect(linesOf(server, /\.transaction\(/, codeOf)).toEqual([])
})

test('a batch is written by the lane alone, and once at the start, before there is a lane', () => {
  const others = server.filter((path) => !path.startsWith('db/lane/') && path !== 'db/prepare.ts')
  expect(linesOf(others, /\.batch\(|\.executeMultiple\(|\.migrate\(/, codeOf)).toEqual([])
  for (const path of ['db/lane/lane.ts', 'db/prepare.ts']) expect(linesOf([path], /\.batch\(/, codeOf)).toHaveLength(1)
})

test('no verb writes past the lane: an insert, update or delete becomes a statement', () => {
  const past = /await [^=]*\b(write|writer)\b[^=]*\.(insert|update|delete|run)\(|\b(read|reader)\.(insert|update|delete|run)\(/
  expect(linesOf(server, past, codeOf)).toEqual([])
})

test('the writer’s client is touched where the database is opened, proved, leased or written', () => {
  const known = ['db/open.ts', 'db/prepare.ts', 'db/lease.ts', 'db/lane/lane.ts', 'db/store.ts']
  const others = server.filter((path) => !known.includes(path) && !/^api\/(jobs|demo)\//.test(path))
  expect(linesOf(others, /\bconnections\.writer\b|\bcreateClient\(/, codeOf)).toEqual([])
})

test('a client is made with one connection, so that its PRAGMAs hold', () => {
  const made = linesOf(server, /\bcreateClient\(\{/, codeOf)
  expect(made.length).toBeGreaterThan(0)
  expect(made.filter((line) => !line.includes('concurrency: 1'))).toEqual([])
})
