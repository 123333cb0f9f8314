import { inArray } from 'drizzle-orm'
import type { AuditLine } from '#contract/audit.ts'
import type { Register } from '../register.ts'
import { devices, enrolments, results } from '../schema/index.ts'
import type { Store } from '../store.ts'
import type { Line } from './chain.ts'

type Subject = AuditLine['subject']

/** Lines as they are read: with the names of people, devices and things. Of a participant nothing is named: an entry goes by its collector. */
export async function nameLines(store: Store, lines: Line[]): Promise<AuditLine[]> {
  const { read } = store.connections
  const { register } = store
  const subjects = new Map([...new Set(lines.map(({ subject }) => subject))].map((id) => [id, known(register, id)]))
  const open = [...subjects].flatMap(([id, found]) => (found ? [] : [entryIdOf(id)]))
  const entries = await read.select({ id: enrolments.id, collectorId: enrolments.collectorId }).from(enrolments).where(inArray(enrolments.id, open))
  const versions = await read.select({ id: results.id, periodId: results.periodId }).from(results).where(inArray(results.id, open))
  const collectors = new Map(entries.map((entry) => [entry.id, register.staff.get(entry.collectorId)?.name ?? null]))
  const periods = new Map(versions.map((one) => [one.id, one.periodId]))
  const machines = await read
    .select({ id: devices.id, staffId: devices.staffId, name: devices.name })
    .from(devices)
    .where(inArray(devices.id, [...new Set(lines.flatMap(({ deviceId }) => deviceId ?? []))]))
  const subjectOf = (id: string): Subject => {
    const found = subjects.get(id)
    if (found) return found
    const collector = collectors.get(entryIdOf(id))
    if (collector !== undefined) return { id, kind: id === entryIdOf(id) ? 'entry' : 'case', name: collector, period: null }
    const period = known(register, periods.get(id) ?? '?')
    return period ? { ...period, id, kind: 'result' } : { id, kind: 'other', name: null, period: null }
  }
  return lines.map(({ id, at, by, deviceId, act, subject, detail }) => {
    const person = register.staff.get(by)
    const machine = machines.find((one) => one.id === deviceId && (by === '' || one.staffId === by))
    return {
      ...{ id, at, act, detail, subject: subjectOf(subject) },
      by: { id: by, code: person?.code ?? null, name: person?.name ?? null },
      device: deviceId === null ? null : { id: deviceId, name: machine?.name ?? null },
    }
  })
}

/** A case is called by its kind and its entry. */
const entryIdOf = (subject: string): string => subject.slice(subject.indexOf('.') + 1)

/** What stands in memory. */
function known({ staff, campaigns, organisations, offices }: Register, id: string): Subject | null {
  if (id === '') return { id, kind: 'none', name: null, period: null }
  const named = { person: staff.get(id), campaign: campaigns.get(id), organisation: organisations.get(id), office: offices.get(id) }
  for (const [kind, one] of Object.entries(named)) if (one) return { id, kind: kind as keyof typeof named, name: one.name, period: null }
  for (const campaign of campaigns.values()) {
    const period = campaign.periods.find((one) => one.id === id)
    if (period) return { id, kind: 'period', name: campaign.name, period: { kind: period.kind, number: period.number } }
  }
  return null
}
