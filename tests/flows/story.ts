/** A step of a flow by name; a flow is a list of steps that lean on each other, told in order. */
export type Step = { name: string; run: () => Promise<void> }
export type Flow = { title: string; steps: Step[]; close: () => Promise<void>; failed?: (step: string) => Promise<void> }

/** Plays a flow step by step; after a failed step the rest is not played and counts as failed. */
export async function play(flow: Flow): Promise<{ passed: number; failed: number }> {
  let passed = 0
  let failed = 0
  for (const { name, run } of flow.steps) {
    if (failed > 0) {
      failed += 1
      continue
    }
    const began = Date.now()
    try {
      await run()
      passed += 1
      console.log(`  ok    ${flow.title}: ${name} (${Date.now() - began} ms)`)
    } catch (error) {
      failed += 1
      console.log(`  FAIL  ${flow.title}: ${name}\n${(error as Error).stack ?? error}`)
      await flow.failed?.(name).catch(() => {})
    }
  }
  await flow.close()
  return { passed, failed }
}
