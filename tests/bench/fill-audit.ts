import { randomUUID } from 'node:crypto'
import { chainOn, insertOf } from '#db/audit/chain.ts'
import type { Store } from '#db/store.ts'
import { idAt } from './ids.ts'

/** Lays lines straight into the audit, chained on as the lane does it, of everybody and each about an entry of its own. */
export async function fillAudit(store: Store, count: number): Promise<void> {
  const people = [...store.register.staff.keys()]
  const detail = JSON.stringify({ after: 'received' })
  for (let done = 0; done < count; done += 10_000) {
    const lines = Array.from({ length: Math.min(10_000, count - done) }, (_, index) => ({
      ...{ at: store.now() - count + done + index, by: people[index % people.length] ?? '', deviceId: randomUUID() },
      ...{ act: 'entry-log' as const, subject: idAt(store.now() - count + done + index), detail },
    }))
    const chained = chainOn(store.audit, lines)
    await store.connections.writer.batch(insertOf(chained.lines), 'write')
    store.audit = chained.head
  }
}

/** The same server without audit lines: each job's are forgotten before they are chained and stored. */
export function withoutAudit({ lane }: Store): void {
  const { do: plain } = lane
  lane.do = (job) => {
    if ('alone' in job) return plain({ ...job, alone: async (world) => job.alone(world).finally(() => void (world.audit.length = 0)) })
    return plain({
      ...job,
      run(world) {
        const value = job.run(world)
        world.audit.length = 0
        return value
      },
    })
  }
}
