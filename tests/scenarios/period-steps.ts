import type { Closing } from '#contract/results.ts'
import type { QueueEntry } from '#contract/enrolments.ts'
import { dayOf } from '#rules/days.ts'
import { newId } from '../cast/phone.ts'
import type { StepOf } from './format.ts'
import { Differs, entryNamed, must, periodNamed, type Operation, type Stage } from './stage.ts'

const COMMENT = 'Theo kịch bản'

/** Closes a period, proposes to, or approves what another proposed; or is refused for exactly what the step names. */
export async function close(stage: Stage, { by = 'btc1', close: name, blockedBy }: StepOf<'close'>): Promise<void> {
  const person = await stage.as(by)
  const id = periodNamed(stage, name)
  const { proposal, hash } = must(await person.get<Closing>(`/api/periods/${id}/closing`), `close ${name}`)
  const answer = proposal
    ? await person.post(`/api/results/${proposal.id}/approval`, { comment: COMMENT })
    : await person.post(`/api/periods/${id}/result`, { comment: COMMENT, acknowledged: true, hash })
  const found: string[] = answer.body?.detail?.blockers?.map(({ code }: { code: string }) => code) ?? []
  if (!blockedBy) return void must(answer, `close ${name}`)
  if (answer.body?.code !== 'close-blocked')
    throw new Differs(`close ${name}: expected a refusal for ${blockedBy.join(', ')}, found ${answer.status} ${answer.text}`)
  const missing = blockedBy.filter((code) => !found.includes(code))
  if (missing.length > 0 || found.length !== new Set(blockedBy).size)
    throw new Differs(`close ${name}: expected to be blocked by ${blockedBy.join(', ')}, found ${found.join(', ')}`)
}

export async function move(stage: Stage, { at, by = 'btc1', move: said }: StepOf<'move'>): Promise<void> {
  const [organiser, collector] = await Promise.all([stage.as(by), stage.as(said.staff)])
  const asked = {
    staffId: collector.id,
    role: 'collector',
    organisationId: stage.house.furniture.organisation(said.organisation),
    officeId: null,
    from: dayOf(new Date(at).getTime()),
  }
  must(await organiser.post('/api/assignments', asked), `move ${said.staff}`)
}

/** A clerk types the code of an entry's voucher with the last four digits of the CCCD. */
export async function handOver(stage: Stage, { by = '', handover: name, verdict: expected, again }: StepOf<'handover'>): Promise<void> {
  const clerk = await stage.as(by)
  const key = `${by} ${name}`
  const last = stage.operations.get(key)
  if (again && last === undefined) throw new Differs(`handover ${name}: ${by} has done nothing yet that could be repeated`)
  const operation = again && last !== undefined ? last : await newOperation(stage, name)
  const found = operation ? await clerk.post(`/api/vouchers/${operation.code}/handover`, operation.body) : null
  const verdict = found ? (found.body?.verdict ?? `${found.status} ${found.text}`) : 'none'
  if (verdict !== expected) throw new Differs(`handover ${name}: expected ${expected}, found ${verdict}`)
  if (!found || !operation) return void stage.operations.set(key, null)
  // What was booked is answered with the same bytes; what was not is judged anew, with the time of now.
  if (again && verdict === 'redeemed' && found.text !== operation.answer?.text)
    throw new Differs(`handover ${name}: expected the same answer again, ${operation.answer?.text}, found ${found.text}`)
  stage.operations.set(key, { ...operation, answer: found })
}

async function newOperation(stage: Stage, name: string): Promise<(Omit<Operation, 'answer'> & { answer: null }) | null> {
  const entry = entryNamed(stage, name)
  const supervisor = await stage.as('pt1')
  const { voucher } = must(await supervisor.get<QueueEntry>(`/api/enrolments/${entry.item.id}`), `handover ${name}`)
  return voucher && { code: voucher.code, body: { id: newId(), source: 'typed', fact: entry.cccd.slice(-4) }, answer: null }
}
