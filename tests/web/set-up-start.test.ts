import { createRoot } from 'solid-js'
import { beforeEach, describe, expect, test } from 'vitest'
import type { App } from '../../web/state/app.ts'
import { createFirstPin } from '../../web/state/first-pin.ts'
import { createLinkToken } from '../../web/state/link-token.ts'
import { strengthOf } from '../../web/state/new-password.ts'
import { createStart } from '../../web/state/start.ts'
import { firstPin, newPassword, start } from '../../web/text/start.vi.ts'
import { FakePhone, settled, wipePhone } from './fake-device.ts'
import { json, lan, refused } from './fake-server.ts'
import { ToldServer } from './set-up-server.ts'
import { openApp } from './start.ts'

let server: ToldServer
let phone: FakePhone
let app: App
let entered: number

beforeEach(async () => {
  wipePhone()
  server = new ToldServer()
  phone = new FakePhone(server)
  entered = 0
  app = (await openApp(phone)).app
})
const done = () => void entered++
const letIn = () => {
  server.me = lan
  return json(lan)
}

test('a token leaves the address at once and stays in memory', () => {
  const addresses: string[] = []
  const window = {
    location: { hash: '#geheim', pathname: '/pin' },
    history: { state: null, replaceState: (_: unknown, __: string, address: string) => void addresses.push(address) },
    addEventListener: () => {},
    removeEventListener: () => {},
  }
  const token = createRoot(() => createLinkToken(window as never))
  expect([token(), addresses]).toEqual(['geheim', ['/pin']])
})

describe('the link of an empty database', () => {
  const fill = () => {
    const form = createRoot(() => createStart(app, () => 'token', done))
    form.setName(' Trần Quang Khải ')
    form.setCode('BTC01')
    form.password.setFirst('đi từng ngõ gõ từng nhà')
    form.password.setSecond('đi từng ngõ gõ từng nhà')
    return form
  }

  test('takes name, code and password, and the person is in', async () => {
    server.tell('POST /api/start', letIn)
    await fill().go()
    await settled()
    expect(server.sent('/api/start')[0]).toMatchObject({
      token: 'token',
      code: 'btc01',
      name: 'Trần Quang Khải',
      password: 'đi từng ngõ gõ từng nhà',
      device: { name: 'Máy thử' },
    })
    expect([entered, app.me()?.name]).toEqual([1, lan.name])
  })

  test('sends nothing while something is missing, and says what', async () => {
    const form = fill()
    form.setCode('chị ánh')
    form.password.setSecond('khác')
    await form.go()
    expect([server.requests.length, form.codeTrouble(), form.password.noteAgain()?.words]).toEqual([0, start.codeWrong, newPassword.differs])
  })

  test.each(['link-used', 'link-expired', 'not-found'] as const)('that is %s says what to do', async (why) => {
    const form = fill()
    server.tell('POST /api/start', () => refused(why, 410))
    await form.go()
    expect([form.dead(), entered]).toEqual([why, 0])
  })

  test('without a token, or without network, loses nothing', async () => {
    expect(createRoot(() => createStart(app, () => '', done)).dead()).toBe('gone')
    const form = fill()
    await phone.goOnline(false)
    await form.go()
    expect([form.dead(), form.trouble()]).toEqual([null, start.offline])
  })
})

describe('a slip’s link', () => {
  const open = async (kind: 'pin' | 'password' = 'pin') => {
    server.tell('POST /api/pin/check', () => json({ code: 'nvt001', name: lan.name, kind }))
    const form = createRoot(() => createFirstPin(app, () => 'token', done))
    await settled()
    return form
  }

  test('says whom it is for, takes a PIN twice and lets in', async () => {
    const form = await open()
    expect(form.state()).toMatchObject({ kind: 'ready', of: { name: lan.name } })
    form.type('246810')
    expect([form.isSecond(), form.pin()]).toEqual([true, ''])
    server.tell('POST /api/pin', letIn)
    form.type('246810')
    await settled()
    expect([server.sent('/api/pin')[0], entered]).toEqual([expect.objectContaining({ token: 'token', pin: '246810' }), 1])
  })

  test('begins anew when the two differ or the PIN is too simple', async () => {
    const form = await open()
    form.type('246810')
    form.type('246811')
    expect([form.isSecond(), form.trouble()]).toEqual([false, firstPin.differs])
    server.tell('POST /api/pin', () => refused('pin-too-simple', 422))
    form.type('111111')
    form.type('111111')
    await settled()
    expect([form.isSecond(), form.trouble(), entered]).toEqual([false, firstPin.tooSimple, 0])
  })

  test('that was used ends, and one that cannot be asked about may be tried again', async () => {
    const form = await open()
    server.tell('POST /api/pin/check', () => refused('link-used', 410))
    await form.check()
    expect(form.state()).toEqual({ kind: 'dead', why: 'link-used' })
    await phone.goOnline(false)
    await form.check()
    expect(form.state()).toEqual({ kind: 'trouble', words: firstPin.offline })
  })
})

test('a password is judged by its length first, then by how easily it is guessed', () => {
  const words = (password: string) => strengthOf(password, ['btc01', 'Khải']).words
  expect(words('ngõ nhà')).toBe(newPassword.short(5))
  expect(words('123456789012')).toBe(newPassword.dull)
  expect(words('nhà của btc01 nè')).toBe(newPassword.personal)
  expect([words('ngõ nhà người'), words('đi từng ngõ gõ từng nhà')]).toEqual([newPassword.fair, newPassword.good])
})
