import { expect, test } from 'vitest'
import { AUDIT_ACTS, ENTRY_EVENTS, EXPORT_KINDS } from '#contract/audit.ts'
import { auditExports } from '../../web/text/audit-detail.vi.ts'
import { audit, auditSays } from '../../web/text/audit.vi.ts'
import { codeOf, filesOf, linesOf } from './sources.ts'

const server = filesOf('api', 'db').filter((path) => path.endsWith('.ts'))
const ACTS: string[] = Object.values(AUDIT_ACTS).flat()

test('every act that the server notes has words, and no words are left over', () => {
  const noted = server.flatMap((path) =>
    [...codeOf(path).matchAll(/\bnote\(\s*world,\s*(?:\{[^}]*\}|[\w.]+),\s*([^,]+)/g)].flatMap(([, said]) => actsIn(said ?? '')),
  )
  expect(noted.length).toBeGreaterThan(40)
  expect(noted.filter((act) => !ACTS.includes(act))).toEqual([])
  expect(ACTS.filter((act) => !noted.includes(act) && !ENTRY_EVENTS.some((event) => act === `entry-${event}`))).toEqual([])
  expect(Object.keys(auditSays).toSorted()).toEqual(ACTS.toSorted())
  expect(Object.keys(auditExports).toSorted()).toEqual([...EXPORT_KINDS].toSorted())
  for (const group of Object.keys(AUDIT_ACTS)) expect(audit.groups[group as 'access']).toMatch(/./)
})

/** `'a'`, `x ? 'a' : 'b'`, and `a-${…}` with every act that begins so. */
function actsIn(code: string): string[] {
  const begins = [...code.matchAll(/`([a-z-]+)\$\{/g)].flatMap(([, start]) => ACTS.filter((act) => act.startsWith(start ?? '?')))
  return [...[...code.matchAll(/'([a-z]+(?:-[a-z]+)*)'/g)].flatMap(([, act]) => act ?? []), ...begins].filter(
    (act) => !['for', 'against', 'payment', 'verify'].includes(act),
  )
}

test('audit lines are stored by the lane alone, and all through one statement', () => {
  expect(linesOf(server, /INSERT INTO audit|insert\((schema\.)?audit\)/i, codeOf)).toHaveLength(1)
  expect(
    linesOf(server, /\binsertOf\(|\bchainOn\(/, codeOf)
      .map((line) => line.split(':')[0])
      .toSorted(),
  ).toEqual([...['db/audit/chain.ts', 'db/audit/chain.ts'], ...['db/lane/flush.ts', 'db/lane/lane.ts']])
  const past = server.filter((path) => !['db/audit/note.ts', 'db/lane/world.ts'].includes(path))
  expect(linesOf(past, /\baudit\.push\(/, codeOf)).toEqual([])
})

/** What leaves no line: it changes no fact, or only what a machine keeps for itself. */
const SILENT = [
  ...['db/devices.ts note-phone', 'db/enrolments/likeness.ts liken', 'db/standings/freeze.ts freeze', 'db/standings/recount.ts recount'],
  ...['db/lists/receive.ts list-rows', 'db/lists/run.ts ', 'db/lists/run.ts end-list'],
  ...['db/campaigns/day-counts.ts count-days', 'db/access/sessions.ts slide-session', 'db/access/failures.ts count-try', 'db/access/failures.ts forget-tries'],
  // A hold is what two machines agree on; what it leads to, a handover or an override, has its line.
  ...['db/vouchers/claim.ts claim-voucher', 'db/vouchers/round.ts holdings-round'],
]

test('every write of the server leaves a line, but for those that are known to need none', () => {
  const jobs = server.flatMap((path) => {
    const text = codeOf(path)
    const starts = [...text.matchAll(/lane\s*\.do\(/g)].map(({ index }) => index)
    return starts.map((start) => {
      const [job = ''] = text.slice(start).split('\n\n')
      const name = /name: '([a-z-]+)'/.exec(job)?.[1] ?? ''
      return {
        name: `${path} ${name}`,
        noted:
          /\bnote\(|\bslipOf\(|finalise\(|keep\(|keepMove\(|\.transitions\.push\(|\bdecide\(|\bapply\(|about\(|jobOf\(|settle\(|rewriteEntry\(|openGiftCase\(|undoHandover\(/.test(
            job,
          ),
      }
    })
  })
  expect(jobs.length).toBeGreaterThan(45)
  expect(jobs.flatMap(({ name, noted }) => (noted ? [] : [name])).toSorted()).toEqual(SILENT.toSorted())
})
