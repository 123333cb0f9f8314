import { beforeEach, expect, test } from 'vitest'
import * as v from 'valibot'
import { uuid } from '#contract/shapes.ts'
import { openDeviceStore } from '../../web/device/device-store.ts'
import { makeLeaseLocks } from '../../web/device/locks.ts'
import { makeSealer } from '../../web/device/seal.ts'
import { openStaffStore } from '../../web/device/staff-store.ts'
import { uuid7 } from '../../web/device/uuid.ts'
import { wipePhone } from './fake-device.ts'
import { NOW } from './fake-server.ts'

beforeEach(wipePhone)

test('an id is a UUIDv7 that begins with its time', () => {
  const id = uuid7(NOW, crypto.getRandomValues(new Uint8Array(10)))
  expect(v.is(uuid, id)).toBe(true)
  expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(NOW)
  expect(id[14]).toBe('7')
})

test('a sealed body opens under the same key only, which nobody can read out', async () => {
  const store = openStaffStore('one')
  const sealed = await makeSealer(store).seal({ name: 'Lan' })
  expect(await makeSealer(store).open(sealed)).toEqual({ name: 'Lan' })
  await expect(makeSealer(openStaffStore('other')).open(sealed)).rejects.toThrow()
  const key = await store.run((database) => database.get('keys', 'k1'))
  expect(key?.extractable).toBe(false)
})

test('two tabs that make a key at once share one', async () => {
  const store = openStaffStore('one')
  const tabs = [makeSealer(store), makeSealer(openStaffStore('one'))]
  const boxes = await Promise.all(tabs.map((tab, at) => tab.seal({ at })))
  expect(await tabs[1]!.open(boxes[0]!)).toEqual({ at: 0 })
  expect(await tabs[0]!.open(boxes[1]!)).toEqual({ at: 1 })
})

test('without Web Locks a lease lets one tab at a time through, and a dead tab’s runs out', async () => {
  const store = openDeviceStore()
  let now = NOW
  const tab = (owner: string) => makeLeaseLocks({ store, now: () => now, owner })
  const order: string[] = []
  const slow = tab('a').alone('send', async () => {
    order.push('a begins')
    await new Promise((resume) => setTimeout(resume, 50))
    order.push('a ends')
  })
  await new Promise((resume) => setTimeout(resume, 10))
  const next = tab('b').alone('send', async () => void order.push('b'))
  await Promise.all([slow, next])
  expect(order).toEqual(['a begins', 'a ends', 'b'])

  void tab('dead').alone('send', () => new Promise(() => {}))
  await new Promise((resume) => setTimeout(resume, 20))
  now += 60_000
  await tab('c').alone('send', async () => void order.push('c'))
  expect(order.at(-1)).toBe('c')
})
