import * as v from 'valibot'
import { NewCampaign } from '#contract/campaigns.ts'
import type { ImportKind } from '#contract/imports.ts'
import { startWith } from '#db/access/invitations.ts'
import { startLink } from '#db/access/start-links.ts'
import { publishName } from '#db/access/people.ts'
import { hashPin } from '#db/access/pins.ts'
import { createCampaign } from '#db/campaigns/create.ts'
import { staff } from '#db/schema/index.ts'
import { importFile } from '#db/set-up/import.ts'
import { note, SYSTEM } from '#db/audit/note.ts'
import { statementOf } from '#db/statements.ts'
import { addDays } from '#rules/days.ts'
import type { Goal } from '#rules/goals.ts'
import { makePeople, staffFile } from './people.ts'
import { officesFile, organisationsFile, targetsFile } from './places.ts'
import { deviceOf, type Stage } from './stage.ts'
import { fillShelves } from './warehouse.ts'

export const PIN = '246810'
/** Each of the two divisions has the whole table of teams: 78,000,000 đ in all. */
const BUDGET = 80_000_000

/** What the organisers do in the days before: campaign, organisations, counters, people, targets, stock. */
export async function setUp(stage: Stage): Promise<void> {
  const { store, firstDay } = stage
  const people = makePeople()
  const token = (await startLink(store))?.split('#')[1] ?? ''
  await startWith(store, { token, code: 'btc01', name: people[0]?.name ?? '', password: 'chỉ dùng một lần', device: { id: deviceOf('btc01') } })
  const asked = v.parse(NewCampaign, {
    ...{ template: '35-days', name: `Cao điểm Tây Ninh ${firstDay.slice(0, 4)}`, theme: 'Đi từng ngõ, gõ từng nhà, rà từng người' },
    slogans: ['Tham gia hôm nay, an tâm ngày mai', 'Một tấm thẻ, cả nhà yên lòng'],
    ...{ planNumber: '96/KH-BHXH', planDate: addDays(firstDay, -12), goals: goalsOf(stage) },
    ...{ firstDay, lastDay: addDays(firstDay, 34), launchDay: firstDay, periods: 'from-first-day' },
    settings: { prizeBudget: BUDGET },
  })
  const campaignId = await createCampaign(store, stage.as('btc01'), asked)
  const files: [ImportKind, string][] = [
    ['offices', officesFile()],
    ['organisations', organisationsFile()],
    ['staff', staffFile(people)],
    ['targets', targetsFile(stage.share)],
  ]
  for (const [kind, text] of files) await importFile(store, stage.as('btc01'), { kind, campaignId, text, apply: true, skipBad: false })
  await givePins(stage)
  await consentToNames(stage)
  await fillShelves(stage)
}

/** What the whole campaign is to reach, in the size of the demo. */
function goalsOf({ firstDay, share }: Stage): Goal[] {
  const lastDay = addDays(firstDay, 34)
  const people = (count: number) => Math.max(1, Math.round(count * share))
  const goal = { kind: 'people', source: 'Kế hoạch đợt cao điểm', firstDay, lastDay } as const
  return [
    { ...goal, label: 'Ngày ra quân', product: null, lastDay: firstDay, people: people(400) },
    { ...goal, label: 'BHXH tự nguyện cả đợt', product: 'bhxh-tn', people: people(2_500) },
    { ...goal, label: 'BHYT hộ gia đình cả đợt', product: 'bhyt-hgd', people: people(6_500) },
    {
      ...{ kind: 'coverage', label: '95 % dân số tham gia BHYT', source: 'UBND tỉnh giao', product: 'bhyt-hgd' },
      ...{ base: 412_000, rate: 9_500, covered: 388_500, asOf: addDays(firstDay, -1) },
    },
  ]
}

/** One hash for all: argon2 for each of 240 people would take longer than the whole demo. */
async function givePins({ store }: Stage): Promise<void> {
  const pinHash = await hashPin(store, PIN)
  await store.lane.do({
    name: 'demo-pins',
    touchesRegister: true,
    alone: async (world) => {
      const { write } = store.connections
      world.statements.push(statementOf(write.update(staff).set({ pinHash })))
      note(world, SYSTEM, 'demo-pins', '')
    },
  })
}

/** One in four lets the own name stand in a public announcement. */
async function consentToNames(stage: Stage): Promise<void> {
  const collectors = [...stage.store.register.staff.values()].filter(({ code }) => code.startsWith('nvt')).toSorted((a, b) => (a.code < b.code ? -1 : 1))
  for (const { code } of collectors.filter((_, index) => index % 4 === 1)) await publishName(stage.store, stage.as(code), true)
}
