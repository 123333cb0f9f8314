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

/** "duyen my" finds Nguyễn Thị Mỹ Duyên: each word that was said begins a word of the name, or is one of its words, marks left aside. */
export const saysName = (name: string, said: string, whole = false): boolean => sayingName(said, whole)(plain(name))

/** The same of names already without their marks, for whoever asks of thousands: what was said is made ready once. */
export function sayingName(said: string, whole = false): (name: string) => boolean {
  const end = whole ? ' ' : ''
  const words = plain(said)
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => [word + end, ` ${word}${end}`] as const)
  return (name) => words.every(([word, later]) => (name + end).startsWith(word) || (name + end).includes(later))
}
