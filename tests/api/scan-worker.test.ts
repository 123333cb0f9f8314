import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeHouse, type House } from '../cast/house.ts'

let house: House
beforeAll(async () => {
  house = await makeHouse()
})
afterAll(() => house.close())

const policyOf = async (path: string) => (await house.app.request(path)).headers.get('content-security-policy') ?? ''

test('the scanner’s worker alone may run WebAssembly, and nothing else that is unsafe', async () => {
  const policy = await policyOf('/assets/counter/scan-worker-D3IosG2r.js')
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'")
  expect(policy.match(/unsafe[\w-]*/g)).toEqual(['unsafe-eval'])
  expect(policy).toContain("default-src 'none'")
})

test.each([
  '/',
  '/quay',
  '/api/me',
  '/q/unknown',
  '/assets/counter/counter-D3IosG2r.js',
  '/assets/scan-worker-D3IosG2r.js',
  '/assets/counter/scan-worker-D3IosG2r.js/x',
  '/quay?x=/assets/counter/scan-worker-D3IosG2r.js',
])('the policy of %s has no unsafe word', async (path) => {
  expect(await policyOf(path)).toContain("script-src 'self'")
  expect(await policyOf(path)).not.toMatch(/unsafe|\*/)
})
