import { createHash } from 'node:crypto'
import { setImmediate as breathe } from 'node:timers/promises'
import { canonical } from '#contract/canonical.ts'

/** How many members of a list are written before others get their turn. */
const SLICE = 500

/** The canonical JSON of a value, and its SHA-256; made in slices, since a province's boards are megabytes long. */
export async function canonicalText(value: unknown): Promise<{ text: string; hash: string }> {
  const hash = createHash('sha256')
  const parts: string[] = []
  for await (const part of partsOf(value)) {
    hash.update(part)
    parts.push(part)
  }
  return { text: parts.join(''), hash: hash.digest('hex') }
}

async function* partsOf(value: unknown): AsyncGenerator<string> {
  if (Array.isArray(value)) yield* partsOfList(value)
  else if (value === null || typeof value !== 'object') yield canonical(value)
  else {
    const names = Object.entries(value).flatMap(([name, one]) => (one === undefined ? [] : [name]))
    for (const [index, name] of names.sort().entries()) {
      yield `${index === 0 ? '{' : ','}${JSON.stringify(name)}:`
      yield* partsOf((value as Record<string, unknown>)[name])
    }
    yield names.length === 0 ? '{}' : '}'
  }
}

async function* partsOfList(list: unknown[]): AsyncGenerator<string> {
  yield '['
  for (let from = 0; from < list.length; from += SLICE) {
    if (from > 0) yield ','
    if (list.length > SLICE) {
      yield canonical(list.slice(from, from + SLICE)).slice(1, -1)
      await breathe()
    } else {
      for (const [index, one] of list.entries()) {
        if (index > 0) yield ','
        yield* partsOf(one ?? null)
      }
    }
  }
  yield ']'
}
