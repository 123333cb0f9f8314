import { createClient } from '@libsql/client'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { GiftFigures } from '#contract/gift-figures.ts'
import { makeChance } from '../../api/demo/chance.ts'
import { AT, makeHouse, type House } from '../cast/house.ts'
import { giftHistory } from './gift-history.ts'
import { expectGiftFigures, expectGiftSums } from './gift-sums.ts'

const HISTORIES = 3
const STEPS = 60
const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31))

const figures = async (house: House, code: string) =>
  (await (await house.enter(code)).get<GiftFigures>(`/api/gift-figures?campaign=${house.furniture.campaignId}`)).body

test(`whatever becomes of gifts, the kept sums equal a recount, and so do the figures of who sees all and who sees a part, seed ${seed}`, async () => {
  const told = { redeemed: 0, undone: 0, extra: 0, expired: 0 }
  for (let turn = 0; turn < HISTORIES; turn += 1) {
    const house = await makeHouse({
      now: '2025-11-13T09:00:00+07:00',
      furniture: {
        organisations: [
          { code: 'u1', verifier: 'u1' },
          { code: 'u2', verifier: 'u2' },
        ],
        staff: [
          { code: 'a', organisation: 'u1' },
          { code: 'pt2', organisation: 'u2', role: 'supervisor' },
        ],
      },
    })
    const happen = await giftHistory(house, makeChance(seed + turn))
    for (let step = 0; step < STEPS; step += 1) {
      await happen()
      await expectGiftSums(house)
    }
    house.clock.now = AT('2026-01-20T09:00:00+07:00')
    const all = await figures(house, 'btc1')
    await expectGiftFigures(house, all, '1')
    await expectGiftFigures(house, await figures(house, 'pt2'), `e.organisation_id = '${house.furniture.organisation('u2')}'`)
    for (const name of Object.keys(told) as (keyof typeof told)[]) told[name] += all.sum[name]
    expect(house.failures).toEqual([])
    await house.close()
  }
  for (const [name, count] of Object.entries(told)) expect(count, name).toBeGreaterThan(0)
}, 120_000)

test('a database of the version before opens, and its gifts are added up once', async () => {
  const house = await makeHouse({ now: '2025-11-13T09:00:00+07:00' })
  const happen = await giftHistory(house, makeChance(seed))
  for (let step = 0; step < 25; step += 1) await happen()
  await house.store.close()
  const file = createClient({ url: `file:${join(house.dataDir, 'ra-quan.db')}`, concurrency: 1 })
  const made = (await file.execute(`SELECT name FROM sqlite_master WHERE type = 'trigger'`)).rows
  await file.batch(
    [
      ...made.map(({ name }) => `DROP TRIGGER ${name}`),
      ...['gift_days', 'gift_waits', 'gift_standing', 'gift_collectors'].map((table) => `DROP TABLE ${table}`),
      'DROP INDEX blanks_unused',
      'DROP INDEX overrides_device',
      ...['gift_cases DROP COLUMN standing', 'parked DROP COLUMN fact_mac', 'overrides DROP COLUMN up_to'].map((column) => `ALTER TABLE ${column}`),
      'CREATE INDEX vouchers_figures ON vouchers (campaign_id, state, office_id, issued_at, held_by, enrolment_id)',
      'DELETE FROM __drizzle_migrations WHERE created_at = (SELECT max(created_at) FROM __drizzle_migrations)',
    ],
    'write',
  )
  file.close()
  const opened = await makeHouse({ now: '2025-11-14T09:00:00+07:00', dataDir: house.dataDir })
  await expectGiftSums(opened)
  await expectGiftFigures(opened, await figures(opened, 'btc1'), '1')
  const again = await opened.reopen()
  await expectGiftSums(again)
  await again.close()
}, 60_000)
