import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { setPriority, tmpdir } from 'node:os'
import { join } from 'node:path'

/** `npm test`: everything that must hold, in two rows beside each other, none left out because another failed; ends with `N passed, N failed`. */
type Counts = { passed: number; failed: number }
type Part = { name: string; row: 1 | 2; arguments: string[]; count: (status: number, printed: string) => Counts; after?: string; niceness?: number }

const report = join(mkdtempSync(join(tmpdir(), 'ra-quan-tests-')), 'vitest.json')
const whole = (status: number): Counts => (status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })

/** In the order in which they speak. The tests read what was built, and leave the processor to whoever waits for a browser. */
const PARTS: Part[] = [
  { name: 'types', row: 1, arguments: ['tests/checks/types.ts'], count: whole },
  { name: 'lint', row: 1, arguments: ['node_modules/oxlint/bin/oxlint', '--deny-warnings'], count: whole },
  { name: 'format', row: 1, arguments: ['node_modules/oxfmt/bin/oxfmt', '--check'], count: whole },
  { name: 'build', row: 2, arguments: ['node_modules/vite/bin/vite.js', 'build', '--config', 'web/vite.config.ts', '--logLevel', 'warn'], count: whole },
  {
    name: 'tests',
    row: 1,
    arguments: [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--config',
      'tests/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    count: countVitest,
    after: 'build',
    niceness: 10,
  },
  { name: 'scenarios', row: 2, arguments: ['tests/scenarios/main.ts'], count: countLine },
  { name: 'flows', row: 2, arguments: ['tests/flows/main.ts'], count: countLine },
]

const sum: Counts = { passed: 0, failed: 0 }
const voices = speakInTurn(PARTS.map(({ name }) => name))
await Promise.all(([1, 2] as const).map((own) => playRow(PARTS.filter(({ row }) => row === own))))
console.log(`\n${sum.passed} passed, ${sum.failed} failed`)
process.exitCode = sum.failed > 0 ? 1 : 0

async function playRow(parts: Part[]): Promise<void> {
  for (const { name, arguments: given, count, after, niceness } of parts) {
    await voices.over(after)
    const say = voices.of(name)
    say(`\n== ${name}\n`)
    const began = Date.now()
    const { status, printed } = await play(given, say, niceness)
    const counts = count(status, printed)
    sum.passed += counts.passed
    sum.failed += counts.failed
    say(`== ${name}: ${counts.failed === 0 ? 'ok' : 'FAILED'}, ${Math.round((Date.now() - began) / 1000)} s\n`)
    voices.end(name)
  }
}

/** Runs one part and says what it prints; one that cannot even begin has failed. */
function play(given: string[], say: (text: string) => void, niceness = 0): Promise<{ status: number; printed: string }> {
  return new Promise((resolve) => {
    let printed = ''
    const child = spawn(process.execPath, given, { stdio: ['ignore', 'pipe', 'pipe'] })
    if (child.pid !== undefined && niceness > 0) setPriority(child.pid, niceness)
    child.stderr.setEncoding('utf8').on('data', say)
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text
      say(text)
    })
    child.once('error', (error) => resolve({ status: 1, printed: `${printed}\n${error.message}` }))
    child.once('close', (status) => resolve({ status: status ?? 1, printed }))
  })
}

/** The first of the names that is not over speaks at once; what the others say is kept until it is their turn. */
function speakInTurn(names: string[]) {
  const kept = new Map(names.map((name) => [name, '']))
  const ends = new Map(names.map((name) => [name, Promise.withResolvers<void>()]))
  const ended = new Set<string>()
  return {
    over: (name?: string) => ends.get(name ?? '')?.promise,
    of: (name: string) => (text: string) => {
      if (name === names[0]) process.stdout.write(text)
      else kept.set(name, kept.get(name) + text)
    },
    end(name: string) {
      ended.add(name)
      ends.get(name)?.resolve()
      while (ended.has(names[0] ?? '')) {
        names.shift()
        process.stdout.write(kept.get(names[0] ?? '') ?? '')
      }
    },
  }
}

/** A run that ends badly without a failed test (an error beside the tests) counts as one failure. */
function countVitest(status: number): Counts {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8')) as { numPassedTests: number; numFailedTests: number }
    return { passed: numPassedTests, failed: Math.max(numFailedTests, status === 0 ? 0 : 1) }
  } catch {
    return whole(1)
  }
}

function countLine(status: number, printed: string): Counts {
  const [, passed, failed] = /(\d+) passed, (\d+) failed\s*$/.exec(printed) ?? []
  if (passed === undefined || failed === undefined) return whole(1)
  return { passed: Number(passed), failed: Math.max(Number(failed), status === 0 ? 0 : 1) }
}
