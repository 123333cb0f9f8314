import type { Collisions } from '#contract/cases.ts'

export type Pair = Collisions['pairs'][number]
export type Collector = Collisions['collectors'][number]
/** More would fit on no desk; the list of pairs holds everyone. */
const MOST = 15

/** Those who collide most, each against each: a row and a column for each of them. */
export function matrixOf({ collectors, pairs }: Collisions): { people: Collector[]; at: (one: string, other: string) => Pair | null; isCut: boolean } {
  const sums = new Map<string, number>()
  for (const pair of pairs) for (const id of new Set([pair.one, pair.other])) sums.set(id, (sums.get(id) ?? 0) + casesOf(pair))
  const ranked = collectors.toSorted((a, b) => (sums.get(b.id) ?? 0) - (sums.get(a.id) ?? 0) || (a.code < b.code ? -1 : 1))
  const byKey = new Map(pairs.flatMap((pair) => [[`${pair.one} ${pair.other}`, pair] as const, [`${pair.other} ${pair.one}`, pair] as const]))
  return { people: ranked.slice(0, MOST), at: (one, other) => byKey.get(`${one} ${other}`) ?? null, isCut: ranked.length > MOST }
}

export const casesOf = ({ open, decided, ended }: Pair): number => open + decided + ended
