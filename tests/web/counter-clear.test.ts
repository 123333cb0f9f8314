import { afterEach, expect, test } from 'vitest'
import { makeCode } from '#rules/voucher-codes.ts'
import { bookHandover } from '../../web/state/counter-book.ts'
import { findVoucher } from '../../web/state/counter-shelf.ts'
import { counterStand } from '../../web/state/counter-stand.ts'
import { campaign, CounterServer } from './counter-server.ts'
import { desk, person } from './desk-house.ts'

const DAY = 86_400_000
const [GONE, UNSENT, OPEN] = ['1111111111', '2222222222', '3333333333'].map((digits) => makeCode(digits)) as [string, string, string]

let close = () => {}
afterEach(() => close())

test('vouchers of a campaign that no round has named for thirty days are forgotten, but for what waits to be sent', async () => {
  const server = new CounterServer()
  server.campaigns = [campaign()]
  for (const code of [GONE, UNSENT]) server.put(code, { campaignId: 'c-0' })
  server.put(OPEN)
  server.refusing.set(UNSENT, 'not-allowed')
  const house = await desk(person('clerk'), server.says)
  close = house.close
  const { power, sync } = await counterStand(house.app)
  await sync.kick(true)
  const asked = { officeId: 'of-1', source: 'scan', mode: 'offline', fact: null, proxy: null, initials: null } as const
  expect(await bookHandover(power, { ...asked, code: UNSENT })).not.toBeNull()
  const known = () => Promise.all([GONE, UNSENT, OPEN].map(async (code) => (await findVoucher(power, code)) !== null))
  for (const days of [30, 1]) {
    expect(await known()).toEqual([true, true, true])
    house.phone.now += days * DAY
    await sync.kick(true)
  }
  expect(await known()).toEqual([false, true, true])
})
