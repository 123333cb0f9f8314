import { FakeServer } from './fake-server.ts'

/** A server that answers an address as it was told, one answer for each request; for the rest it is the fake one. */
export class ToldServer extends FakeServer {
  #told = new Map<string, (() => Response)[]>()

  constructor() {
    super()
    const before = this.fetch
    this.fetch = async (input, init = {}) => {
      const path = String(input)
      const answers = this.#told.get(`${init.method ?? 'GET'} ${path}`)
      const answer = answers && (answers.length > 1 ? answers.shift() : answers[0])
      if (!answer) return before(input, init)
      this.requests.push({ method: init.method ?? 'GET', path, body: init.body ? (JSON.parse(String(init.body)) as unknown) : null })
      return answer()
    }
  }

  /** In order; the last one stays. */
  tell(address: string, ...answers: (() => Response)[]): void {
    this.#told.set(address, answers)
  }

  sent(path: string): unknown[] {
    return this.requests.filter((request) => request.path === path).map(({ body }) => body)
  }
}
