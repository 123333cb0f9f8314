import { sql, type SQL } from 'drizzle-orm'
import { enrolments, enrolmentVersions, listRows } from '../schema/index.ts'
import type { ListRecord } from './scope.ts'

/** Does a row's entry say something else since the comparing began, or since a person decided? Then nobody has compared what it says now. A change of its state alone is none. */
export const restated = ({ seq, matchedAt }: Pick<ListRecord, 'seq' | 'matchedAt'>): SQL<boolean> =>
  sql`(${enrolments.changedSeq} > ${seq} and exists (select 1 from ${enrolmentVersions} where ${enrolmentVersions.enrolmentId} = ${enrolments.id}
    and ${enrolmentVersions.at} >= coalesce(${listRows.decidedAt}, ${matchedAt ?? 0})))`
