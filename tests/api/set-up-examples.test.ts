import { afterEach, expect, test } from 'vitest'
import type { PeriodView } from '#contract/campaigns.ts'
import { PRODUCTS } from '#rules/words.ts'
import { asText, exampleOf, targetFrame } from '../../web/state/set-up-examples.ts'
import { columnName } from '../../web/state/set-up-target-file.ts'
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

test('every column of the grid that goes out is known when it comes back in, launch day, waves and the whole campaign too', async () => {
  house = await makeHouse({ now: '2025-11-01T08:00:00+07:00' })
  const btc = await house.as('btc1')
  const { body: wave } = await btc.post('/api/campaigns', {
    ...{ template: 'monthly-waves', name: 'Đợt hằng tháng', theme: 'Đi từng ngõ', firstDay: '2026-01-01', lastDay: '2026-03-31', launchDay: null },
    periods: { days: ['2026-01-24', '2026-02-21', '2026-03-21'] },
  })
  const { body: weekly } = await btc.get(`/api/campaigns/${house.furniture.campaignId}`)
  const { body: listed } = await btc.get(`/api/organisations?campaign=${house.furniture.campaignId}`)
  for (const { id: campaignId, periods } of [wave, weekly] as { id: string; periods: PeriodView[] }[]) {
    const names = periods.flatMap((period) => PRODUCTS.map((product) => columnName({ period }, product)))
    const [team] = listed.organisations
    const text = `Mã\tĐơn vị thi đua\t${names.join('\t')}\n${team.code}\t${team.name}\t${names.map((_, at) => at + 1).join('\t')}`
    const { body } = await btc.post('/api/imports', { kind: 'targets', campaignId, text, apply: true })
    expect([body.bad, body.changed, new Set(periods.map(({ kind }) => kind)).size > 1]).toEqual([[], 1, true])
    const { body: stored } = await btc.get(`/api/targets?campaign=${campaignId}`)
    expect(stored.targets.filter(({ ownerId }: { ownerId: string }) => ownerId === team.id).length).toBe(names.length)
  }
})
