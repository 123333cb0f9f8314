/** Things by their key, in the order in which the keys come (`Map.groupBy` is younger than the phones). */
export function grouped<Thing>(things: readonly Thing[], key: (thing: Thing) => string): [string, Thing[]][] {
  const groups = new Map<string, Thing[]>()
  for (const thing of things) {
    const own = groups.get(key(thing))
    if (own) own.push(thing)
    else groups.set(key(thing), [thing])
  }
  return [...groups]
}
