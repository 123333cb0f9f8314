import { median, rate, send, target } from './load.ts'

const ROUNDS = 15
const MANY = 1_000_000

/** What the audit costs a sync: with its lines against without any, and with a million lines there already against none. Modes take turns within a round, and the first of them changes. */
export async function audit(line: (name: string, value: number, unit: string) => void): Promise<void> {
  console.log(`\nEnrolments per second with their audit lines, medians of ${ROUNDS} rounds`)
  const modes = { empty: await target('audit', 0), without: await target('no-audit'), million: await target('audit', MANY) }
  for (const { size, count, width } of [
    { size: 1, count: 256, width: 64 },
    { size: 50, count: 16, width: 16 },
  ]) {
    const found: Record<string, number[]> = { empty: [], without: [], million: [] }
    for (let round = -1; round < ROUNDS; round += 1) {
      const turns = Object.entries(modes)
      const shift = (round + turns.length) % turns.length
      for (const [mode, on] of [...turns.slice(shift), ...turns.slice(0, shift)]) {
        const speed = size * (await rate(count, width, send(on, size)))
        // The first round warms up.
        if (round >= 0) found[mode]?.push(speed)
      }
    }
    const ratio = (mode: string, against: string) => median((found[mode] ?? []).map((speed, round) => speed / (found[against]?.[round] ?? NaN)))
    line(`sync of ${size}`, median(found['empty'] ?? []), '/s')
    line('  with audit lines against without', ratio('empty', 'without'), 'x')
    line(`  with ${MANY} lines against none`, ratio('million', 'empty'), 'x')
  }
  for (const on of Object.values(modes)) on.child.disconnect()
}
