import { beforeEach, describe, expect, test } from 'vitest'
import { FakePhone, settled, until, wipePhone } from './fake-device.ts'
import { FakeServer, json, refused } from './fake-server.ts'
import { enrolment, openApp, signedIn } from './start.ts'

let server: FakeServer
let phone: FakePhone

beforeEach(() => {
  wipePhone()
  server = new FakeServer()
  phone = new FakePhone(server)
})

const states = (person: { ledger: { items: () => { state: string }[] } }) => person.ledger.items().map((item) => item.state)

describe('an entry on its way', () => {
  test('is stored, sent and ended by its receipt', async () => {
    const { person } = await signedIn(phone)
    const id = person.newId()
    await person.outbox.save(id, enrolment())
    await settled()
    expect(server.stored.has(id)).toBe(true)
    expect(person.ledger.items()).toEqual([])
    expect(person.ledger.entries().map((entry) => [entry.id, entry.state, entry.maskedCccd])).toEqual([[id, 'received', '072***4217']])
  })

  test('waits without network, also over a cold start, and goes when the network is back', async () => {
    const first = await signedIn(phone)
    await phone.goOnline(false)
    const id = first.person.newId()
    await first.person.outbox.save(id, enrolment())
    first.close()

    const cold = new FakePhone(server)
    cold.isOnline = false
    const { app } = await openApp(cold)
    expect(
      app
        .person()
        ?.ledger.items()
        .map((item) => [item.id, item.state]),
    ).toEqual([[id, 'queued']])
    expect(app.bundle()?.name).toBe('Cao điểm Tây Ninh 2025')
    await cold.goOnline(true)
    expect(server.stored.has(id)).toBe(true)
    expect(app.person()?.ledger.items()).toEqual([])
  })

  test('is not ended by a page of a captive portal, a cut body, an empty one, a wrong hash or a foreign receipt', async () => {
    const { person } = await signedIn(phone)
    const wrongHash = async (answer: Response) => {
      const body = (await answer.json()) as { receipts: { hash: string }[] }
      body.receipts.forEach((receipt) => (receipt.hash = 'f'.repeat(64)))
      return json(body)
    }
    const foreign = async (answer: Response) => {
      const body = (await answer.json()) as { receipts: { id: string }[] }
      body.receipts.forEach((receipt) => (receipt.id = '0190a000-0000-7000-8000-000000000000'))
      return json(body)
    }
    const roads = [
      () => new Response('<html>Wi-Fi</html>', { headers: { 'content-type': 'text/html' } }),
      () => new Response('{"receipts":[{"id":', { headers: { 'content-type': 'application/json' } }),
      () => new Response('', { headers: { 'content-type': 'application/json' } }),
      () => json({}),
      wrongHash,
      foreign,
      () => Promise.reject(new TypeError('network')),
    ]
    server.troubles = [...roads]
    await person.outbox.save(person.newId(), enrolment())
    await settled()
    for (let tries = 1; tries <= roads.length; tries++) {
      expect(states(person)).toEqual(['queued'])
      const asked = server.syncs.length
      while (server.syncs.length === asked) await phone.pass(1_000)
    }
    expect(states(person)).toEqual([])
    expect(server.stored.size).toBe(1)
  })

  test('goes under the same id and hash after an answer was lost, and is counted once', async () => {
    const { person } = await signedIn(phone)
    server.troubles = [() => Promise.reject(new TypeError('lost'))]
    await person.outbox.save(person.newId(), enrolment())
    await settled()
    await phone.pass(10_000)
    expect(server.stored.size).toBe(1)
    expect(server.syncs.filter((sync) => sync.items.length > 0)).toHaveLength(2)
    expect(person.ledger.items()).toEqual([])
  })

  test('is changed in place before its first attempt, and by a correction afterwards', async () => {
    const { person } = await signedIn(phone)
    await phone.goOnline(false)
    const id = person.newId()
    await person.outbox.save(id, enrolment())
    await settled()
    expect(states(person)).toEqual(['queued'])
    expect(await person.outbox.change(id, { amount: 792_000 })).toBe('in-place')
    server.troubles = [1, 2, 3, 4].map(() => () => Promise.reject(new TypeError('lost')))
    await phone.goOnline(true)
    expect(await person.outbox.change(id, { amount: 264_000 })).toBe('correction')
    await settled()
    expect(await person.outbox.change(id, { months: 1 })).toBe('correction')
    await phone.pass(60_000)
    const sent = [...server.stored.values()].map(({ item }) => [item.kind, item.body.amount, item.body.months])
    expect(sent).toEqual([
      ['enrolment', 792_000, 12],
      ['correction', 264_000, undefined],
      ['correction', undefined, 1],
    ])
  })

  test('is taken back without a trace while it is here alone, by a cancellation once it was sent', async () => {
    const { person } = await signedIn(phone)
    let free = () => {}
    void phone.device.locks.alone('ra-quan-send', () => new Promise<void>((resolve) => (free = resolve)))
    const here = person.newId()
    await person.outbox.save(here, enrolment())
    expect(await person.outbox.cancel(here, 'ghi nhầm')).toBe('removed')
    free()
    await settled()
    const there = person.newId()
    await person.outbox.save(there, enrolment())
    await settled()
    expect(await person.outbox.cancel(there, 'đã hoàn tiền')).toBe('cancellation')
    await settled()
    expect([...server.stored.values()].map(({ item }) => [item.kind, item.of])).toEqual([
      ['enrolment', undefined],
      ['cancellation', there],
    ])
  })
})

describe('what the server refuses', () => {
  test('is set aside with its reason while the others go on, and goes again mended under its id', async () => {
    const { person } = await signedIn(phone)
    await phone.goOnline(false)
    server.refusing.set('Sai Tên', 'outside-campaign')
    const wrong = person.newId()
    const right = person.newId()
    await person.outbox.save(wrong, enrolment({ name: 'Sai Tên' }))
    await person.outbox.save(right, enrolment({ name: 'Đúng Tên', cccd: '072185004218' }))
    await phone.goOnline(true)
    await settled()
    expect(server.stored.has(right)).toBe(true)
    expect(person.ledger.items().map((item) => [item.id, item.state, item.refusal?.code])).toEqual([[wrong, 'refused', 'outside-campaign']])

    await person.outbox.change(wrong, { name: 'Đã Sửa' })
    await settled()
    expect(server.stored.get(wrong)?.item.body.name).toBe('Đã Sửa')
    expect(person.ledger.items()).toEqual([])
  })

  test('a taken id is replaced by itself, and a change behind it follows', async () => {
    const { person } = await signedIn(phone)
    await phone.goOnline(false)
    const taken = person.newId()
    server.stored.set(taken, { by: 'someone', item: {} as never, receipt: {} as never })
    await person.outbox.save(taken, enrolment())
    await phone.pass(60_000)
    await person.outbox.change(taken, { months: 6 })
    await phone.goOnline(true)
    await settled()
    const own = [...server.stored.values()].filter((stored) => stored.by === 's-lan').map(({ item }) => item)
    expect(own.map((item) => item.kind)).toEqual(['enrolment', 'correction'])
    expect(own[0]?.id).not.toBe(taken)
    expect(own[1]?.of).toBe(own[0]?.id)
    expect(person.ledger.items()).toEqual([])
  })

  test('an id that the server knows with another body goes again as a correction of it', async () => {
    const { person } = await signedIn(phone)
    server.troubles = [() => Promise.reject(new TypeError('lost'))]
    const id = person.newId()
    await person.outbox.save(id, enrolment())
    await settled()
    const [stored] = server.stored.values()
    stored!.receipt.hash = 'other'
    await phone.pass(10_000)
    expect(person.ledger.items().map((item) => item.refusal?.code)).toEqual(['id-conflict'])
    await person.outbox.resend(id)
    await settled()
    expect([...server.stored.values()].map(({ item }) => [item.kind, item.of])).toEqual([
      ['enrolment', undefined],
      ['correction', id],
    ])
  })
})

describe('the sender', () => {
  test('sends at most 50 at a time and says how many stay behind', async () => {
    const { person } = await signedIn(phone)
    await phone.goOnline(false)
    for (let number = 0; number < 120; number++) await person.outbox.save(person.newId(), enrolment({ name: `Người ${'abcdefghij'[number % 10]}` }))
    await settled()
    server.requests = []
    await phone.goOnline(true)
    await until(() => person.ledger.items().length === 0)
    expect(server.syncs.map((sync) => [sync.items.length, sync.waiting]).filter(([items]) => items)).toEqual([
      [50, 70],
      [50, 20],
      [20, 0],
    ])
    expect(person.ledger.items()).toEqual([])
  })

  test('a road that carries no large parcel gets smaller ones, and large ones again once they arrive', async () => {
    const { person } = await signedIn(phone)
    await phone.goOnline(false)
    for (let number = 0; number < 60; number++) await person.outbox.save(person.newId(), enrolment())
    await settled()
    server.requests = []
    server.troubles = [() => Promise.reject(new TypeError('cut')), () => refused('body-too-large', 413)]
    await phone.goOnline(true)
    await settled()
    server.stored.clear()
    await phone.pass(2_000)
    await until(() => person.ledger.items().length === 0)
    expect(server.syncs.map((sync) => sync.items.length).filter((items) => items > 0)).toEqual([50, 25, 13, 26, 21])
  })

  test('obeys Retry-After, whatever kicks it', async () => {
    const { person } = await signedIn(phone)
    server.troubles = [() => refused('server-busy', 503, { 'retry-after': '120' })]
    await person.outbox.save(person.newId(), enrolment())
    await settled()
    server.stored.clear()
    const asked = server.syncs.length
    await phone.wake()
    await phone.pass(119_000)
    expect(server.syncs.length).toBe(asked)
    await phone.pass(10_000)
    expect(server.syncs.length).toBe(asked + 1)
    expect(person.ledger.items()).toEqual([])
  })

  test('stops at an old build and keeps the queue', async () => {
    const { person } = await signedIn(phone)
    server.troubles = [() => refused('update-needed', 426)]
    await person.outbox.save(person.newId(), enrolment())
    await settled()
    expect(person.sender.status()).toMatchObject({ kind: 'failed', failure: { code: 'update-needed' } })
    expect(states(person)).toEqual(['queued'])
  })

  test('an expired session loses nothing: signing in again sends the rest', async () => {
    const { app, person } = await signedIn(phone)
    server.me = null
    await person.outbox.save(person.newId(), enrolment())
    await settled()
    expect(app.session.expired()).toBe(true)
    expect(states(person)).toEqual(['queued'])
    await app.session.signIn('nvt001', '246810')
    await settled()
    expect(app.session.expired()).toBe(false)
    expect(app.person()?.ledger.items()).toEqual([])
  })

  test('an app killed while it was sending sends again when it opens', async () => {
    const { person, close } = await signedIn(phone)
    server.troubles = [() => new Promise(() => {})]
    await person.outbox.save(person.newId(), enrolment())
    await settled()
    expect(states(person)).toEqual(['sending'])
    close()
    const store = phone.staffStores.get('s-lan')!
    await store.close()
    const reborn = new FakePhone(server, { webLocks: false })
    const { app } = await openApp(reborn)
    await settled()
    expect(app.person()?.ledger.items()).toEqual([])
    expect(server.stored.size).toBe(1)
  })

  test('two tabs see one queue and send each entry once', async () => {
    const one = await signedIn(phone)
    const other = await openApp(new FakePhone(server))
    await phone.goOnline(false)
    await one.person.outbox.save(one.person.newId(), enrolment())
    await settled()
    await Promise.all([one.person.sender.kick(), other.app.person()!.sender.kick()])
    await phone.goOnline(true)
    await settled()
    expect(server.stored.size).toBe(1)
    expect(other.app.person()!.ledger.items()).toEqual([])
    expect(one.person.ledger.items()).toEqual([])
    expect(server.syncs.filter((sync) => sync.items.length > 0)).toHaveLength(1)
  })

  test('nothing goes under the name of whoever signed in later on the same phone', async () => {
    const lan = await signedIn(phone)
    await phone.goOnline(false)
    await lan.person.outbox.save(lan.person.newId(), enrolment())
    server.me = null
    const tab = new FakePhone(server)
    const minh = await signedIn(tab, 'nvt002')
    await lan.person.sender.kick()
    await phone.goOnline(true)
    await settled()
    expect(server.stored.size).toBe(0)
    expect(minh.person.ledger.items()).toEqual([])
    await lan.app.session.signIn('nvt001', '246810')
    await settled()
    expect([...server.stored.values()].map((stored) => stored.by)).toEqual(['s-lan'])
  })
})

describe('what lies on the phone', () => {
  test('no record of a store holds a name or a number of a participant', async () => {
    const { person } = await signedIn(phone)
    await person.outbox.save(person.newId(), enrolment())
    await settled()
    await phone.goOnline(false)
    await person.outbox.save(person.newId(), enrolment({ cccd: '072185004299' }))
    const dump = await phone.staffStores.get('s-lan')!.run(async (database) => {
      const all = await Promise.all([...database.objectStoreNames].map((name) => database.getAll(name)))
      return JSON.stringify(all, (_, value: unknown) => (value instanceof ArrayBuffer ? String.fromCharCode(...new Uint8Array(value)) : value))
    })
    expect(dump).not.toMatch(/Khuê|0721850042|4217|0042517/)
    expect(dump).toContain('"state":"queued"')
  })

  test('signing out wipes the copies and keeps what is unsent', async () => {
    const { app, person } = await signedIn(phone)
    await person.outbox.save(person.newId(), enrolment())
    await settled()
    await phone.goOnline(false)
    await person.outbox.save(person.newId(), enrolment({ cccd: '072185004299' }))
    await app.signOut()
    const counts = await phone.staffStores.get('s-lan')!.run(async (database) => [await database.count('entries'), await database.count('outbox')])
    expect(counts).toEqual([0, 1])
    expect(app.session.state().kind).toBe('out')
    await phone.goOnline(true)
    await app.session.signIn('nvt001', '246810')
    await settled()
    expect(app.person()?.ledger.entries()).toHaveLength(2)
    expect(app.person()?.ledger.items()).toEqual([])
  })

  test('a closed database is opened again and written to', async () => {
    const { person } = await signedIn(phone)
    await phone.goOnline(false)
    await phone.staffStores.get('s-lan')!.run(async (database) => database.close())
    await person.outbox.save(person.newId(), enrolment())
    expect(states(person)).toEqual(['queued'])
  })
})
