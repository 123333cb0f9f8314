import { inArray } from 'drizzle-orm'
import type { Actor } from '#db/actor.ts'
import { decideCase } from '#db/cases/decide.ts'
import { caseIdOf } from '#db/cases/open.ts'
import { cancelEntry, decideLateness, judge } from '#db/enrolments/judge.ts'
import { applyItems } from '#db/enrolments/sync.ts'
import type { EnrolmentRow } from '#db/lane/world.ts'
import { verifierOf } from '#db/organisations.ts'
import { enrolments } from '#db/schema/index.ts'
import type { Planned } from './entries.ts'
import type { Moment } from './moments.ts'
import { BEGAN, type Stage } from './stage.ts'

const REASONS = {
  reject: ['Người này đang đóng BHXH bắt buộc tại nơi làm việc', 'Không thu được tiền, biên lai đã huỷ'],
  return: [
    'Số biên lai thiếu một chữ số, xem lại cuống biên lai',
    'Số tháng đóng không khớp với số tiền trên biên lai',
    'Họ tên chưa đúng với giấy tờ, hỏi lại người tham gia',
  ],
  cancel: ['Người tham gia xin hoàn tiền trong ngày', 'Ghi nhầm sản phẩm, đã lập biên lai khác'],
  for: ['Biên lai này lập trước, đã đối chiếu hai cuống'],
  against: ['Giữ lượt nhận trước, biên lai kia cũng lập trước'],
  late: ['Vùng mất sóng, biên lai lập trong tuần'],
  leave: ['Không có biên lai gốc để đối chiếu ngày'],
}

/** Supervisors judge what waits each morning and each afternoon; collectors mend before that what came back. */
export function judgingMoments(stage: Stage, planned: Planned[]): Moment[] {
  const plans = new Map(planned.map((one) => [one.id, one]))
  return Array.from({ length: BEGAN + 1 }, (_, day) => day).flatMap((day) => [
    { at: stage.at(day, 7.9), happen: () => mendReturned(stage, plans) },
    { at: stage.at(day, 8.6), happen: () => judgeWaiting(stage, plans) },
    { at: stage.at(day, 15.7), happen: () => mendReturned(stage, plans) },
    { at: stage.at(day, 16.6), happen: () => judgeWaiting(stage, plans) },
  ])
}

const rowsIn = ({ store }: Stage, states: EnrolmentRow['state'][]) =>
  store.connections.read.select().from(enrolments).where(inArray(enrolments.state, states)).orderBy(enrolments.seq)

async function judgeWaiting(stage: Stage, plans: Map<string, Planned>): Promise<void> {
  const rows = await rowsIn(stage, ['received', 'duplicate'])
  await Promise.all(rows.map((row) => judgeOne(stage, row, plans.get(row.id))))
}

async function judgeOne(stage: Stage, row: EnrolmentRow, plan: Planned | undefined): Promise<void> {
  const { store, chance } = stage
  const by = supervisorOf(stage, row)
  const because = (kind: keyof typeof REASONS) => chance.pick(REASONS[kind])
  if (!plan || plan.fate === 'stay' || plan.fate === 'open' || plan.fate === 'wait-late') return
  if (row.state === 'duplicate') return plan.fate === 'for' || plan.fate === 'against' ? decide(stage, row, plan.fate === 'for', because(plan.fate)) : undefined
  if (plan.fate === 'reject' || plan.fate === 'return') return judge(store, by, row.id, plan.fate, because(plan.fate))
  if (plan.fate === 'cancel') return cancelEntry(store, by, row.id, because('cancel'))
  if (plan.fate === 'mend' && row.receiptNumber === plan.body.receiptNumber) return judge(store, by, row.id, 'return', because('return'))
  if (row.late === 'waiting') await decideLateness(store, by, row.id, plan.fate === 'accept-late', because(plan.fate === 'accept-late' ? 'late' : 'leave'))
  await judge(store, by, row.id, 'verify', null)
}

/** The organiser decides what two supervisors share; a case that is decided already stays. */
async function decide(stage: Stage, row: EnrolmentRow, counts: boolean, reason: string): Promise<void> {
  const id = caseIdOf('duplicate', row.id)
  const open = await stage.store.connections.reader.execute({ sql: `SELECT holder_id FROM cases WHERE id = ? AND state = 'open'`, args: [id] })
  if (open.rows.length > 0) await decideCase(stage.store, stage.as('btc02'), id, { counts, reason })
}

async function mendReturned(stage: Stage, plans: Map<string, Planned>): Promise<void> {
  const { store, chance } = stage
  const rows = (await rowsIn(stage, ['returned'])).filter(({ id }) => plans.get(id)?.fate === 'mend')
  const corrections = rows.map((row) => {
    const item = {
      id: chance.uuid(store.now()),
      kind: 'correction',
      of: row.id,
      capturedAt: store.now(),
      body: { receiptNumber: `${row.receiptNumber}A` },
    }
    return applyItems(store, { staffId: row.collectorId, deviceId: row.deviceId, offset: 0, roundTrip: 0, may: () => true }, [item])
  })
  await Promise.all(corrections)
}

/** Whoever supervises the organisation that confirms an entry. */
export function supervisorOf({ store, as }: Stage, row: Pick<EnrolmentRow, 'organisationId'>): Actor {
  const verifier = verifierOf(store.register, row.organisationId)
  const assignment = [...store.register.assignments.values()].flat().find(({ role, organisationId }) => role === 'supervisor' && organisationId === verifier)
  return as(store.register.staff.get(assignment?.staffId ?? '')?.code ?? '')
}
