import { fork } from 'node:child_process'
import { join } from 'node:path'

type Times = Record<'organiser' | 'supervisor' | 'entries' | 'entriesAlone' | 'handovers' | 'handoversAlone', number>
const SIZES = [10_000, 100_000]

/** Figures about gifts at two sizes, in milliseconds of processor since everybody waits for them, and syncs beside them, with the triggers of their sums and without. */
export async function gifts(rounds: number, line: (name: string, value: number, unit: string) => void): Promise<void> {
  console.log('\nFigures about gifts, processor time')
  const found: Times[] = []
  for (const vouchers of SIZES) {
    const times = await measure(vouchers, rounds)
    found.push(times)
    line(`${vouchers} vouchers: an organiser's`, times.organiser, 'ms')
    line("  a supervisor's", times.supervisor, 'ms')
    line('  a sync of 20 entries with vouchers', times.entries, 'ms')
    line('    against one without the sums', times.entries / times.entriesAlone, 'x')
    line('  a sync of 20 handovers', times.handovers, 'ms')
    line('    against one without the sums', times.handovers / times.handoversAlone, 'x')
  }
  const [small, large] = found as [Times, Times]
  line("an organiser's, large against small", large.organiser / small.organiser, 'x')
  line("a supervisor's, large against small", large.supervisor / small.supervisor, 'x')
  line('entries, large against small', large.entries / small.entries, 'x')
  line('handovers, large against small', large.handovers / small.handovers, 'x')
}

async function measure(vouchers: number, rounds: number): Promise<Times> {
  const child = fork(join(import.meta.dirname, 'gifts-child.ts'), [vouchers, rounds].map(String), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as Times))
    child.once('exit', (code) => reject(new Error(`the measured process ended with ${code}`)))
  })
}
