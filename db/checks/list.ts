import { inArray } from 'drizzle-orm'
import type { CallView, CheckList, DrawnEntry } from '#contract/checks.ts'
import type { QueueEntry } from '#contract/enrolments.ts'
import { DRAWN_STATES } from '#rules/sample.ts'
import { confirms, isOrganiser, may, type Actor } from '../actor.ts'
import { queueOf } from '../enrolments/view.ts'
import { versionsOf } from '../prizes/versions.ts'
import type { Register } from '../register.ts'
import { enrolments } from '../schema/index.ts'
import type { Store } from '../store.ts'
import { countsOf, drawnIn, eachOnce, type CallRow, type Drawn } from './drawn.ts'
import { wordOf } from './owners.ts'

/** As many as are shown at once; those still to be called come first. */
const MOST = 200

/** Drawn for somebody whom the newest version gives a prize, by whose name the entry is asked about. */
type Asked = Drawn & { name: string }

/** The entries whose participants are called before prizes are paid: an organiser's are all, of anyone else, or with `mine`, those that they confirm. Own entries are somebody else's to call. */
export async function listChecks(store: Store, actor: Actor, campaignId: string | undefined, mine: boolean): Promise<CheckList> {
  const { register } = store
  const periods = new Map(
    [...register.campaigns.values()]
      .filter(({ id }) => campaignId === undefined || id === campaignId)
      .flatMap((one) => one.periods.map((period) => [period.id, period])),
  )
  const seesAll = isOrganiser(actor) && !mine
  const asked = (await askedIn(store, [...periods.keys()])).filter((drawn) => seesAll || confirms(register, actor, drawn))
  const each = eachOnce(asked)
  const shown = each
    .filter(({ state, isCancelled }) => !(state === 'open' && isCancelled))
    .toSorted(openFirst)
    .slice(0, MOST)
  const views = await viewsById(store, shown)
  const byEntry = Map.groupBy(asked, ({ enrolmentId }) => enrolmentId)
  const entries = shown.flatMap((drawn): DrawnEntry[] => {
    const entry = views.get(drawn.enrolmentId)
    const period = periods.get(drawn.periodId)
    if (!entry || !period) return []
    const winners = (byEntry.get(drawn.enrolmentId) ?? []).map(({ winner, name }) => ({ ...winner, name }))
    return [
      {
        ...{ resultId: drawn.resultId, periodId: period.id, periodKind: period.kind, periodNumber: period.number, entry, state: drawn.state },
        ...{ mayCall: may(actor, 'check.call') && confirms(register, actor, drawn), calls: drawn.calls.map((call) => callView(register, call)) },
        winners: [...new Map(winners.map((winner) => [wordOf(winner), winner])).values()],
      },
    ]
  })
  return { entries, counts: countsOf(each) }
}

export const callView = ({ staff }: Pick<Register, 'staff'>, { id, outcome, note, at, by }: CallRow): CallView => ({
  ...{ id, outcome, note, at },
  by: staff.get(by)?.name ?? '',
})

/** What the newest versions of some periods ask about. */
async function askedIn(store: Store, periodIds: string[]): Promise<Asked[]> {
  const { read } = store.connections
  const drawn = (await drawnIn(read, periodIds)).filter(({ counts }) => counts)
  const versions = await versionsOf(read, [...new Set(drawn.map(({ periodId }) => periodId))])
  return drawn.flatMap((one) => {
    const winner = versions.get(one.periodId)?.at(-1)?.winners.get(wordOf(one.winner))
    return winner ? [{ ...one, name: winner.row.name ?? '' }] : []
  })
}

async function viewsById(store: Store, drawn: readonly Drawn[]): Promise<Map<string, QueueEntry>> {
  const ids = drawn.map(({ enrolmentId }) => enrolmentId)
  const rows = ids.length === 0 ? [] : await store.connections.read.select().from(enrolments).where(inArray(enrolments.id, ids))
  return new Map((await queueOf(store, rows)).map((view) => [view.id, view]))
}

/** Those of one collector together. */
const openFirst = (one: Drawn, other: Drawn): number =>
  DRAWN_STATES.indexOf(one.state) - DRAWN_STATES.indexOf(other.state) ||
  compare(one.collectorId, other.collectorId) ||
  compare(one.enrolmentId, other.enrolmentId)

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
