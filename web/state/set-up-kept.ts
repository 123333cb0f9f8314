/** A list read anew whose unchanged things stay the very same ones: what shows them keeps its focus and what was typed into it. */
export function keepSame<Thing>(before: readonly Thing[], after: readonly Thing[], idOf: (thing: Thing) => string): Thing[] {
  const known = new Map(before.map((thing) => [idOf(thing), thing]))
  return after.map((thing) => {
    const old = known.get(idOf(thing))
    return old !== undefined && JSON.stringify(old) === JSON.stringify(thing) ? old : thing
  })
}
