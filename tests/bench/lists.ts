import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const ROWS = 100_000

/** A list of 100,000 payments against as many entries: rows a second, and what a sync and a board take meanwhile against the same when nothing goes on. */
export async function lists(line: (name: string, value: number, unit: string) => void): Promise<void> {
  console.log(`\nA list of ${ROWS} payments against ${ROWS} entries`)
  const child = fork(join(import.meta.dirname, 'lists-child.ts'), [String(ROWS)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  child.on('message', (told) => line(...(told as [string, number, string])))
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`the measured process ended with ${code}`)
}
