import { cpus } from 'node:os'
import { audit } from './audit.ts'
import { competition } from './competition.ts'
import { counter } from './counter.ts'
import { gifts } from './gifts.ts'
import { lists } from './lists.ts'
import { scan } from './scan.ts'
import { ask, median, rate, send, target, type Target } from './load.ts'

/** `npm run bench`, all parts or those named behind it: ratios of one run; modes take turns, three rounds each, the median counts. */
const ROUNDS = 3
console.log(`${cpus().length} cores, ${cpus()[0]?.model ?? ''}, Node ${process.versions.node}, ${process.platform}; medians of ${ROUNDS} rounds\n`)

const PARTS = {
  enrolments,
  boards,
  competition: () => competition(ROUNDS, line),
  audit: () => audit(line),
  lists: () => lists(line),
  gifts: () => gifts(11, line),
  counter: () => counter(line),
  scan: () => scan(line),
}
const wanted = process.argv.slice(2)
for (const [name, part] of Object.entries(PARTS)) if (wanted.length === 0 || wanted.includes(name)) await part()
process.exit(0)

async function enrolments(): Promise<void> {
  const targets = { real: await target('real'), 'no-database': await target('no-database'), 'one-write': await target('one-write') }
  console.log('Enrolments per second through HTTP, each with its receipt')
  for (const { size, count, width } of [
    { size: 1, count: 600, width: 64 },
    { size: 50, count: 40, width: 16 },
  ]) {
    const found: Record<string, number[]> = { real: [], 'no-database': [], 'one-write': [] }
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [mode, on] of Object.entries(targets))
        found[mode]?.push(size * (await rate(mode === 'one-write' ? Math.ceil(count / 2) : count, width, send(on, size))))
    }
    const real = median(found['real'] ?? [])
    line(`sync of ${size}`, real, '/s')
    line('  against no database', real / median(found['no-database'] ?? []), 'x')
    line('  against one write each', real / median(found['one-write'] ?? []), 'x')
  }
  for (const on of Object.values(targets)) on.child.disconnect()
}

/** Both sizes take turns within each round, so that what else the machine does weighs on both. */
async function boards(): Promise<void> {
  console.log('\nA board against a bare GET of the same size, requests per second')
  const sizes = []
  for (const entries of [10_000, 100_000]) {
    const on = await target('real', entries)
    const { bytes } = await ask(`${on.url}${on.board}`, { cookie: on.cookies[0] as string })
    sizes.push({ entries, on, bytes, found: { board: [] as number[], known: [] as number[], changed: [] as number[], bare: [] as number[] } })
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { on, bytes, found } of sizes) {
      const cookie = on.cookies[0] as string
      const etag = (await fetch(`${on.url}${on.board}`, { headers: { cookie, 'accept-encoding': 'identity' } })).headers.get('etag') ?? ''
      found.bare.push(await rate(1_500, 32, () => ask(`${on.url}/bare/${bytes}`, {})))
      found.board.push(await rate(1_500, 32, () => ask(`${on.url}${on.board}`, { cookie })))
      found.known.push(await rate(1_500, 32, () => ask(`${on.url}${on.board}`, { cookie, 'if-none-match': etag }), 304))
      found.changed.push(await rate(60, 1, afterCommit(on, cookie)))
    }
  }
  for (const { entries, on, bytes, found } of sizes) {
    line(`${entries} entries, ${bytes} bytes`, median(found.board), '/s')
    line('  against a bare GET', median(found.board) / median(found.bare), 'x')
    line('  unchanged (304) against a bare GET', median(found.known) / median(found.bare), 'x')
    line('  with a commit before each', median(found.changed), '/s')
    on.child.disconnect()
  }
}

function afterCommit(on: Target, cookie: string): () => Promise<{ status: number }> {
  return async () => {
    await send(on, 1)()
    return ask(`${on.url}${on.board}`, { cookie })
  }
}

function line(name: string, value: number, unit: string): void {
  console.log(
    `${name.padEnd(40)} ${(unit === 'x' || (unit === 'ms' && value < 100) || unit === 's' ? value.toFixed(2) : Math.round(value).toString()).padStart(8)} ${unit}`,
  )
}
