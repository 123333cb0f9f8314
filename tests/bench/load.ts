import { fork, type ChildProcess } from 'node:child_process'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { batchFor } from './batches.ts'

export type Target = { url: string; cookies: string[]; campaignId: string; board: string; now: number; child: ChildProcess }

/** Starts a measured server in a process of its own; it ends with this one. */
export async function target(mode: string, entries = 0): Promise<Target> {
  const child = fork(join(import.meta.dirname, 'server.ts'), [mode, String(entries)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const told = await new Promise<Omit<Target, 'child'>>((resolve, reject) => {
    child.once('message', (message) => resolve(message as Omit<Target, 'child'>))
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
  return { ...told, child }
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

/** One request over a kept connection to this machine; answers status and bytes. */
export function ask(url: string, headers: Record<string, string>, body?: string): Promise<{ status: number; bytes: number }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        agent,
        method: body === undefined ? 'GET' : 'POST',
        headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }) },
      },
      (response) => {
        let bytes = 0
        response.on('data', (part: Buffer) => (bytes += part.length))
        response.on('end', () => resolve({ status: response.statusCode ?? 0, bytes }))
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Plays `count` requests, `width` at a time; answers how many came back each second. Any other status than the expected ends the bench. */
export async function rate(count: number, width: number, one: (index: number) => Promise<{ status: number }>, expected = 200): Promise<number> {
  const began = performance.now()
  let next = 0
  const worker = async () => {
    while (next < count) {
      const { status } = await one(next++)
      if (status !== expected) throw new Error(`answered ${status} instead of ${expected}`)
    }
  }
  await Promise.all(Array.from({ length: width }, worker))
  return (count * 1_000) / (performance.now() - began)
}

/** The next sync of so many fresh people. */
export function send(on: Target, size: number): () => Promise<{ status: number }> {
  return () => {
    const { cookie, body } = batchFor(on, size)
    return ask(`${on.url}/api/sync`, { cookie, origin: 'http://localhost:8787' }, body)
  }
}

export const median = (numbers: number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] as number
