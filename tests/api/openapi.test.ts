import { readdirSync, readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'
import { REFUSALS } from '#contract/refusals.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { operationId, pathOf } from '../../api/openapi/operations.ts'
import { refusalStatuses } from '../../api/openapi/refusals.ts'
import { FAMILIES, ROUTES } from '../../api/routes/table.ts'
import { close, verify } from '../cast/deeds.ts'
import { makeHouse, type House } from '../cast/house.ts'
import { misfit } from '../cast/json-schema.ts'
import { log } from '../cast/phone.ts'

type Json = { [key: string]: any }
type Operation = { at: string; method: string; path: string; said: Json }
const METHODS = ['get', 'post', 'patch', 'delete']

let house: House
let document: Json
let operations: Operation[]
beforeAll(async () => {
  house = await makeHouse({ now: '2025-11-13T09:00:00+07:00' })
  document = (await house.nobody.get<Json>('/api/openapi.json')).body
  operations = Object.entries(document['paths'] as Json).flatMap(([path, item]) =>
    Object.entries(item as Json).map(([method, said]) => ({ at: `${method.toUpperCase()} ${path}`, method, path, said: said as Json })),
  )
})
afterAll(() => house.close())

/** Every part of a document with the path to it. */
function* partsOf(value: unknown, path: string[] = []): Generator<{ path: string[]; part: Json }> {
  if (typeof value !== 'object' || value === null) return
  yield { path, part: value as Json }
  for (const [key, part] of Object.entries(value)) yield* partsOf(part, [...path, key])
}

const resolve = (ref: string): unknown =>
  ref
    .split('/')
    .slice(1)
    .reduce<any>((part, key) => part?.[key], document)

describe('the address', () => {
  test('is open to everyone, and who knows the tag gets no body', async () => {
    const { status, headers, text } = await house.nobody.get('/api/openapi.json')
    const etag = headers.get('etag') as string
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([200, 'application/json', 'no-cache'])
    expect(etag).toMatch(/^"[\w-]{22}"$/)
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await house.nobody.get('/api/openapi.json', { 'if-none-match': known })
      expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag])
    }
    expect((await house.nobody.get('/api/openapi.json', { 'if-none-match': '"other"' })).text).toBe(text)
  })

  test('gives the same bytes packed', async () => {
    const packed = await house.app.request('/api/openapi.json', { headers: { 'accept-encoding': 'gzip, br' } })
    expect(packed.headers.get('content-encoding')).toBe('br')
    expect(JSON.parse(brotliDecompressSync(Buffer.from(await packed.arrayBuffer())).toString())).toEqual(document)
  })
})

describe('the route table and the document', () => {
  test('name the same operations', () => {
    expect(operations.map(({ at }) => at).toSorted()).toEqual(ROUTES.map((route) => `${route.method} ${pathOf(route)}`).toSorted())
  })

  test('every route says what it is about and what it answers', () => {
    expect(ROUTES.filter(({ summary, answer }) => !summary || answer === undefined).map(({ method, path }) => `${method} ${path}`)).toEqual([])
    expect(operations.filter(({ said }) => !said['summary'] || !('200' in said['responses']) === !('204' in said['responses'])).map(({ at }) => at)).toEqual([])
  })

  test('what a route asks of the address is declared by it', () => {
    const folder = 'api/routes'
    const undeclared = readdirSync(folder).flatMap((file) => {
      const family = FAMILIES[file.replace('.ts', '')] ?? []
      const declared = new Set(family.flatMap(({ query }) => Object.keys(query)))
      const asked = [...readFileSync(`${folder}/${file}`, 'utf8').matchAll(/\bquery\('([\w-]+)'\)/g)].map(([, name]) => name as string)
      return asked.filter((name) => !declared.has(name)).map((name) => `${file} ${name}`)
    })
    expect(undeclared).toEqual([])
  })

  test('who needs a session is told so', () => {
    for (const route of ROUTES) {
      const { security } = document['paths'][pathOf(route)][route.method.toLowerCase()]
      expect([route.path, security]).toEqual([route.path, route.act === 'public' ? [] : [{ session: [] }]])
    }
  })
})

describe('as OpenAPI 3.1', () => {
  test('the head names version, title and a server, and each tag that is used', () => {
    expect(document).toMatchObject({ openapi: '3.1.0', info: { title: 'Ra Quân', version: expect.any(String) }, servers: [{ url: '/' }] })
    const tags = (document['tags'] as { name: string }[]).map(({ name }) => name)
    expect(new Set(tags).size).toBe(tags.length)
    expect(operations.flatMap(({ said }) => said['tags'] as string[]).filter((tag) => !tags.includes(tag))).toEqual([])
  })

  test('every reference leads somewhere', () => {
    const refs = [...partsOf(document)].flatMap(({ part }) => (typeof part['$ref'] === 'string' ? [part['$ref'] as string] : []))
    expect([...new Set(refs)].filter((ref) => resolve(ref) === undefined)).toEqual([])
    expect(refs.length).toBeGreaterThan(300)
    expect(refs.every((ref) => /^#\/components\/(schemas|responses)\/\w+$/.test(ref))).toBe(true)
  })

  test('operation ids are unique and follow from method and path', () => {
    const ids = operations.map(({ said }) => said['operationId'] as string)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter((id) => !/^[a-z]+([A-Z]\w*)+$/.test(id))).toEqual([])
    expect(operationId({ method: 'GET', path: '/api/campaigns/:id/standings/me' })).toBe('getCampaignsByIdStandingsMe')
  })

  test('every name in a path is a parameter, and every parameter is said once', () => {
    for (const { at, path, said } of operations) {
      const parameters = said['parameters'] as { name: string; in: string; required: boolean; schema: Json }[]
      const inPath = parameters.filter((one) => one.in === 'path')
      expect([at, inPath.map(({ name }) => name)]).toEqual([at, [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)])
      expect([at, inPath.filter(({ required }) => !required)]).toEqual([at, []])
      expect([at, new Set(parameters.map((one) => `${one.in} ${one.name}`)).size]).toEqual([at, parameters.length])
      expect([at, parameters.filter(({ schema }) => !schema)]).toEqual([at, []])
    }
  })

  test('methods, bodies and answers stand where the language wants them', () => {
    for (const { at, method, said } of operations) {
      expect(METHODS).toContain(method)
      expect([at, method === 'get' && 'requestBody' in said]).toEqual([at, false])
      for (const [status, answer] of Object.entries(said['responses'] as Json)) {
        const { description, content } = (answer['$ref'] ? resolve(answer['$ref'] as string) : answer) as Json
        expect([at, status, typeof description]).toEqual([at, status, 'string'])
        const types = Object.keys((content as Json) ?? {})
        expect([at, status, types]).toEqual([at, status, Number(status) >= 400 ? ['application/problem+json'] : status === '200' ? ['application/json'] : []])
      }
    }
  })

  const WORDS = new Set(
    '$ref type properties required additionalProperties propertyNames items prefixItems enum const anyOf oneOf allOf not default description format pattern minimum maximum minLength maxLength minItems maxItems title'.split(
      ' ',
    ),
  )

  test('schemas use the words of JSON Schema, require only what they describe, and their patterns can be read', () => {
    const odd: string[] = []
    function check(schema: Json, at: string): void {
      odd.push(...Object.keys(schema).flatMap((word) => (WORDS.has(word) ? [] : [`${at}: ${word}`])))
      odd.push(...((schema['required'] as string[]) ?? []).flatMap((name) => (schema['properties']?.[name] ? [] : [`${at}: requires ${name}`])))
      if (schema['pattern']) expect(() => new RegExp(schema['pattern'] as string, 'u')).not.toThrow()
      for (const [name, part] of Object.entries((schema['properties'] as Json) ?? {})) check(part as Json, `${at}.${name}`)
      for (const part of ['anyOf', 'oneOf', 'allOf', 'prefixItems'].flatMap((word) => (schema[word] as Json[]) ?? [])) check(part, at)
      for (const part of ['items', 'additionalProperties', 'propertyNames'].flatMap((word) => schema[word] ?? [])) if (typeof part === 'object') check(part, at)
    }
    for (const [name, schema] of Object.entries(document['components']['schemas'] as Json)) check(schema as Json, name)
    for (const { at, said } of operations) for (const { part } of partsOf(said)) if (part['schema']) check(part['schema'] as Json, at)
    expect(odd).toEqual([])
  })
})

describe('refusals', () => {
  test('every code stands in the document, under its status and no other', () => {
    expect(document['components']['schemas']['RefusalCode']['enum']).toEqual(Object.keys(REFUSALS))
    const said = Object.entries(document['components']['responses'] as Json).flatMap(([name, response]) => {
      const [, { properties }] = response['content']['application/problem+json']['schema']['allOf'] as [Json, Json]
      expect(name).toBe(`Refusal${properties['status']['const']}`)
      return (properties['code']['enum'] as string[]).map((code) => [code, properties['status']['const']])
    })
    expect(Object.fromEntries(said)).toEqual(REFUSALS)
    expect(said.length).toBe(Object.keys(REFUSALS).length)
  })

  test('what a route refuses by its kind: nobody signed in, not there or not yours, a body that cannot be read', () => {
    const statuses = (method: string, path: string) => refusalStatuses(ROUTES.find((route) => route.method === method && route.path === path)!)
    expect(statuses('GET', '/healthz')).toEqual([500, 503])
    expect(statuses('GET', '/api/enrolments/:id')).toEqual([400, 401, 403, 404, 500, 503])
    expect(statuses('POST', '/api/enrolments/:id/return')).toEqual([400, 401, 403, 404, 409, 413, 422, 500, 503])
    expect(statuses('POST', '/api/sync')).toContain(426)
  })
})

describe('what the document says of answers is what is answered', () => {
  const fits = async (person: 'a' | 'pt1' | 'btc1' | 'q1', method: string, path: string, pattern: string, body?: object) => {
    const answer = await (await house.as(person)).send(method, path, body)
    expect([pattern, answer.status]).toEqual([pattern, 200])
    const { schema } = document['paths'][pattern][method.toLowerCase()]['responses']['200']['content']['application/json']
    expect([pattern, misfit(schema, answer.body, document['components']['schemas'])]).toEqual([pattern, null])
    expect([
      pattern,
      misfit(schema, { ...(answer.body as Json), ...{ rows: 'none', id: 7, periods: null, cases: 1, entries: {} } }, document['components']['schemas']),
    ]).not.toEqual([pattern, null])
  }

  test('of a campaign, its boards, an entry, a closed week and its announcement', async () => {
    const { campaignId, period } = house.furniture
    const week = period('week 1')
    const id = await log(house, await house.as('a'))
    await verify(await house.as('pt1'), id)
    house.clock.now = new Date('2025-11-19T13:00:00+07:00').getTime()
    const organiser = await house.enter('btc1')
    const { body } = await close(house, organiser, 'week 1')
    await organiser.post(`/api/results/${body.id}/announcement`)
    await fits('a', 'GET', '/api/me', '/api/me')
    await fits('a', 'GET', `/api/campaigns/${campaignId}`, '/api/campaigns/{id}')
    await fits('a', 'GET', `/api/campaigns/${campaignId}/periods`, '/api/campaigns/{id}/periods')
    await fits('a', 'GET', `/api/campaigns/${campaignId}/standings?period=${week}&board=team`, '/api/campaigns/{id}/standings')
    await fits('a', 'GET', `/api/enrolments/${id}`, '/api/enrolments/{id}')
    await fits('a', 'GET', `/api/announcements/${body.id}`, '/api/announcements/{id}')
  })
})
