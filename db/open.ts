import { createClient, type Client } from '@libsql/client'
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import * as schema from './schema/index.ts'

export type Database = LibSQLDatabase<typeof schema>
export type Connections = { writer: Client; reader: Client; write: Database; read: Database; checkpoint(): Promise<void>; close(): void }

/** `concurrency: 1` everywhere: a pool would give its PRAGMAs to one connection only, and a second writer would meet SQLITE_BUSY. */
const connect = (url: string, authToken: string | undefined) => createClient({ url, concurrency: 1, intMode: 'number', ...(authToken ? { authToken } : {}) })

const WRITER = [
  'PRAGMA journal_mode = WAL',
  'PRAGMA synchronous = FULL',
  'PRAGMA foreign_keys = ON',
  'PRAGMA recursive_triggers = ON',
  'PRAGMA cache_size = -65536',
]
const READER = ['PRAGMA query_only = ON', 'PRAGMA cache_size = -65536']

export const DATABASE_FILE = 'ra-quan.db'

/** Opens the one writer and the reader, each with its PRAGMAs. */
export async function connectTo({
  dataDir,
  file,
  url,
  authToken,
}: {
  dataDir: string
  file?: string | undefined
  url?: string | undefined
  authToken?: string | undefined
}): Promise<Connections> {
  if (!url) mkdirSync(dataDir, { recursive: true })
  const target = url ?? `file:${join(dataDir, file ?? DATABASE_FILE)}`
  const writer = connect(target, authToken)
  for (const pragma of WRITER) await writer.execute(pragma)
  const reader = connect(target, authToken)
  for (const pragma of READER) await reader.execute(pragma)
  // What was written over stands in the journal until it is emptied; a server of its own sees to that itself.
  const checkpoint = async () => void (url || (await writer.execute('PRAGMA wal_checkpoint(TRUNCATE)')))
  const close = () => {
    reader.close()
    writer.close()
  }
  return { writer, reader, write: drizzle(writer, { schema }), read: drizzle(reader, { schema }), checkpoint, close }
}
