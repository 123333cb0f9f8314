import type { Route } from '../route.ts'
import { amendments } from './amendments.ts'
import { announcements } from './announcements.ts'
import { assignments } from './assignments.ts'
import { audit } from './audit.ts'
import { campaigns } from './campaigns.ts'
import { cases } from './cases.ts'
import { checks } from './checks.ts'
import { complaints } from './complaints.ts'
import { corrections } from './corrections.ts'
import { enrolments } from './enrolments.ts'
import { health } from './health.ts'
import { imports } from './imports.ts'
import { invitations } from './invitations.ts'
import { lists } from './lists.ts'
import { lostVouchers } from './lost-vouchers.ts'
import { notices } from './notices.ts'
import { offices } from './offices.ts'
import { openapi } from './openapi.ts'
import { organisations } from './organisations.ts'
import { pairs } from './pairs.ts'
import { prizes } from './prizes.ts'
import { results } from './results.ts'
import { rules } from './rules.ts'
import { sessions } from './sessions.ts'
import { staff } from './staff.ts'
import { standings } from './standings.ts'
import { holdings } from './holdings.ts'
import { stock } from './stock.ts'
import { sync } from './sync.ts'
import { targets } from './targets.ts'
import { verifications } from './verifications.ts'
import { blanks } from './blanks.ts'
import { vouchers } from './vouchers.ts'

/** Every route of the API by its noun, with who may use it. */
export const FAMILIES: Readonly<Record<string, Route[]>> = {
  ...{
    health,
    sessions,
    sync,
    enrolments,
    verifications,
    amendments,
    cases,
    lists,
    pairs,
    campaigns,
    rules,
    standings,
    results,
    corrections,
    announcements,
    complaints,
    notices,
    prizes,
    checks,
    vouchers,
    holdings,
    blanks,
    stock,
  },
  'lost-vouchers': lostVouchers,
  // What an organiser sets up.
  ...{ organisations, offices, staff, assignments, invitations, targets, imports },
  audit,
  openapi: openapi(() => FAMILIES),
}

/** The server mounts this table, the tests walk through it, and the OpenAPI document is made from it. */
export const ROUTES: Route[] = Object.values(FAMILIES).flat()
