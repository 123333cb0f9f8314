/** A capital behind another letter: the word was typed in capitals. */
const isLoud = (typed: string) => /\S[A-Z]/.test(typed) && !/[a-z]/.test(typed)

/** Where capitals had no toned letters of their own, a word typed in capitals has small ones between: THị is THỊ. Where all other words begin with a capital, so does the one that could not: Lê ánh is Lê Ánh. */
export function mendedCapitals(typed: string, read: string): string {
  if (isLoud(typed)) return read.toUpperCase()
  const [before, after] = [typed.split(' '), read.split(' ')]
  const words = after.map((word, at) => (isLoud(before[at] ?? '') ? word.toUpperCase() : word))
  const small = words.filter((word) => /^\p{Ll}/u.test(word))
  const isName = words.length > small.length && small.every((word) => /^\P{ASCII}/u.test(word))
  return isName ? words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join(' ') : words.join(' ')
}
