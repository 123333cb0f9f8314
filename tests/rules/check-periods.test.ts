import { expect, test } from 'vitest'
import { checkPeriods } from '#rules/check-periods.ts'
import { proposePeriods, type PeriodDraft } from '#rules/periods.ts'

const campaign = { firstDay: '2025-11-12', lastDay: '2025-12-16' }
const week = (firstDay: string, lastDay: string, kind: PeriodDraft['kind'] = 'week'): PeriodDraft => ({ kind, number: 1, firstDay, lastDay })
const phase = week('2025-11-12', '2025-12-16', 'phase')

test('what the generator proposes stands', () => {
  const proposed = proposePeriods({ ...campaign, launchDay: '2025-11-12' }, 'calendar')
  expect(checkPeriods(campaign, proposed)).toEqual({ ok: true, value: proposed })
})

test.each([
  ['period-outside-campaign', [week('2025-11-11', '2025-11-18'), phase]],
  ['period-outside-campaign', [week('2025-11-18', '2025-11-12'), phase]],
  ['period-outside-campaign', [week('2025-11-11', '2025-11-11', 'day'), phase]],
  ['period-day-malformed', [week('2025-11-31', '2025-12-02'), phase]],
  ['periods-overlap', [week('2025-11-12', '2025-11-18'), week('2025-11-18', '2025-11-25'), phase]],
  ['periods-overlap', [week('2025-11-12', '2025-11-18'), week('2025-11-15', '2025-11-15', 'wave'), phase]],
  ['periods-overlap', [week('2025-11-15', '2025-11-15', 'wave'), week('2025-11-15', '2025-11-15', 'wave'), phase]],
  ['phase-not-whole', [week('2025-11-12', '2025-11-18')]],
  ['phase-not-whole', [week('2025-11-12', '2025-12-15', 'phase')]],
])('%s is refused', (refusal, periods) => {
  expect(checkPeriods(campaign, periods)).toEqual({ ok: false, refusal })
})
