import { Refused } from '#contract/refusals.ts'
import type { World } from '../lane/world.ts'
import { keyedHash, seal } from '../seal.ts'
import type { Clerk } from './clerk.ts'

/** Does an act that its id names: the same id for the same thing is answered as it was the first time, for anything or anybody else it is `id-taken`. */
export function once<Answer>(world: World, by: Pick<Clerk, 'staffId'>, id: string, about: string, act: () => Answer): Answer {
  const { keys, random } = world.store
  const mac = keyedHash(keys.MATCH_KEY.secret, `act:${about}`)
  const known = world.items.get(id)
  if (known && (known.staffId !== by.staffId || known.mac !== mac)) throw new Refused('id-taken')
  if (known) return JSON.parse(known.receipt) as Answer
  const answer = act()
  const hashBox = seal(keys.IDENTIFIER_KEYS.secret, `item:${id}`, mac, random(12))
  world.items.add({ id, staffId: by.staffId, mac, hashBox, receipt: JSON.stringify(answer), at: world.now })
  return answer
}
