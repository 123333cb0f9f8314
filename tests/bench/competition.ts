import { fork } from 'node:child_process'
import { join } from 'node:path'

type Times = Record<'started' | 'commit' | 'board' | 'own' | 'closing' | 'rawBoard' | 'rawRank' | 'rawClosing', number>
const SIZES = [
  { people: 1_500, entries: 60_000 },
  { people: 30_000, entries: 1_500_000 },
]

/** Boards, own rank and closing at two sizes, each against the same question asked of the raw rows in the same run. */
export async function competition(rounds: number, line: (name: string, value: number, unit: string) => void): Promise<void> {
  console.log('\nA week of a campaign, each question after a commit of one collector')
  const found: Times[] = []
  for (const { people, entries } of SIZES) {
    const times = await measure(people, entries, rounds)
    found.push(times)
    line(`${people} people, ${entries} entries: start`, times.started, 'ms')
    line('  first 200 of a board against raw rows', times.board / times.rawBoard, 'x')
    line('  own rank against raw rows', times.own / times.rawRank, 'x')
    line('  what a close asks against raw rows', times.closing / times.rawClosing, 'x')
  }
  const [small, large] = found as [Times, Times]
  line('commit, large against small', large.commit / small.commit, 'x')
  line('board after it, large against small', large.board / small.board, 'x')
  line('own rank after it, large against small', large.own / small.own, 'x')
}

async function measure(people: number, entries: number, rounds: number): Promise<Times> {
  const child = fork(join(import.meta.dirname, 'large.ts'), [people, entries, rounds].map(String), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as Times))
    child.once('exit', (code) => reject(new Error(`the measured process ended with ${code}`)))
  })
}
