import { fork } from 'node:child_process'
import { join } from 'node:path'

type During = { took: number; sync: number; board: number; longest: number; look: number }
type Times = { sent: number; idle: During; matching: During; confirming: During; counts: Record<string, number> }
const ROWS = 100_000

/** A list of 100,000 payments against as many entries: rows a second, and what a sync and a board take meanwhile against the same when nothing goes on. */
export async function lists(line: (name: string, value: number, unit: string) => void): Promise<void> {
  console.log(`\nA list of ${ROWS} payments against ${ROWS} entries`)
  const { sent, idle, matching, confirming, counts } = await measure()
  console.log(`found: ${JSON.stringify(counts)}`)
  line('rows sent', ROWS / (sent / 1_000), '/s')
  line('rows compared', ROWS / (matching.took / 1_000), '/s')
  line('entries confirmed in one go', (counts['toConfirm'] ?? 0) / (confirming.took / 1_000), '/s')
  for (const [name, one] of Object.entries({ comparing: matching, confirming })) {
    line(`${name}: a sync against idle`, one.sync / idle.sync, 'x')
    line('  a board after a commit against idle', one.board / idle.board, 'x')
    line('  longest wait of either', one.longest, 'ms')
    line('  longest look at the list', one.look, 'ms')
  }
  line('idle: a sync', idle.sync, 'ms')
  line('idle: longest wait of either', idle.longest, 'ms')
}

async function measure(): Promise<Times> {
  const child = fork(join(import.meta.dirname, 'lists-child.ts'), [String(ROWS)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as Times))
    child.once('exit', (code) => reject(new Error(`the measured process ended with ${code}`)))
  })
}
