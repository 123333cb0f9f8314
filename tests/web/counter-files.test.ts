import { createRoot } from 'solid-js'
import { expect, test } from 'vitest'
import type { CounterFilesSays } from '../../web/device/counter-files.ts'
import { createCounterFiles } from '../../web/state/counter-files.ts'
import { FakePhone } from './fake-device.ts'
import { FakeServer } from './fake-server.ts'

test('it tells how far the files are, and goes on when the network is back', async () => {
  const phone = new FakePhone(new FakeServer())
  const asked: ((said: CounterFilesSays) => void)[] = []
  const files = createRoot(() => createCounterFiles(phone.device, (hear) => void asked.push(hear)))
  expect(files()).toEqual({ ready: false, done: 0, of: 0 })
  asked[0]!({ ready: false, done: 2, of: 7 })
  expect(files()).toEqual({ ready: false, done: 2, of: 7 })
  await phone.goOnline(false)
  asked[0]!({ failed: true })
  await phone.goOnline(true)
  expect(asked).toHaveLength(2)
  asked[1]!({ ready: true, done: 7, of: 7 })
  expect(files().ready).toBe(true)
  await phone.goOnline(true)
  await phone.wake()
  expect(asked).toHaveLength(2)
})
