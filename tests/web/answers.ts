import type { StandingRow } from '#contract/standings.ts'
import { json, type FakeServer } from './fake-server.ts'

/** Answers of a server by their address, with an ETag that a phone may send back; `asked` holds every address in turn. */
export function answering(server: FakeServer, answers: Record<string, unknown>): { answers: Record<string, unknown>; asked: string[]; unchanged: string[] } {
  const others = server.fetch
  const told = { answers, asked: [] as string[], unchanged: [] as string[] }
  server.fetch = async (input, init = {}) => {
    const path = String(input)
    if (!(path in told.answers)) return others(input, init)
    told.asked.push(path)
    const etag = `"${JSON.stringify(told.answers[path]).length}"`
    if (new Headers(init.headers).get('if-none-match') !== etag) return json(told.answers[path], { headers: { etag } })
    told.unchanged.push(path)
    return new Response(null, { status: 304, headers: { etag } })
  }
  return told
}

export const row = (said: Partial<StandingRow> & { id: string }): StandingRow => ({
  ...{ rank: 1, code: said.id, name: `Người ${said.id}`, unit: 'Bưu điện Gò Dầu', points: 10, voluntary: 1, household: 0, people: 1 },
  ...{ division: null, list: null, target: null, voluntaryTarget: null, members: null, tie: null },
  ...said,
})
