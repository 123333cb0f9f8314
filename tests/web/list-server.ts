import type { ListMapping, ListRow, NewList } from '#contract/lists.ts'
import { type Asked, json } from './desk-house.ts'

type Kept = NewList & { id: string; state: 'receiving' | 'matching'; arrived: Map<number, ListRow> }

/** What a server does with lists, in a few lines: the same digest is the same list, rows come any number of times, columns are remembered. */
export class ListServer {
  lists: Kept[] = []
  mappings = new Map<string, ListMapping>()
  /** Rows that it loses, once: by their place among those that come. */
  losing = new Set<number>()

  says = ({ method, path, body }: Asked): Response | undefined => {
    if (path.startsWith('/api/lists/mapping?headings=')) return json({ mapping: this.mappings.get(path.slice(28)) ?? null })
    if (method !== 'POST') return undefined
    if (path === '/api/lists') return json(this.#begin(body as NewList))
    const list = this.lists.find(({ id }) => path.startsWith(`/api/lists/${id}/`))
    if (!list) return undefined
    if (path.endsWith('/rows')) {
      for (const row of body.rows as ListRow[]) if (!this.losing.delete(row.row)) list.arrived.set(row.row, row)
      return json({ received: list.arrived.size })
    }
    list.state = 'matching'
    return json({})
  }

  #begin(given: NewList) {
    const known = this.lists.find(({ digest }) => digest === given.digest)
    const list: Kept = known ?? { ...given, id: `0193-${this.lists.length}`, state: 'receiving', arrived: new Map() }
    if (!known) this.lists.push(list)
    this.mappings.set(given.headings, given.mapping)
    return { id: list.id, state: list.state, rows: list.rows, received: list.arrived.size }
  }
}
