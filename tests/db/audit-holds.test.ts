import { afterEach, beforeEach, expect, test } from 'vitest'
import { Refused } from '#contract/refusals.ts'
import { note } from '#db/audit/note.ts'
import { prove } from '#db/audit/prove.ts'
import { makeHouse, type House } from '../cast/house.ts'
import { itemOf, log, syncAs } from '../cast/phone.ts'

let house: House
beforeEach(async () => {
  house = await makeHouse({ now: '2025-11-13T09:00:00+07:00' })
})
afterEach(() => house.close())

const lines = async (act: string) =>
  Number((await house.store.connections.reader.execute({ sql: 'SELECT count(*) AS n FROM audit WHERE act = ?', args: [act] })).rows[0]?.['n'])
/** The chain is whole, and the lane knows where it ends. */
async function holds(): Promise<void> {
  expect(await prove(house.store.connections.reader)).toMatchObject({ broken: null, head: house.store.audit })
}
const refuse = () => {
  throw new Refused('not-found')
}
const BY = { staffId: 'x', deviceId: null }

test('the chain holds through syncs of many phones at once, and each entry has one line with its phone', async () => {
  const people = await Promise.all(['a', 'b', 'c'].map((code) => house.as(code)))
  const sent = Array.from({ length: 60 }, (_, index) => {
    const person = people[index % 3] as (typeof people)[number]
    const items = [itemOf(house), itemOf(house)]
    return { person, items, answer: syncAs(house, person, items) }
  })
  await Promise.all(sent.map(({ answer }) => answer))
  const { rows } = await house.store.connections.reader.execute(`SELECT subject, by, device_id AS device FROM audit WHERE act = 'entry-log'`)
  const expected = sent.flatMap(({ person, items }) => items.map(({ id }) => `${id} ${person.id} ${person.deviceId}`))
  expect(rows.map((row) => `${row['subject']} ${row['by']} ${row['device']}`).toSorted()).toEqual(expected.toSorted())
  await holds()
})

test('the same entry sent again leaves no second line', async () => {
  const person = await house.as('a')
  const item = itemOf(house)
  await syncAs(house, person, [item])
  const { audit } = house.store
  await syncAs(house, person, [item])
  expect(house.store.audit).toEqual(audit)
})

test('a job that is refused, and one that breaks a group, leave no line and move nothing', async () => {
  const before = house.store.audit
  const refused = house.store.lane.do({ name: 'refused', needs: {}, run: refuse })
  await expect(refused).rejects.toThrow()
  const group = Array.from({ length: 20 }, (_, index) =>
    house.store.lane.do({
      name: 'one of a group',
      needs: {},
      run(world) {
        note(world, BY, 'exported', `s${index}`)
        if (index === 11) world.statements.push('INSERT INTO nowhere VALUES (1)')
        if (index === 13) throw new Error('broken')
      },
    }),
  )
  const done = await Promise.allSettled(group)
  expect(done.flatMap(({ status }, index) => (status === 'rejected' ? [index] : []))).toEqual([11, 13])
  expect(await lines('exported')).toBe(18)
  expect(house.store.audit.line).toBe(before.line + 18)
  await holds()
})

test('lines of a job that goes alone and is refused after it noted something are gone', async () => {
  const before = house.store.audit
  const alone = house.store.lane.do({
    name: 'alone',
    alone: async (world) => {
      note(world, BY, 'exported', 's')
      throw new Refused('not-found')
    },
  })
  await expect(alone).rejects.toThrow()
  expect(house.store.audit).toEqual(before)
  await log(house, await house.as('a'))
  await holds()
})

test('the chain goes on where it ended after the house is opened again, and again', async () => {
  await log(house, await house.as('a'))
  const { audit } = house.store
  house = await house.reopen()
  expect(house.store.audit).toEqual(audit)
  house = await house.reopen()
  await log(house, await house.enter('a'))
  expect(house.store.audit.line).toBeGreaterThan(audit.line)
  await holds()
})

test('lines from before the chain are covered by the first that is chained, in their order', async () => {
  await log(house, await house.as('a'))
  const { writer } = house.store.connections
  const unguarded = async (sql: string) => {
    await writer.execute('DROP TRIGGER audit_no_update')
    await writer.execute(sql)
    house = await house.reopen()
  }
  await unguarded(`UPDATE audit SET hash = ''`)
  const older = house.store.audit.line
  await log(house, await house.enter('a'))
  const { reader } = house.store.connections
  expect(await prove(reader)).toMatchObject({ older, broken: null, head: house.store.audit })
  await house.store.connections.writer.execute('DROP TRIGGER audit_no_update')
  await house.store.connections.writer.execute(`UPDATE audit SET detail = '{}' WHERE id = 2`)
  expect(await prove(reader)).toMatchObject({ broken: { line: older + 1, why: 'before-chain' } })
})

test('a text that a database would change on its way is stored so that the chain holds', async () => {
  await house.store.lane.do({
    name: 'odd',
    needs: {},
    run(world) {
      note(world, BY, 'exported', 's', { reason: 'nửa \ud83d chữ\u0000 và 😀' })
      world.audit.push({ at: world.now, by: 'x', act: 'exported', subject: 's', detail: 'nửa \ud83d chữ\u0000 và 😀' })
    },
  })
  await holds()
})

test('a line that somebody else put behind the chain ends the process, rather than a second line of that number', async () => {
  const person = await house.as('a')
  await house.store.connections.writer.execute(`INSERT INTO audit (at, by, act, subject) VALUES (1, 'x', 'exported', 's')`)
  const answer = await syncAs(house, person, [itemOf(house)])
  expect([answer.status, answer.body]).toMatchObject([503, { code: 'storage-failed' }])
  expect(house.failures).toHaveLength(1)
})
