import { eq } from 'drizzle-orm'
import type { NoticeBody } from '#contract/notices.ts'
import type { PrizeMove, PrizePayment, PrizeRecovery } from '#contract/prizes.ts'
import { Refused } from '#contract/refusals.ts'
import { checkPayment, checkRecovery, type PrizeFacts } from '#rules/prize-ledger.ts'
import type { Actor } from '../actor.ts'
import { note } from '../audit/note.ts'
import type { World } from '../lane/world.ts'
import { tell } from '../notices/tell.ts'
import type { Campaign, CampaignPeriod } from '../register.ts'
import { findPeriod } from '../results/closing.ts'
import { prizeMoves } from '../schema/index.ts'
import { statementOf } from '../statements.ts'
import type { Store } from '../store.ts'
import { linesOf, moveView, type MoveRow } from './lines.ts'
import { toldOf } from './recipients.ts'

/** Pays what is due of one prize, exactly and once: `complaint-window-open` before the result is sealed, `prize-not-due`, `correction-due`, `check-open`, `check-denied` (RULES 9 and 14.15). */
export const payPrize = (store: Store, actor: Actor, asked: PrizePayment): Promise<PrizeMove> => {
  const { asAnnounced, ...body } = asked
  // A decision to leave the result as it is names its number, so that it can be found again.
  const isDecided = asAnnounced && body.decision !== null
  const isOverruled = (facts: PrizeFacts) => isDecided && !checkPayment(facts, body.amount).ok
  return move(store, actor, { ...body, kind: 'payment' }, (facts) => checkPayment(facts, body.amount, isDecided), isOverruled)
}

/** Takes back what was paid, by the number of a decision: `prize-not-paid` for more than that. */
export const recoverPrize = (store: Store, actor: Actor, body: PrizeRecovery): Promise<PrizeMove> =>
  move(
    store,
    actor,
    { ...body, kind: 'recovery' },
    (facts) => checkRecovery(facts, body.amount),
    () => false,
  )

type Asked = Pick<MoveRow, 'id' | 'periodId' | 'board' | 'recipientId' | 'kind' | 'amount' | 'decision' | 'note'>
type Check = (facts: PrizeFacts) => ReturnType<typeof checkPayment | typeof checkRecovery>

const move = (store: Store, actor: Actor, asked: Asked, check: Check, isOverruled: (facts: PrizeFacts) => boolean): Promise<PrizeMove> =>
  store.lane.do({
    name: 'prize-move',
    alone: async (world) => {
      const { write } = store.connections
      const [known] = await write.select().from(prizeMoves).where(eq(prizeMoves.id, asked.id))
      if (known) return replay(store, known, asked)
      const { campaign, period } = findPeriod(store, asked.periodId)
      if (campaign.training) throw new Refused('training-campaign')
      const { entries } = await linesOf(write, store.register, campaign, [period], world.now)
      const entry = entries.find(({ line }) => line.board === asked.board && line.recipientId === asked.recipientId)
      if (!entry) throw new Refused('prize-unknown')
      const verdict = check(entry.facts)
      if (!verdict.ok) throw new Refused(verdict.refusal, verdict.refusal === 'prize-not-due' ? ['amount'] : [])
      const row: MoveRow = { ...asked, campaignId: campaign.id, at: world.now, by: actor.staffId }
      world.statements.push(statementOf(write.insert(prizeMoves).values(row)))
      tellOf(world, campaign, period, row)
      note(world, actor, row.kind === 'payment' ? 'prize-paid' : 'prize-recovered', row.id, {
        ...{ periodId: row.periodId, board: row.board, recipientId: row.recipientId, amount: row.amount, decision: row.decision ?? undefined },
        asAnnounced: isOverruled(entry.facts) || undefined,
      })
      return moveView(store.register, row)
    },
  })

/** The same id with the same body is the same move; with another body it is refused (`id-conflict`). */
function replay(store: Store, known: MoveRow, asked: Asked): PrizeMove {
  const isSame = (Object.keys(asked) as (keyof Asked)[]).every((name) => known[name] === asked[name])
  if (!isSame) throw new Refused('id-conflict', ['id'])
  return moveView(store.register, known)
}

function tellOf(world: World, campaign: Campaign, period: CampaignPeriod, { kind, board, recipientId, amount, decision }: MoveRow): void {
  const head = { periodId: period.id, periodKind: period.kind, periodNumber: period.number, amount }
  const body: NoticeBody = kind === 'payment' ? { kind: 'prize-paid', ...head } : { kind: 'prize-recovered', ...head, decision: decision ?? '' }
  for (const staffId of toldOf(world.register, board, recipientId, world.now)) tell(world, campaign.id, staffId, body)
}
