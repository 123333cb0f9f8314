import { PROTOCOL } from '#contract/protocol.ts'
import type { Route } from '../route.ts'
import { operationOf, pathOf } from './operations.ts'
import { PROBLEM_RESPONSES, PROBLEM_SCHEMAS } from './refusals.ts'
import { describeShapes, type Json } from './shapes.ts'

const ABOUT = `What the app itself speaks, and what other programs of a campaign may.

Bodies and answers are JSON. Instants are milliseconds since 1970, days civil days in Asia/Ho_Chi_Minh, money whole đồng. Participation, points, periods and ranks are judged by the server alone.

Every refusal is \`application/problem+json\` with a \`code\`. Rights come before existence: what is not there and what is not yours answer the same. Writes need an \`Origin\` of the app's own, or none and \`Sec-Fetch-Site: same-origin\`.`

/** The whole interface as an OpenAPI 3.1 document, made from the route table and the contract. */
export function documentOf(families: Readonly<Record<string, readonly Route[]>>): Json {
  const routes = Object.entries(families).flatMap(([noun, list]) => list.map((route) => ({ noun, route })))
  const shapes = describeShapes(
    routes.flatMap(({ route }) => [...(route.body ? [route.body] : []), ...(route.answer ? [route.answer] : []), ...Object.values(route.query)]),
  )
  const paths: Record<string, Json> = {}
  for (const { noun, route } of routes) (paths[pathOf(route)] ??= {})[route.method.toLowerCase()] = operationOf(route, noun, shapes)
  return {
    openapi: '3.1.0',
    info: { title: 'Ra Quân', version: String(PROTOCOL.current), description: ABOUT },
    servers: [{ url: '/' }],
    tags: Object.keys(families).map((name) => ({ name })),
    paths,
    components: {
      schemas: { ...shapes.components, ...PROBLEM_SCHEMAS },
      responses: PROBLEM_RESPONSES,
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-ra-quan',
          description: 'Given by POST /api/session; on a loopback address without HTTPS it is called ra-quan.',
        },
      },
    },
  }
}
