import type { Import, ImportAnswer, ImportKind, Slip } from '#contract/imports.ts'
import { Refused } from '#contract/refusals.ts'
import { dayOf } from '#rules/days.ts'
import type { Actor } from '../actor.ts'
import { randomId } from '../ids.ts'
import type { World } from '../lane/world.ts'
import type { Register } from '../register.ts'
import type { Store } from '../store.ts'
import { checkRow } from './check-row.ts'
import { note, type Context, type Kind } from './kind.ts'
import { officeKind } from './offices.ts'
import { organisationKind } from './organisations.ts'
import { staffKind } from './staff.ts'
import { readTable } from './table.ts'
import { targetKind } from './targets.ts'

const KINDS: Record<ImportKind, Kind<never>> = {
  organisations: organisationKind,
  offices: officeKind,
  staff: staffKind,
  targets: targetKind,
} as never
const PREVIEWED = 20

/** Reads a file and, with `apply`, stores it in one write; the same file again changes nothing. Refuses `campaign-unknown`, `body-malformed` without a row, and `import-has-errors` while a row is bad and not skipped. */
export async function importFile(store: Store, actor: Actor, asked: Import): Promise<ImportAnswer> {
  const kind = KINDS[asked.kind]
  if (!asked.apply) return readAll(kind, asked.text, contextOf(store, store.register, actor, asked, store.now())).answer
  return store.lane.do({ name: 'import', touchesRegister: true, alone: (world) => apply(world, kind, actor, asked) })
}

async function apply(world: World, kind: Kind<never>, actor: Actor, asked: Import): Promise<ImportAnswer> {
  const context = contextOf(world.store, world.register, actor, asked, world.now)
  const { answer, drafts } = readAll(kind, asked.text, context)
  if (answer.bad.length > 0 && !asked.skipBad) throw new Refused('import-has-errors', [], { bad: answer.bad.length })
  const slips: Slip[] = drafts.length === 0 ? [] : await kind.keep(world, drafts as never, context)
  if (drafts.length > 0) note(world, context.by, 'imported', asked.campaignId ?? '', { kind: asked.kind, rows: answer.rows, changed: drafts.length })
  return { ...answer, applied: true, slips }
}

function contextOf(store: Store, register: Register, actor: Actor, { kind, campaignId, from }: Import, now: number): Context {
  const campaign = register.campaigns.get(campaignId ?? '') ?? null
  if (KINDS[kind].needsCampaign && !campaign) throw new Refused('campaign-unknown', ['campaignId'])
  return { register, campaign, now, from: from ?? dayOf(now), newId: () => randomId(store), by: { staffId: actor.staffId, deviceId: actor.deviceId } }
}

/** `drafts` are the good ones that differ from what is stored; without a required column no row is good. */
function readAll(kind: Kind<never>, text: string, context: Context): { answer: ImportAnswer; drafts: unknown[] } {
  const table = readTable(text, (heading) => (typeof kind.columns === 'function' ? kind.columns(heading, context) : kind.columns))
  if (table.fields.length === 0) throw new Refused('body-malformed', ['text'])
  const rows = table.rows.map(checkRow)
  const lacksColumn = table.bad.some(({ reason }) => reason === 'missing')
  const read = lacksColumn ? [] : kind.read(rows, context)
  const good = read.filter(({ row }) => row.bad.length === 0)
  const drafts = good.map(({ draft }) => draft).filter((draft) => kind.differs(draft, context))
  const bad = [...table.bad, ...read.flatMap(({ row }) => row.bad)]
  const preview = [table.fields, ...good.slice(0, PREVIEWED).map(({ row }) => table.fields.map((field) => row.value(field)))]
  return { answer: { rows: rows.length, good: good.length, changed: drafts.length, bad, applied: false, slips: [], preview }, drafts }
}
