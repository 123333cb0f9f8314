import { and, eq, isNotNull, or } from 'drizzle-orm'
import { setImmediate as breathe, setTimeout as wait } from 'node:timers/promises'
import { Refused } from '#contract/refusals.ts'
import type { Actor } from '../actor.ts'
import { note } from '../audit/note.ts'
import { campaignOf } from '../enrolments/log.ts'
import type { Job } from '../lane/lane.ts'
import { lists } from '../schema/index.ts'
import { statementOf } from '../statements.ts'
import type { Store } from '../store.ts'
import { confirmNext } from './confirm.ts'
import { touchList } from './counts.ts'
import { compareNext } from './match.ts'
import { countRows } from './receive.ts'
import { findList, type ListRecord } from './scope.ts'

/**
 * Compares a list's rows with the entries behind the request: the first time all of them, later the undecided ones anew, with what came since.
 * Refuses `list-incomplete` while rows are missing, `list-running` while entries are confirmed, `campaign-erased`; one that is being compared, or whose work ended in a fault, goes on.
 */
export async function startMatching(store: Store, actor: Actor, id: string): Promise<void> {
  const list = await findList(store, actor, id)
  if (isStalled(store, list)) return goOn(store, id)
  campaignOf(store, list.campaignId)
  if (list.state === 'receiving' && (await countRows(store, id)) < list.rows) throw new Refused('list-incomplete')
  await store.lane.do({
    name: 'start-matching',
    alone: async (world) => {
      const now = await read(store, id)
      if (now?.confirming) throw new Refused('list-running')
      if (now?.state === 'matching') return
      const begun = { state: 'matching' as const, cursor: 0, seq: world.seq(), matchedAt: world.now }
      note(world, actor, 'list-compared', id, list.matchedAt === null ? null : { again: true })
      world.statements.push(statementOf(store.connections.write.update(lists).set(begun).where(eq(lists.id, id))))
    },
  })
  goOn(store, id)
}

/** At the start of the server: goes on with whatever the last one was in the middle of. */
export async function resumeLists(store: Store): Promise<void> {
  const half = or(eq(lists.state, 'matching'), and(eq(lists.state, 'matched'), isNotNull(lists.confirming)))
  for (const { id } of await store.connections.read.select({ id: lists.id }).from(lists).where(half)) goOn(store, id)
}

/** Is something left to do, and nothing does it? Then a fault ended the work; the log says which. */
export const isStalled = ({ tasks }: Store, list: ListRecord): boolean =>
  (list.state === 'matching' || list.confirming !== null) && !tasks.isRunning(taskOf(list.id))

const taskOf = (id: string) => `list ${id}`

/** Works on a list, group by group, until nothing is left to do or the store closes; each group's outcome and how far it came are one write. */
export function goOn(store: Store, id: string): void {
  store.tasks.start(taskOf(id), async (stopped) => {
    while (!stopped()) {
      const list = await read(store, id)
      const campaign = list && store.register.campaigns.get(list.campaignId)
      if (!list) return
      if (!campaign?.key) return endErased(store, list)
      const { confirming } = list
      const job = list.state === 'matching' ? compareNext(store, campaign, list) : confirming && confirmNext(store, list, confirming)
      if (!job) return
      await patiently(store, await job, stopped)
      touchList(store, id)
      await breathe()
    }
  })
}

/** What was erased meanwhile is compared with nothing and confirmed by nobody. */
async function endErased(store: Store, list: ListRecord): Promise<void> {
  if (list.state !== 'matching' && list.confirming === null) return
  const ended = { confirming: null, state: list.state === 'matching' ? ('matched' as const) : list.state }
  const statement = statementOf(store.connections.write.update(lists).set(ended).where(eq(lists.id, list.id)))
  await store.lane.do({ name: 'end-list', needs: {}, run: (world) => void world.statements.push(statement) })
  touchList(store, list.id)
}

async function read(store: Store, id: string): Promise<ListRecord | undefined> {
  const [list] = await store.connections.read.select().from(lists).where(eq(lists.id, id))
  return list
}

/** A full lane is no reason to give up: phones go first. */
async function patiently(store: Store, job: Job<void>, stopped: () => boolean): Promise<void> {
  while (!stopped()) {
    try {
      return await store.lane.do(job)
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== 'server-busy') throw error
      await wait(500)
    }
  }
}
