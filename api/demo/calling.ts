import type { DrawnEntry } from '#contract/checks.ts'
import { reportCall } from '#db/checks/call.ts'
import { listChecks } from '#db/checks/list.ts'
import type { Actor } from '#db/actor.ts'
import type { CallOutcome } from '#rules/sample.ts'
import { makeChance } from './chance.ts'
import type { Moment } from './moments.ts'
import type { Stage } from './stage.ts'

const NOTES: Record<CallOutcome, string[]> = {
  confirmed: ['', '', '', 'Gặp trực tiếp tại nhà', 'Vợ nghe máy, đọc đúng số tiền trên biên lai'],
  denied: ['Nói chỉ được mời, chưa nộp tiền'],
  unreached: ['Tắt máy', 'Đổ chuông, chưa nghe máy', 'Hẹn gọi lại buổi tối'],
}

type Asked = { by: Actor; drawn: DrawnEntry }

/** After each close supervisors call who was drawn. Of week 1 all but one are reached, and one says that it is not so; of week 2 about half wait. */
export function callingMoments(stage: Stage): Moment[] {
  const chance = makeChance(8_045)
  const call = (asked: readonly Asked[], outcomeOf: (asked: Asked) => CallOutcome | null) => callEach(stage, chance, asked, outcomeOf)
  const firstDay = async () => {
    const asked = await openOf(stage, 1)
    const [away] = asked
    const denying = asked.find((one) => one.drawn.winners[0]?.id !== away?.drawn.winners[0]?.id)
    await call(asked, (one) => (one === away ? 'unreached' : one === denying ? 'denied' : chance.happens(0.6) ? 'confirmed' : null))
  }
  const half = [
    ['confirmed', 9],
    ['unreached', 1],
  ] as const
  return [
    { at: stage.at(8, 16), happen: firstDay },
    { at: stage.at(9, 9), happen: async () => call((await openOf(stage, 1)).slice(0, 1), () => 'unreached') },
    { at: stage.at(10, 9), happen: async () => call(await openOf(stage, 1), ({ drawn }) => (drawn.calls.length > 1 ? 'unreached' : 'confirmed')) },
    { at: stage.at(15, 16), happen: async () => call(await openOf(stage, 2), () => (chance.happens(0.5) ? chance.weighted(half) : null)) },
  ]
}

/** What every supervisor has to call of a week; those that count for nobody's team come first, so that a bad call holds one prize alone. */
async function openOf({ store, as, campaign }: Stage, week: number): Promise<Asked[]> {
  const asked: Asked[] = []
  for (const { code } of [...store.register.staff.values()].filter(({ code: one }) => one.startsWith('pt'))) {
    const by = as(code)
    const { entries } = await listChecks(store, by, campaign().id, true)
    asked.push(
      ...entries
        .filter(({ periodKind, periodNumber, state }) => periodKind === 'week' && periodNumber === week && state === 'open')
        .map((drawn) => ({ by, drawn })),
    )
  }
  const ofTeam = ({ drawn }: Asked) => Number(drawn.winners.some(({ board }) => board === 'team'))
  return asked.toSorted((one, other) => other.drawn.calls.length - one.drawn.calls.length || ofTeam(one) - ofTeam(other))
}

async function callEach(
  { store }: Stage,
  chance: ReturnType<typeof makeChance>,
  asked: readonly Asked[],
  outcomeOf: (asked: Asked, index: number) => CallOutcome | null,
) {
  for (const [index, one] of asked.entries()) {
    const outcome = outcomeOf(one, index)
    if (!outcome) continue
    const said = { id: chance.uuid(store.now()), outcome, note: chance.pick(NOTES[outcome]) }
    await reportCall(store, one.by, one.drawn.resultId, one.drawn.entry.id, said)
  }
}
