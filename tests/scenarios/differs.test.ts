import { expect, test } from 'vitest'
import { understand } from './read.ts'
import { runScenario } from './run.ts'

const small = {
  title: 'A small one',
  campaign: { firstDay: '2025-11-12', lastDay: '2025-12-16' },
  organisations: [{ code: 'U1' }],
  staff: [{ code: 'A', organisation: 'U1' }],
}
const logged = { at: '2025-11-13T09:00:00+07:00', by: 'A', log: { entry: 'a1', product: 'bhxh-tn', months: 1 } }
const read = (...steps: unknown[]) => understand({ ...small, steps })

const standing = (rows: unknown) => ({
  at: '2025-11-13T10:00:00+07:00',
  expect: { standings: [{ period: 'week 1', board: 'individual', figures: 'provisional', rows }] },
})

test('a figure that does not come true names its step, what was expected and what was found', async () => {
  await expect(runScenario(read(logged, standing([[1, 'A', 11]])))).rejects.toThrow(
    'step 2 (expect, 2025-11-13T10:00:00+07:00): standings of week 1, individual, provisional: expected [[1,"A",11]], found [[1,"A",10]]',
  )
  await expect(runScenario(read(logged, standing([[1, 'A', 10]])))).resolves.toBeUndefined()
})

test('a refusal that nobody expected fails a scenario', async () => {
  const outside = { ...logged, log: { ...logged.log, collectedAt: '2025-10-01T09:00:00+07:00' } }
  await expect(runScenario(read(outside))).rejects.toThrow('a1 refused: outside-campaign')
})

test('a close that is blocked by more, or less, than named fails', async () => {
  const close = (...blockedBy: string[]) => ({ at: '2025-11-19T13:00:00+07:00', close: 'week 1', blockedBy })
  await expect(runScenario(read(logged, close('unverified')))).resolves.toBeUndefined()
  await expect(runScenario(read(logged, close('unverified', 'late')))).rejects.toThrow('expected to be blocked by unverified, late, found unverified')
  await expect(runScenario(read(close('unverified')))).rejects.toThrow('expected a refusal for unverified')
})
