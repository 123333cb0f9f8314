import { type DBSchema, type IDBPDatabase, openDB, type OpenDBCallbacks } from 'idb'

/** A database that opens when first used and opens again when the browser closed it. */
export type Database<Schema extends DBSchema> = {
  run: <Result>(work: (database: IDBPDatabase<Schema>) => Promise<Result>) => Promise<Result>
  close: () => Promise<void>
}

/** A phone short of memory closes IndexedDB under a running page: the work is then done again on a fresh connection. */
export function openAgain<Schema extends DBSchema>(name: string, version: number, upgrade: NonNullable<OpenDBCallbacks<Schema>['upgrade']>): Database<Schema> {
  let opened: Promise<IDBPDatabase<Schema>> | null = null
  const open = () => (opened ??= connect())

  async function connect(): Promise<IDBPDatabase<Schema>> {
    try {
      const database = await openDB<Schema>(name, version, {
        upgrade,
        terminated: () => (opened = null),
        blocking: (_current, _blocked, event) => {
          opened = null
          ;(event.target as IDBDatabase).close()
        },
      })
      return database
    } catch (problem) {
      opened = null
      throw problem
    }
  }

  return {
    run: async (work) => {
      const connection = open()
      try {
        return await work(await connection)
      } catch (problem) {
        if (!wasClosed(problem)) throw problem
        if (opened === connection) opened = null
        return work(await open())
      }
    },
    close: async () => {
      const connection = opened
      opened = null
      ;(await connection)?.close()
    },
  }
}

const wasClosed = (problem: unknown) => problem instanceof DOMException && (problem.name === 'InvalidStateError' || problem.name === 'AbortError')
