/** What a log may hold of an error: its kinds and messages down to the first cause, and where it was thrown. What was asked of the database stays out: codes, links and numbers stand among the values. */
export function plainError(error: unknown): string {
  const frames = (error instanceof Error ? (error.stack ?? '') : '').split('\n').filter((line) => /^\s+at .*[:(/]/.test(line))
  return [causesOf(error).join(' < '), ...frames].join('\n')
}

function causesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [typeof error]
  const [said = ''] = error.message.split(/\n|params:/)
  return [`${error.name}: ${said}`, ...(error.cause === undefined ? [] : causesOf(error.cause))]
}
