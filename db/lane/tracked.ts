/** Rows of one table while a group of writes is decided: what was loaded, what it has become, what is new. */
export type Tracked<Row> = {
  get(key: string): Row | undefined
  all(): Row[]
  load(rows: Row[]): void
  add(row: Row): Row
  change(key: string, patch: Partial<Row>): Row
  added(): Row[]
  changed(): { key: string; before: Row; after: Row }[]
}

export function makeTracked<Row>(keyOf: (row: Row) => string, touch: () => void): Tracked<Row> {
  const before = new Map<string, Row>()
  const now = new Map<string, Row>()
  return {
    get: (key) => now.get(key),
    all: () => [...now.values()],
    load(rows) {
      for (const row of rows) {
        const key = keyOf(row)
        if (now.has(key)) continue
        before.set(key, row)
        now.set(key, row)
      }
    },
    add(row) {
      touch()
      now.set(keyOf(row), row)
      return row
    },
    change(key, patch) {
      const row = now.get(key)
      if (!row) throw new Error(`Row ${key} was not loaded`)
      touch()
      const next = { ...row, ...patch }
      now.set(key, next)
      return next
    },
    added: () => [...now].filter(([key]) => !before.has(key)).map(([, row]) => row),
    changed: () =>
      [...before].flatMap(([key, row]) => {
        const after = now.get(key) as Row
        return isSame(row, after) ? [] : [{ key, before: row, after }]
      }),
  }
}

/** Field by field: what a group changed and put back needs no write. */
const isSame = <Row>(before: Row, after: Row): boolean =>
  before === after || Object.entries(after as object).every(([name, value]) => value === before[name as keyof Row])
