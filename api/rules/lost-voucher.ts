/** How a clerk finds a voucher that the participant does not have at hand (RULES sections 10 and 11). */
import { plain } from './plain.ts'

/** What the participant says: some of their name, the last four digits of a number, the day, who logged them. */
export type Sought = { name: string | null; lastFour: string | null; day: string | null; collector: string | null }

const LETTERS = 3
const WHOLE = 2
const FACTS = 2

/** Whether it says enough that not the whole office is listed: three letters of a name, a whole word of two (Vy, An), or two facts. */
export const isNarrow = (sought: Sought): boolean =>
  lettersOf(sought.name) >= LETTERS ||
  plain(sought.name ?? '')
    .split(' ')
    .some((word) => lettersOf(word) >= WHOLE) ||
  factsOf(sought) >= FACTS

/** Two letters that stand alone begin half the names of an office: they are sought as a whole word. */
export const isWhole = (sought: Sought): boolean => lettersOf(sought.name) < LETTERS && factsOf(sought) < FACTS

const lettersOf = (name: string | null) => plain(name ?? '').replace(/[^a-z]/g, '').length
const factsOf = (sought: Sought) => Object.values(sought).filter((fact) => fact !== null && fact.trim() !== '').length

/** The words that were said, without their marks; a whole one ends with a space. */
export const saidWords = (said: string, whole = false): string[] =>
  plain(said)
    .split(' ')
    .map((word) => (whole ? `${word} ` : word))

/** "duyen my" finds Nguyễn Thị Mỹ Duyên: each word that was said begins a word of the name, marks left aside. */
export const saysName = (name: string, said: string, whole = false): boolean => saysPlainName(plain(name), saidWords(said, whole))

/** The same of a name already without its marks, for whoever asks of thousands. */
export const saysPlainName = (name: string, words: readonly string[]): boolean => words.every((word) => ` ${name} `.includes(` ${word}`))
