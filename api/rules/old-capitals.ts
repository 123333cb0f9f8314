const CAPITAL_WORD = /^[^a-z]*[A-Z][^a-z]*[A-Z][^a-z]*$/

/** Where capitals had no toned letters of their own, a word typed in capitals has small ones between: THị is THỊ. A text without one small letter of the alphabet is wholly in capitals once a word shows it. */
export function mendedCapitals(typed: string, read: string): string {
  const [before, after] = [typed.split(' '), read.split(' ')]
  const isLoud = before.some((word) => CAPITAL_WORD.test(word)) && !/[a-z]/.test(typed)
  return isLoud ? read.toUpperCase() : after.map((word, at) => (CAPITAL_WORD.test(before[at] ?? '') ? word.toUpperCase() : word)).join(' ')
}
