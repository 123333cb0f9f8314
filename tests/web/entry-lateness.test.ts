import { expect, test } from 'vitest'
import { entryRows } from '../../web/state/entry-rows.ts'
import { entries as t } from '../../web/text/entries.vi.ts'
import { entry } from './desk-house.ts'

type Late = 'waiting' | 'accepted' | 'left-out' | 'phase-only' | null

/** What a collector reads under an entry that counts in these periods. */
function words(late: Late, weekId: string | null, phaseId: string | null): string | null {
  const [row] = entryRows({ items: [], entries: [entry('e', { counting: { dayId: null, weekId, phaseId, late } })], drafts: [], bundle: null })
  return row?.lateness ? t.lateness[row.lateness] : null
}

test('a collector reads of a late entry where it counts, and nothing of one that is in time or was accepted', () => {
  expect([words(null, 'w', 'p'), words('accepted', 'w', 'p')]).toEqual([null, null])
  expect(words('waiting', null, 'p')).toBe(t.lateness.waiting)
  expect([words('phase-only', null, 'p'), words('left-out', null, 'p')]).toEqual([t.lateness.phase, t.lateness.phase])
  expect([words('phase-only', null, null), words('left-out', null, null)]).toEqual([t.lateness.outside, t.lateness.outside])
})
