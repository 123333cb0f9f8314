import { createRoot, createSignal } from 'solid-js'
import { expect, test } from 'vitest'
import type { Device } from '../../web/device/device.ts'
import { offSight } from '../../web/parts/chosen-seen.ts'
import { placeAt, placesFor } from '../../web/state/places.ts'
import { createUpdate } from '../../web/state/update.ts'
import { lan } from './fake-server.ts'

test('the dock follows from what a person is assigned to', () => {
  const collector = placesFor(lan)
  expect(collector.map((place) => place.href)).toEqual(['/', '/so-ghi', '/ghi-nhan', '/xep-hang', '/tin'])
  expect(placesFor(null)).toEqual([])
  expect(placeAt('/so-ghi/123', collector)?.href).toBe('/so-ghi')
  expect(placeAt('/khac', collector)).toBeUndefined()
  const tabs = [{ href: '/xac-nhan' }, { href: '/xac-nhan/danh-sach' }]
  expect(placeAt('/xac-nhan/danh-sach/moi', tabs)?.href).toBe('/xac-nhan/danh-sach')
})

test('a newer build waits for a half-filled form and a running upload, also when another tab took it', () => {
  const heard: { ready?: () => void; taken?: () => void } = {}
  const did: string[] = []
  const device = {
    update: {
      onReady: (listener: () => void) => ((heard.ready = listener), () => {}),
      onTaken: (listener: () => void) => ((heard.taken = listener), () => {}),
      look: () => {},
      take: () => did.push('take'),
      reload: () => did.push('reload'),
    },
  } as unknown as Device
  createRoot(() => {
    const [sending, setSending] = createSignal(true)
    const update = createUpdate(device, sending)
    heard.ready?.()
    expect(update.ready()).toBe(false)
    setSending(false)
    const release = update.hold()
    update.take()
    expect([update.ready(), did]).toEqual([false, []])
    release()
    update.take()
    expect(did).toEqual(['take'])
  })
  const release = createRoot(() => createUpdate(device, () => false).hold())
  heard.taken?.()
  expect(did).toEqual(['take'])
  release()
  expect(did).toEqual(['take', 'reload'])
})

test('a row scrolls until what is chosen stands in its middle, and rests where it is wholly seen', () => {
  const row = { left: 216, width: 360 }
  expect(offSight(row, { left: 736, width: 100 })).toBe(390)
  expect(offSight(row, { left: 216, width: 60 })).toBe(-150)
  expect(offSight(row, { left: 470, width: 100 })).toBe(124)
  expect(offSight(row, { left: 300, width: 100 })).toBe(0)
})
