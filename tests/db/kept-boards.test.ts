import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Standings } from '#contract/standings.ts'
import { makeBoards } from '#db/boards.ts'
import { enrolments } from '#db/schema/index.ts'
import { countRows } from '#db/standings/rows.ts'
import { sumsOf } from '#db/standings/scores.ts'
import { tallyOf } from '#db/tallies.ts'
import { countsIn } from '#rules/entry-states.ts'
import { BOARDS, FIGURES, type CampaignRules } from '#rules/words.ts'
import { AT, makeHouse, type House } from '../cast/house.ts'
import { makeShift } from '../cast/shift.ts'
import { happening, type Happening } from './happening.ts'
import { happen, type Stage } from './happenings.ts'

const anySettings: fc.Arbitrary<Partial<CampaignRules>> = fc.record({
  teamMeasure: fc.constantFrom('target-rate', 'per-member', 'points'),
  lists: fc.constantFrom('joined', 'apart'),
  divideIndividuals: fc.boolean(),
  tieBreakers: fc.constantFrom(['voluntary', 'household', 'per-member', 'people'], ['last-receipt'], ['amount', 'last-receipt', 'people'], []),
})

test('whatever happens, every page shows what ranking all entries anew gives', async () => {
  const seen = { pages: 0 }
  await fc.assert(
    fc.asyncProperty(
      anySettings,
      fc.array(happening, { minLength: 20, maxLength: 35 }),
      async (settings, happenings) => void (seen.pages += await live(settings, happenings)),
    ),
    { numRuns: 12, interruptAfterTimeLimit: 12_000, markInterruptAsFailure: false, endOnFailure: true },
  )
  expect(seen.pages).toBeGreaterThan(0)
}, 60_000)

async function live(settings: Partial<CampaignRules>, happenings: Happening[]): Promise<number> {
  const targets = { 'week 1': { 'bhxh-tn': 3, 'bhyt-hgd': 4 }, 'week 2': { 'bhxh-tn': 3 } }
  const house = await makeHouse({
    furniture: {
      organisations: [{ code: 'u1', division: 'Khối Bưu điện', targets }, { code: 'u2', division: 'Khối Bưu điện', targets }, { code: 'u3' }],
      staff: [
        { code: 'a', organisation: 'u1' },
        { code: 'b', organisation: 'u1', officer: true },
        { code: 'c', organisation: 'u3', from: '2025-11-13' },
      ],
      campaign: { launchDay: '2025-11-12', settings: { twoPersonClose: false, ...settings } },
    },
  })
  house.clock.now = AT('2025-11-14T09:00:00+07:00')
  const stage: Stage = { house, as: makeShift(house), entries: [] }
  let pages = 0
  try {
    for (const [index, one] of happenings.entries()) {
      await happen(stage, one)
      if (index % 3 === 0) pages += await expectPages(stage)
    }
  } finally {
    await house.close()
  }
  return pages
}

/** Every board of every period that is not final, through the door, against the entries themselves. */
async function expectPages({ house, as }: Stage): Promise<number> {
  const { store, furniture } = house
  const campaign = store.register.campaigns.get(furniture.campaignId)!
  const entries = await store.connections.read.select().from(enrolments)
  const counted = makeBoards()
  counted.load(entries.map(tallyOf))
  let pages = 0
  for (const period of campaign.periods.filter(({ final }) => !final)) {
    for (const board of BOARDS) {
      for (const figures of FIGURES) {
        const page = await pageOf(house, as, `period=${period.id}&board=${board}&figures=${figures}&limit=1000`)
        const about = { register: store.register, campaign, period, board }
        const own = entries.filter(
          (entry) => [entry.dayId, entry.weekId, entry.phaseId].includes(period.id) && countsIn(entry.state)[figures] && !entry.donated,
        )
        const times = new Map(own.toSorted((one, other) => one.collectedAt - other.collectedAt).map((entry) => [entry.collectorId, entry.collectedAt]))
        const expected = countRows(about, sumsOf(about, counted, figures), times, house.clock.now)
        expect(page.rows, `${board} ${figures} of ${period.kind} ${period.number}`).toEqual(expected)
        expect(page.of).toBe(expected.length)
        expect(page.totals).toEqual(counted.totals(period.id, figures))
        const points = expected.flatMap((row) => (row.rank === null ? [] : [row.points])).toSorted((one, other) => one - other)
        expect(page.median).toBe(points[Math.floor((points.length - 1) / 2)] ?? 0)
        pages += 1
      }
    }
  }
  return pages
}

async function pageOf({ furniture }: House, as: Stage['as'], query: string): Promise<Standings> {
  return (await (await as('pt1')).get(`/api/campaigns/${furniture.campaignId}/standings?${query}`)).body
}
