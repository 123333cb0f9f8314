import type { Collisions } from '#contract/cases.ts'

export type Pair = Collisions['pairs'][number]
export type Collector = Collisions['collectors'][number]
/** More would fit on no desk; the list of pairs holds everyone. */
const MOST = 15

/** Those who collide most, each against each: a row and a column for each of them, none of them empty. */
export function matrixOf({ collectors, pairs }: Collisions): { people: Collector[]; at: (one: string, other: string) => Pair | null; isCut: boolean } {
  const chosen = new Set<string>()
  for (const { one, other } of pairs.toSorted((a, b) => casesOf(b) - casesOf(a))) if (new Set([...chosen, one, other]).size <= MOST) chosen.add(one).add(other)
  const byKey = new Map(pairs.flatMap((pair) => [[`${pair.one} ${pair.other}`, pair] as const, [`${pair.other} ${pair.one}`, pair] as const]))
  return {
    people: collectors.filter(({ id }) => chosen.has(id)).toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    at: (one, other) => byKey.get(`${one} ${other}`) ?? null,
    isCut: collectors.length > chosen.size,
  }
}

export const casesOf = ({ open, decided, ended }: Pair): number => open + decided + ended
