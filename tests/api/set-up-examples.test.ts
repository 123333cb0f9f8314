import { afterEach, expect, test } from 'vitest'
import { asText, exampleOf, targetFrame } from '../../web/state/set-up-examples.ts'
import { columns } from '../../web/text/set-up-import.vi.ts'
import { makeHouse, type House } from '../cast/house.ts'

let house: House
afterEach(() => house.close())

test('the examples on the screens come in one after the other without a bad row, and every column is known', async () => {
  house = await makeHouse({ now: '2025-11-01T08:00:00+07:00' })
  const btc = await house.as('btc1')
  for (const kind of ['offices', 'organisations', 'staff', 'targets'] as const) {
    const example = exampleOf(kind)
    const { body } = await btc.post('/api/imports', { kind, campaignId: house.furniture.campaignId, text: asText(kind, example), apply: true })
    // The cast has a unit called TINH already; its name changes, the row stays good.
    expect(body).toMatchObject({ applied: true, good: example.rows.length, bad: [] })
    expect(body.preview[0]).toEqual(Object.keys(columns[kind]))
  }
})

test('the frame of targets names every week so that the server finds it', async () => {
  house = await makeHouse({ now: '2025-11-01T08:00:00+07:00' })
  const btc = await house.as('btc1')
  const { campaignId } = house.furniture
  const [{ body: listed }, { body: bundle }] = [await btc.get(`/api/organisations?campaign=${campaignId}`), await btc.get(`/api/campaigns/${campaignId}`)]
  const frame = targetFrame(listed.organisations, bundle.periods)
  const filled = { ...frame, rows: frame.rows.map(([code, period]) => [code as string, period as string, '1', '2']) }
  const { body } = await btc.post('/api/imports', { kind: 'targets', campaignId, text: asText('targets', filled), apply: false })
  expect([frame.rows.length, body.good, body.bad]).toEqual([10, 10, []])
})
