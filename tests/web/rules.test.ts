import { createRoot } from 'solid-js'
import { beforeEach, expect, test } from 'vitest'
import type { PublicRules } from '#contract/rules.ts'
import { createRules } from '../../web/state/rules.ts'
import { rulesHref } from '../../web/state/rules-href.ts'
import { FakePhone, settled, wipePhone } from './fake-device.ts'
import { bundle, json, NOW, refused } from './fake-server.ts'
import { ToldServer } from './set-up-server.ts'
import { openApp, signedIn } from './start.ts'

const of = (version: number): PublicRules => ({
  ...{ campaignId: 'c-1', name: bundle.name, theme: '', firstDay: bundle.firstDay, lastDay: bundle.lastDay, launchDay: null, planNumber: null, planDate: null },
  ...{ training: false, version, publishedAt: NOW, note: '', rules: bundle.rules, periods: bundle.periods, divisions: [] },
  versions: [1, 2].map((one) => ({ version: one, publishedAt: NOW, note: '' })),
})
let server: ToldServer
let phone: FakePhone
beforeEach(() => {
  wipePhone()
  server = new ToldServer()
  phone = new FakePhone(server)
  server.tell('GET /api/public/rules/c-1', () => json(of(2)))
  server.tell('GET /api/public/rules/c-1?version=1', () => json(of(1)))
})
const open = async (version?: string, campaign = 'c-1') => {
  const { app } = await openApp(phone)
  const state = createRoot(() =>
    createRules(
      app,
      () => campaign,
      () => version,
    ),
  )
  await settled()
  return state
}

test('anyone reads the rules in force, without signing in', async () => {
  const state = await open()
  expect([state.read.value()?.version, state.newer(), state.sections().length]).toEqual([2, null, 11])
})

test('an older version says that there is a newer one', async () => {
  const state = await open('1')
  expect([state.read.value()?.version, state.newer()]).toEqual([1, 2])
})

test('a number that is none asks for the version in force', async () => {
  expect((await open('0')).read.value()?.version).toBe(2)
  expect((await open('1;drop')).read.value()?.version).toBe(2)
})

test('what is not published is missing; what cannot be reached is not', async () => {
  server.tell('GET /api/public/rules/c-9', () => refused('not-found', 404))
  expect((await open(undefined, 'c-9')).missing()).toBe(true)
  phone.isOnline = false
  const state = await open()
  expect([state.missing(), state.read.state()]).toEqual([false, 'failed'])
})

test('who is signed in reads them without network too', async () => {
  const { app, close } = await signedIn(phone)
  const read = () =>
    createRoot(() =>
      createRules(
        app,
        () => 'c-1',
        () => undefined,
      ),
    )
  read()
  await settled()
  await phone.goOnline(false)
  const again = read()
  await settled()
  expect([again.read.state(), again.read.value()?.version]).toEqual(['kept', 2])
  close()
})

test('an address names the version that it stands for', async () => {
  expect([rulesHref('c-1'), rulesHref('c-1', 2)]).toEqual(['/the-le/c-1', '/the-le/c-1?ban=2'])
  const copied: string[] = []
  phone.device.share.copy = async (text) => copied.push(text) > 0
  const state = await open()
  await state.share('https://ra-quan.example')
  expect(copied).toEqual(['https://ra-quan.example/the-le/c-1?ban=2'])
})
