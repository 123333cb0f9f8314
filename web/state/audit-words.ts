import { AUDIT_ACTS, type AuditAct, type AuditLine } from '#contract/audit.ts'
import type { PeriodKind } from '#rules/words.ts'
import { auditDetail as d, auditExports } from '../text/audit-detail.vi.ts'
import { audit as t, auditSays } from '../text/audit.vi.ts'
import { common } from '../text/common.vi.ts'
import { count, dong } from '../text/format.ts'
import { periodName } from './periods.ts'

const KNOWN: readonly string[] = Object.values(AUDIT_ACTS).flat()

/** Who did it. */
export const whoOf = ({ by }: AuditLine): string => by.name ?? t.who[by.id] ?? t.unknownPerson

/** What it was done to; empty where an act has nothing of the kind. */
export function subjectOf({ subject, by }: AuditLine): string {
  const { kind, period } = subject
  const name = subject.name ?? t.subjects.other
  const ofPeriod = period ? periodName(period as { kind: PeriodKind; number: number }) : ''
  if (kind === 'none') return ''
  if (kind === 'entry') return by.name !== null && by.name === subject.name ? t.subjects.ownEntry : t.subjects.entry(name)
  if (kind === 'case') return t.subjects.case(name)
  if (kind === 'campaign') return t.subjects.campaign(name)
  if (kind === 'period') return t.subjects.period(ofPeriod, name)
  if (kind === 'result') return t.subjects.result(ofPeriod, name)
  return name
}

/** What was done, to follow the name; an act of a newer server stands as it is called. */
export function saysOf(line: AuditLine): string {
  if (!KNOWN.includes(line.act)) return line.act
  const say = (line.subject.id.startsWith('gift.') && t.giftCases[line.act]) || auditSays[line.act as AuditAct]
  const kind = line.act === 'exported' ? auditExports[(detailOf(line)?.['kind'] ?? '') as 'slips'] : undefined
  return [say(subjectOf(line)), kind].filter(Boolean).join(' ')
}

/** From which device. */
export function deviceOf({ device }: AuditLine): string {
  if (!device) return t.line.server
  return device.name ?? t.line.unnamed(device.id.slice(0, 8))
}

type Detail = Record<string, unknown>

/** The detail of a line; older lines hold plain text. */
function detailOf({ detail }: AuditLine): Detail | null {
  try {
    const read: unknown = JSON.parse(detail ?? 'null')
    return read !== null && typeof read === 'object' ? (read as Detail) : null
  } catch {
    return null
  }
}

/** What changed and why, in short parts. */
export function partsOf(line: AuditLine): string[] {
  const detail = detailOf(line)
  if (!detail) return line.detail && !/^[0-9a-f]{64}$/.test(line.detail) ? [line.detail] : []
  return SAYERS.flatMap((say) => say(detail, line) ?? [])
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
const number = (value: unknown): number | null => (typeof value === 'number' ? value : null)
const state = (value: unknown): string | null => d.states[String(value)] ?? null
const said = <Value>(value: Value | null, say: (value: Value) => string): string | null => (value === null ? null : say(value))

type Sayer = (detail: Detail, line: AuditLine) => string | null

const SAYERS: readonly Sayer[] = [
  ({ before, after }) => (state(before) && state(after) && before !== after ? d.moved(state(before)!, state(after)!) : before ? null : state(after)),
  ({ changed }) => (Array.isArray(changed) && changed.length > 0 ? d.changed(namesOf(changed)) : null),
  (detail, { act }) => (act === 'campaign-changed' ? d.changed(namesOf(Object.keys(detail))) : null),
  ({ why }, { act }) => (act === 'sign-in-failed' ? (d.why[String(why)] ?? null) : null),
  ({ kind }, { act }) => (act === 'imported' ? (d.imports[String(kind)] ?? null) : null),
  ({ rows, changed }) => (number(rows) === null || number(changed) === null ? null : d.rows(number(rows)!, number(changed)!)),
  ({ role }) => d.roles[String(role)] ?? null,
  ({ entries }) => said(number(entries) || null, d.entries),
  ({ product, target }) => (number(target) === null ? null : d.target(common.product[product as 'bhxh-tn'] ?? '', number(target)!)),
  ({ cells }) => (Array.isArray(cells) ? d.cells(cells.length) : null),
  ({ quantity }) => said(number(quantity), (pieces) => d.pieces(`${pieces > 0 ? '+' : pieces < 0 ? '−' : ''}${count(Math.abs(pieces))}`)),
  ({ source }) => d.source[String(source)] ?? null,
  ({ amount }) => said(number(amount), dong),
  ({ decision }) => said(text(decision), d.decision),
  ({ asAnnounced }) => (asAnnounced === true ? d.asAnnounced : null),
  ({ training }) => (training === true ? d.training : null),
  ({ again }) => (again === true ? d.again : null),
  ({ version }) => said(number(version), d.version),
  ({ takeOut }) => said(number(takeOut) || null, d.takeOut),
  ({ takeIn }) => said(number(takeIn) || null, d.takeIn),
  ({ setAside }) => said(number(setAside) || null, d.setAside),
  ({ hash }) => said(text(hash), (whole) => d.hash(whole.slice(0, 12))),
  ({ reason }) => said(text(reason), d.reason),
  ({ comment, note }) => said(text(comment) ?? text(note), d.comment),
]

function namesOf(names: unknown[]): string {
  const known = names.flatMap((name) => d.fields[String(name)] ?? [])
  const rest = names.length - known.length
  return [...known, ...(rest > 0 ? [d.others(rest)] : [])].join(', ')
}
