/** Which letters a text was typed in, told by what it says once it is read so. */
import { marked } from './syllables.ts'
import { fromTcvn3 } from './tcvn3.ts'
import { fromVni } from './vni.ts'

export type OldLetters = 'tcvn3' | 'vni'
const READ: Record<OldLetters, (text: string) => string> = { tcvn3: fromTcvn3, vni: fromVni }
/** Old letters are those of Latin-1; one beyond it is of today. */
const isOfToday = (text: string) => /[\u0100-\uFFFF]/.test(text)

export const readOld = (text: string, letters: OldLetters): string => READ[letters](text)

/** The share of marked words that are Vietnamese, of a text as it stands and as old letters; 1 when there is none. */
function share(texts: readonly string[], read: (text: string) => string): number {
  let [words, good] = [0, 0]
  for (const text of texts) {
    const found = marked(read(text))
    words += found.words
    good += found.good
  }
  return words === 0 ? 1 : good / words
}

/** In what letters these texts stand: today's, one of the old, or none that can be told. Most of their marked words must be Vietnamese, and clearly more than otherwise. */
export function lettersOf(texts: readonly string[]): 'today' | OldLetters | 'unknown' {
  const asked = texts.filter((text) => /\P{ASCII}/u.test(text))
  const asIs = share(asked, (text) => text)
  if (asIs >= SURE || asked.length === 0) return 'today'
  const old = asked.filter((text) => !isOfToday(text))
  if (old.length === 0) return 'unknown'
  const [tcvn3, vni] = [share(old, fromTcvn3), share(old, fromVni)]
  const best = Math.max(tcvn3, vni)
  if (best < SURE || best - share(old, (text) => text) < CLEARLY || Math.abs(tcvn3 - vni) < CLEARLY) return 'unknown'
  return tcvn3 > vni ? 'tcvn3' : 'vni'
}
const SURE = 0.75
const CLEARLY = 0.15

/** One text of many that stand in old letters: one that is Vietnamese as it stands and would not be otherwise stays. */
export function mended(text: string, letters: OldLetters): string {
  if (isOfToday(text) || !/\P{ASCII}/u.test(text)) return text
  const read = READ[letters](text)
  return share([text], (same) => same) === 1 && share([text], () => read) < 1 ? text : read
}
