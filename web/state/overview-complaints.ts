import { createMemo, mapArray } from 'solid-js'
import type { Complaints } from '#contract/complaints.ts'
import type { App } from './app.ts'
import { createRead, type ReadPowers } from './read.ts'

/** Objections that wait for an answer, over the periods whose result is out and not sealed yet. */
export function createComplaintCount(app: App, reads: ReadPowers) {
  const ids = createMemo(() => (app.bundle()?.periods ?? []).flatMap((period) => (period.state === 'announced' ? [period.id] : [])))
  const counts = createMemo(
    mapArray(ids, (id) => {
      const read = createRead<Complaints>(reads, () => `/api/periods/${encodeURIComponent(id)}/complaints`)
      return { id, isKnown: () => read.value() !== null, open: () => read.value()?.complaints.filter((one) => one.answer === null).length ?? 0 }
    }),
  )
  return {
    isKnown: () => counts().every((one) => one.isKnown()),
    count: () => counts().reduce((sum, one) => sum + one.open(), 0),
    href: () => `/chot/${counts().find((one) => one.open() > 0)?.id ?? ''}`,
  }
}
