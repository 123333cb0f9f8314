import * as argon2 from '@node-rs/argon2'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { signInFailures } from '#db/schema/index.ts'
import { AT, makeHouse, type House } from '../cast/house.ts'
import { newCccd } from '../cast/phone.ts'
import { givePins, newDevice, PIN, signIn } from './pins.ts'

vi.mock('@node-rs/argon2', { spy: true })

let house: House
beforeEach(async () => {
  house = await makeHouse({ now: '2025-11-13T09:00:00+07:00' })
  await givePins(house, ['a', 'b', 'btc1'])
})
afterEach(() => house.close())

const MINUTE = 60_000
const WRONG = '975310'

async function tries(code: string, pin: string, count: number, device = newDevice()): Promise<(string | undefined)[]> {
  const codes = []
  for (let time = 0; time < count; time += 1) codes.push((await signIn(house, code, pin, device)).code)
  return codes
}

test('the right PIN opens, however the code is written', async () => {
  for (const code of ['a', ' B ', ' BTC1', 'btc1']) expect((await signIn(house, code, PIN)).status).toBe(200)
})

test('five wrong PINs lock the code on that device for 15 minutes, then for 30, then for an hour', async () => {
  const device = newDevice()
  for (const minutes of [15, 30, 60]) {
    const began = house.clock.now
    expect(await tries('btc1', WRONG, 5, device)).toEqual(Array(5).fill('sign-in-wrong'))
    const locked = await signIn(house, 'btc1', PIN, device)
    expect(locked).toMatchObject({ status: 429, code: 'sign-in-locked', detail: { until: began + minutes * MINUTE } })
    house.clock.now = began + minutes * MINUTE - 1
    expect((await signIn(house, 'btc1', PIN, device)).code).toBe('sign-in-locked')
    house.clock.now += 1
  }
  expect((await signIn(house, 'btc1', PIN, device)).status).toBe(200)
  expect((await signIn(house, 'btc1', WRONG, device)).detail).toEqual({ triesLeft: 4 })
})

test('a wrong PIN says how many tries are left, and a right one gives all back', async () => {
  const device = newDevice()
  const left = []
  for (let time = 0; time < 4; time += 1) left.push((await signIn(house, 'btc1', WRONG, device)).detail.triesLeft)
  expect(left).toEqual([4, 3, 2, 1])
  expect((await signIn(house, 'btc1', PIN, device)).status).toBe(200)
  expect((await signIn(house, 'btc1', WRONG, device)).detail).toEqual({ triesLeft: 4 })
})

test('a lock on one device leaves the person’s other device open', async () => {
  await tries('btc1', WRONG, 5)
  expect((await signIn(house, 'btc1', PIN)).status).toBe(200)
})

test('of a hundred wrong PINs at the same moment five are looked at', async () => {
  const device = newDevice()
  const looked = vi.mocked(argon2.verify)
  looked.mockClear()
  const answers = await Promise.all(Array.from({ length: 100 }, () => signIn(house, 'btc1', WRONG, device)))
  expect(answers.filter(({ code }) => code === 'sign-in-wrong')).toHaveLength(5)
  expect(answers.filter(({ code }) => code === 'sign-in-locked')).toHaveLength(95)
  expect(looked).toHaveBeenCalledTimes(5)
})

test('thirty wrong PINs in a day lock the account on every device until the next day', async () => {
  for (let device = 0; device < 6; device += 1) await tries('btc1', WRONG, 5)
  expect(await signIn(house, 'btc1', PIN)).toMatchObject({ status: 429, code: 'account-locked' })
  house.clock.now = AT('2025-11-13T23:59:59+07:00')
  expect((await signIn(house, 'btc1', PIN)).code).toBe('account-locked')
  house.clock.now = AT('2025-11-14T00:00:00+07:00')
  expect((await signIn(house, 'btc1', PIN)).status).toBe(200)
})

test('a number typed for a code stands nowhere as it was typed, and is counted all the same', async () => {
  const device = newDevice()
  const cccd = newCccd()
  expect(await tries(cccd, WRONG, 6, device)).toEqual([...Array(5).fill('sign-in-wrong'), 'sign-in-locked'])
  await tries('btc1', WRONG, 1)
  const rows = await house.store.connections.read.select().from(signInFailures)
  expect(rows).toHaveLength(4)
  expect(JSON.stringify(rows)).not.toContain(cccd)
  expect(rows.filter(({ code }) => code === 'btc1')).toHaveLength(2)
})

test('a code that nobody has, or that has no PIN yet, answers and costs what a wrong PIN does', async () => {
  await signIn(house, 'btc1', WRONG)
  const looked = vi.mocked(argon2.verify)
  const answers = []
  for (const code of ['btc1', 'nobody-here', 'btc2']) {
    const device = newDevice()
    looked.mockClear()
    const said = [await signIn(house, code, WRONG, device), ...(await Promise.all(Array.from({ length: 5 }, () => signIn(house, code, WRONG, device))))]
    answers.push(said.map(({ status, code: refusal, detail }) => ({ status, refusal, left: detail?.triesLeft, until: detail?.until })))
    expect(looked).toHaveBeenCalledTimes(5)
    for (const [hash] of looked.mock.calls) expect(String(hash)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  }
  expect(answers[1]).toEqual(answers[0])
  expect(answers[2]).toEqual(answers[0])
})

test('a made-up link for the first organiser is turned away before any password is hashed', async () => {
  const hashed = vi.mocked(argon2.hash)
  hashed.mockClear()
  const { body } = await house.nobody.post('/api/start', {
    token: 'made-up',
    code: 'btc9',
    name: 'Ai Đó',
    password: 'mười hai ký tự',
    device: newDevice(),
  })
  expect(body.code).toBe('not-found')
  expect(hashed).not.toHaveBeenCalled()
})

test('never are more than four PINs hashed at a time', async () => {
  let now = 0
  let most = 0
  const looked = vi.mocked(argon2.verify)
  const real = looked.getMockImplementation()
  const verify = (await vi.importActual<typeof argon2>('@node-rs/argon2')).verify
  looked.mockImplementation(async (...given) => {
    most = Math.max(most, (now += 1))
    return verify(...given).finally(() => (now -= 1))
  })
  await Promise.all(Array.from({ length: 24 }, () => signIn(house, 'btc1', PIN)))
  if (real) looked.mockImplementation(real)
  else looked.mockReset()
  expect(most).toBe(4)
})
