import { asc, max } from 'drizzle-orm'
import { completeRules } from '#rules/defaults.ts'
import type { Period } from '#rules/periods.ts'
import type { CampaignRules } from '#rules/words.ts'
import { openCampaignKey, type CampaignKey } from './campaign-keys.ts'
import type { Keys } from './keys.ts'
import type { Database } from './open.ts'
import * as schema from './schema/index.ts'

export type Organisation = typeof schema.organisations.$inferSelect
export type Office = typeof schema.offices.$inferSelect
export type StaffMember = { id: string; code: string; name: string; publishName: boolean; ready: boolean }
export type Assignment = typeof schema.assignments.$inferSelect
export type Team = typeof schema.teams.$inferSelect
export type Target = typeof schema.targets.$inferSelect
export type CampaignPeriod = Period & { version: number | null; finalAt: number | null }

/** One campaign with all that its entries are judged by. `key` is null once its identifiers were erased, `rulesVersion` 0 while nothing is published. */
export type Campaign = typeof schema.campaigns.$inferSelect & {
  key: CampaignKey | null
  rules: CampaignRules
  rulesVersion: number
  periods: CampaignPeriod[]
  teams: Map<string, Team>
  officeIds: string[]
  targets: Target[]
}

/** What changes seldom and is asked often, in memory; read anew after each write that touches it. */
export type Register = {
  organisations: Map<string, Organisation>
  offices: Map<string, Office>
  staff: Map<string, StaffMember>
  assignments: Map<string, Assignment[]>
  campaigns: Map<string, Campaign>
}

/** All of it; or the campaigns alone beside what is `known` of people and places, of which there may be tens of thousands. */
export async function readRegister(db: Database, keys: Keys, known?: Register): Promise<Register> {
  if (known) return { ...known, campaigns: await readCampaigns(db, keys) }
  const staff = await db.select().from(schema.staff)
  const people = staff.map(({ id, code, name, publishName, pinHash }) => ({ id, code, name, publishName, ready: pinHash !== null }))
  const assignments = await db.select().from(schema.assignments).orderBy(asc(schema.assignments.firstDay))
  return {
    organisations: byId(await db.select().from(schema.organisations)),
    offices: byId(await db.select().from(schema.offices)),
    staff: byId(people),
    assignments: Map.groupBy(assignments, (row) => row.staffId),
    campaigns: await readCampaigns(db, keys),
  }
}

async function readCampaigns(db: Database, keys: Keys): Promise<Map<string, Campaign>> {
  const rows = await db.select().from(schema.campaigns).orderBy(asc(schema.campaigns.createdAt))
  const boxes = new Map((await db.select().from(schema.campaignKeys)).map((row) => [row.campaignId, row.box]))
  const versions = Map.groupBy(await db.select().from(schema.rulesVersions).orderBy(asc(schema.rulesVersions.version)), (row) => row.campaignId)
  const periods = Map.groupBy(await readPeriods(db), (row) => row.campaignId)
  const teams = Map.groupBy(await db.select().from(schema.teams), (row) => row.campaignId)
  const offices = Map.groupBy(await db.select().from(schema.campaignOffices), (row) => row.campaignId)
  const targets = Map.groupBy(await db.select().from(schema.targets), (row) => row.campaignId)
  const campaigns = rows.map((row) => {
    const box = boxes.get(row.id)
    const latest = versions.get(row.id)?.at(-1)
    return {
      ...row,
      key: box ? openCampaignKey(keys, row.id, box) : null,
      rules: completeRules(latest?.rules ?? row.draftRules),
      rulesVersion: latest?.version ?? 0,
      periods: periods.get(row.id) ?? [],
      teams: new Map((teams.get(row.id) ?? []).map((team) => [team.organisationId, team])),
      officeIds: (offices.get(row.id) ?? []).map((office) => office.officeId),
      targets: targets.get(row.id) ?? [],
    }
  })
  return byId(campaigns)
}

async function readPeriods(db: Database): Promise<(CampaignPeriod & { campaignId: string })[]> {
  const rows = await db.select().from(schema.periods).orderBy(asc(schema.periods.firstDay), asc(schema.periods.number))
  const { periodId, version, at } = schema.results
  const finals = new Map(
    (
      await db
        .select({ periodId, version: max(version), at: max(at) })
        .from(schema.results)
        .groupBy(periodId)
    ).map((row) => [row.periodId, row]),
  )
  return rows.map((row) => {
    const final = finals.get(row.id)
    return { ...row, final: final !== undefined, version: final?.version ?? null, finalAt: final?.at ?? null }
  })
}

const byId = <T extends { id: string }>(rows: T[]) => new Map(rows.map((row) => [row.id, row]))
