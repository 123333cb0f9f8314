import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** `npm test`: everything that must hold, one part after another, none left out because another failed; ends with `N passed, N failed`. */
type Counts = { passed: number; failed: number }
type Part = { name: string; arguments: string[]; count: (status: number, printed: string) => Counts }

const report = join(mkdtempSync(join(tmpdir(), 'ra-quan-tests-')), 'vitest.json')
const whole = (status: number): Counts => (status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })

const PARTS: Part[] = [
  { name: 'types', arguments: ['tests/checks/types.ts'], count: whole },
  { name: 'lint', arguments: ['node_modules/oxlint/bin/oxlint', '--deny-warnings'], count: whole },
  { name: 'format', arguments: ['node_modules/oxfmt/bin/oxfmt', '--check'], count: whole },
  { name: 'build', arguments: ['node_modules/vite/bin/vite.js', 'build', '--config', 'web/vite.config.ts', '--logLevel', 'warn'], count: whole },
  {
    name: 'tests',
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
  },
  { name: 'scenarios', arguments: ['tests/scenarios/main.ts'], count: countLine },
  { name: 'flows', arguments: ['tests/flows/main.ts'], count: countLine },
]

const sum: Counts = { passed: 0, failed: 0 }
for (const part of PARTS) {
  console.log(`\n== ${part.name}`)
  const began = Date.now()
  const { status, printed } = await play(part.arguments)
  const counts = part.count(status, printed)
  sum.passed += counts.passed
  sum.failed += counts.failed
  console.log(`== ${part.name}: ${counts.failed === 0 ? 'ok' : 'FAILED'}, ${Math.round((Date.now() - began) / 1000)} s`)
}
console.log(`\n${sum.passed} passed, ${sum.failed} failed`)
process.exitCode = sum.failed > 0 ? 1 : 0

/** Runs one part and shows what it prints while it prints it; one that cannot even begin has failed. */
function play(given: string[]): Promise<{ status: number; printed: string }> {
  return new Promise((resolve) => {
    let printed = ''
    const child = spawn(process.execPath, given, { stdio: ['ignore', 'pipe', 'inherit'] })
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text
      process.stdout.write(text)
    })
    child.once('error', (error) => resolve({ status: 1, printed: `${printed}\n${error.message}` }))
    child.once('close', (status) => resolve({ status: status ?? 1, printed }))
  })
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
