/** Reads rows by name, some thousands at a time, into what a group knows. */
export async function into<Row>(names: string[], read: (names: string[]) => Promise<Row[]>, target: { load(rows: Row[]): void }): Promise<void> {
  for (let start = 0; start < names.length; start += 5_000) target.load(await read(names.slice(start, start + 5_000)))
}
