import { createClient } from '@libsql/client'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { GiftFigures } from '#contract/gift-figures.ts'
import { makeChance } from '../../api/demo/chance.ts'
import { OWN_VERIFIERS } from '../cast/furniture.ts'
import { AT, makeHouse, type House } from '../cast/house.ts'
import { giftHistory } from './gift-history.ts'
import { expectGiftFigures, expectGiftSums } from './gift-sums.ts'

const HISTORIES = 3
const STEPS = 60
const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31))

const figures = async (house: House, code: string) =>
  (await (await house.enter(code)).get<GiftFigures>(`/api/gift-figures?campaign=${house.furniture.campaignId}`)).body

test(`whatever becomes of gifts, the kept sums equal a recount, and so do the figures of who sees all and who sees a part, seed ${seed}`, async () => {
  const chance = makeChance(seed)
  for (let turn = 0; turn < HISTORIES; turn += 1) {
    const house = await makeHouse({
      now: '2025-11-13T09:00:00+07:00',
      furniture: {
        organisations: OWN_VERIFIERS,
        staff: [
          { code: 'a', organisation: 'u1' },
          { code: 'pt2', organisation: 'u2', role: 'supervisor' },
        ],
      },
    })
    const { happen, surely } = await giftHistory(house, makeChance(seed + turn))
    const sure = chance.below(STEPS)
    for (let step = 0; step < STEPS; step += 1) {
      await (step === sure ? surely() : happen())
      await expectGiftSums(house)
    }
    house.clock.now = AT('2026-01-20T09:00:00+07:00')
    const all = await figures(house, 'btc1')
    await expectGiftFigures(house, all, '1')
    await expectGiftFigures(house, await figures(house, 'pt2'), `e.organisation_id = '${house.furniture.organisation('u2')}'`)
    // What each history holds, whatever the seed.
    for (const name of ['redeemed', 'undone', 'extra', 'expired', 'overrides'] as const) expect(all.sum[name], name).toBeGreaterThan(0)
    const [waits] = (await house.store.connections.reader.execute('SELECT sum(count) AS n FROM gift_waits WHERE waited > 0')).rows
    expect(Number(waits?.['n']), 'waited for').toBeGreaterThan(0)
    expect(house.failures).toEqual([])
    await house.close()
  }
}, 120_000)

/** The migration that brought the sums, statement by statement, back to where it began. */
function undone(): string[] {
  const [text, old] = ['0004_gift_sums.sql', '0003_gifts.sql'].map((name) => readFileSync(join(import.meta.dirname, '../../db/migrations', name), 'utf8')) as [
    string,
    string,
  ]
  const made = [...text.matchAll(/^CREATE TABLE `(\w+)`/gm)].map(([, name]) => `DROP TABLE ${name}`)
  const indexes = [...text.matchAll(/^CREATE INDEX `(\w+)` ON `(\w+)`/gm)].filter(([, , table]) => !text.includes(`CREATE TABLE \`${table}\``))
  const columns = [...text.matchAll(/^ALTER TABLE `(\w+)` ADD `(\w+)`/gm)].map(([, table, column]) => `ALTER TABLE ${table} DROP COLUMN ${column}`)
  const before = [...text.matchAll(/^DROP INDEX (`\w+`)/gm)].map(([, name]) => /^[^;]*/.exec(old.slice(old.indexOf(`CREATE INDEX ${name} `)))![0])
  return [...made, ...indexes.map(([, name]) => `DROP INDEX ${name}`), ...columns, ...before]
}

test('a database of the version before opens, and its gifts are added up once', async () => {
  const house = await makeHouse({ now: '2025-11-13T09:00:00+07:00' })
  const { happen } = await giftHistory(house, makeChance(seed))
  for (let step = 0; step < 25; step += 1) await happen()
  await house.store.close()
  const file = createClient({ url: `file:${join(house.dataDir, 'ra-quan.db')}`, concurrency: 1 })
  const made = (await file.execute(`SELECT name FROM sqlite_master WHERE type = 'trigger'`)).rows
  await file.batch(
    [
      ...made.map(({ name }) => `DROP TRIGGER ${name}`),
      ...undone(),
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
