import { announce } from '#db/results/announce.ts'
import { approve, propose } from '#db/results/propose.ts'
import type { Moment } from './moments.ts'
import type { Stage } from './stage.ts'

const COMMENTS = ['Đã đối chiếu với sổ biên lai của các đơn vị.', 'Số liệu khớp với báo cáo tối thứ Sáu của các đơn vị.']

/** Weeks 1 and 2 are closed by `btc01`, approved by `btc02` and announced, each in the afternoon of the second day after it. The launch day is left for whoever tries the demo. */
export function closingMoments(stage: Stage): Moment[] {
  const proposed = new Map<number, string>()
  const idOf = (week: number) => stage.campaign().periods.find(({ kind, number }) => kind === 'week' && number === week)?.id ?? ''
  return [1, 2].flatMap((week): Moment[] => {
    const day = week * 7 + 1
    return [
      {
        at: stage.at(day, 13.5),
        happen: async () => void proposed.set(week, (await propose(stage.store, stage.as('btc01'), idOf(week), COMMENTS[week - 1] ?? '', false)).id),
      },
      {
        at: stage.at(day, 14.4),
        happen: async () => void (await approve(stage.store, stage.as('btc02'), proposed.get(week) ?? '', 'Đồng ý chốt và công bố.')),
      },
      { at: stage.at(day, 15), happen: () => announce(stage.store, stage.as('btc01'), proposed.get(week) ?? '') },
    ]
  })
}
