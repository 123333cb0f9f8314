import { createRoot, createSignal } from 'solid-js'
import { expect, test } from 'vitest'
import type { Device } from '../../web/device/device.ts'
import { pickCampaign } from '../../web/state/campaign-choice.ts'
import { placeAt, placesFor } from '../../web/state/places.ts'
import { createUpdate } from '../../web/state/update.ts'
import { lan } from './fake-server.ts'

const brief = (id: string, firstDay: string, lastDay: string) => ({ id, name: id, theme: '', firstDay, lastDay, training: false, published: true })
const campaigns = [brief('spring', '2025-03-01', '2025-04-05'), brief('autumn', '2025-11-12', '2025-12-16'), brief('tet', '2026-01-05', '2026-02-01')]

test('the phone logs for the campaign that runs, else for the next one, else for the last', () => {
  expect(pickCampaign(campaigns, '2025-11-12')).toBe('autumn')
  expect(pickCampaign(campaigns, '2025-12-17')).toBe('tet')
  expect(pickCampaign(campaigns, '2027-01-01')).toBe('tet')
  expect(pickCampaign([], '2025-11-12')).toBeNull()
})

test('the dock follows from what a person is assigned to', () => {
  const collector = placesFor(lan)
  expect(collector.map((place) => place.href)).toEqual(['/', '/so-ghi', '/ghi-nhan', '/xep-hang', '/tin'])
  expect(placesFor(null)).toEqual([])
  expect(placeAt('/so-ghi/123', collector)?.href).toBe('/so-ghi')
  expect(placeAt('/khac', collector)).toBeUndefined()
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
