import type { Announcement } from '#contract/announcements.ts'
import type { Board } from '#rules/words.ts'
import { announcement as t, shareText as s } from '../text/announcement.vi.ts'
import { count, daySpan, stamped } from '../text/format.ts'
import { periodName } from './periods.ts'
import { prizeBoards } from './prize-board.ts'

/** An announcement as text for a group: sums, prizes, names of staff and teams as given; never a participant. */
export function shareWords(value: Announcement, boards: readonly Board[]): string {
  const { voluntary, household } = totalsOf(value)
  return [
    `${headingOf(value)}, ${daySpan(value.firstDay, value.lastDay)}`,
    value.campaign,
    s.totals(count(voluntary + household), count(voluntary), count(household)),
    ...boards.flatMap((board) => boardLines(value, board)),
    '',
    s.final(value.version, stamped(value.closedAt)),
  ].join('\n')
}

export const headingOf = ({ periodKind, periodNumber }: Pick<Announcement, 'periodKind' | 'periodNumber'>) =>
  t.heading(periodName({ kind: periodKind as 'week', number: periodNumber }))

/** People of each product in an announcement. */
export const totalsOf = ({ totals }: Announcement) => ({ voluntary: totals['bhxh-tn'] ?? 0, household: totals['bhyt-hgd'] ?? 0 })

function boardLines(value: Announcement, board: Board): string[] {
  return prizeBoards(value, board, []).flatMap(({ name, all, notAwarded }) => {
    const lines = [
      ...all.map((won) => s.line(won.place, board === 'individual' && won.detail ? `${won.name} (${won.detail})` : won.name, won.figure, won.worth)),
      ...notAwarded.map((one) => s.notAwarded(one.title)),
    ]
    return lines.length > 0 ? ['', t.prizes(name), ...lines] : []
  })
}
