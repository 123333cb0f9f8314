import { accessFlow } from './access.flow.ts'
import { setUpFlow } from './set-up.flow.ts'
import { mainStory } from './story.flow.ts'
import { play } from './story.ts'

const FLOWS = [setUpFlow, mainStory, accessFlow]

let passed = 0
let failed = 0
for (const make of FLOWS) {
  const counts = await play(await make())
  passed += counts.passed
  failed += counts.failed
}
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)
