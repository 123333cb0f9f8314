import { accessFlow } from './access.flow.ts'
import { counterFlow } from './counter.flow.ts'
import { giftsFlow } from './gifts.flow.ts'
import { setUpFlow } from './set-up.flow.ts'
import { competitionFlow } from './competition.flow.ts'
import { scanFlow } from './scan.flow.ts'
import { mainStory } from './story.flow.ts'
import { verificationFlow } from './verification.flow.ts'
import { voucherFlow } from './voucher.flow.ts'
import { play } from './story.ts'

const FLOWS = {
  ...{ 'set-up': setUpFlow, story: mainStory, competition: competitionFlow, verification: verificationFlow },
  ...{ voucher: voucherFlow, scan: scanFlow, counter: counterFlow, gifts: giftsFlow, access: accessFlow },
}
const wanted = process.argv.slice(2)

/** All flows, or those named behind the command. */
let passed = 0
let failed = 0
for (const [name, make] of Object.entries(FLOWS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const counts = await play(await make())
  passed += counts.passed
  failed += counts.failed
}
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)
