/** How a clerk finds a voucher that the participant does not have at hand (RULES sections 10 and 11). */
import { plain } from './plain.ts'

/** What the participant says: some of their name, the last four digits of a number, the day, who logged them. */
export type Sought = { name: string | null; lastFour: string | null; day: string | null; collector: string | null }

const LETTERS = 3
const FACTS = 2

/** Whether it says enough that not the whole office is listed: three letters of a name, or two facts. */
export function isNarrow(sought: Sought): boolean {
  const letters = plain(sought.name ?? '').replace(/[^a-z]/g, '').length
  return letters >= LETTERS || Object.values(sought).filter((fact) => fact !== null && fact.trim() !== '').length >= FACTS
}

/** The words that were said, without their marks. */
const saidWords = (said: string): string[] => plain(said).split(' ')

/** "duyen my" finds Nguyễn Thị Mỹ Duyên: each word that was said begins a word of the name, marks left aside. */
export const saysName = (name: string, said: string): boolean => sayingName(said)(plain(name))

/** The same of names already without their marks, for whoever asks of thousands: what was said is made ready once. */
export function sayingName(said: string): (name: string) => boolean {
  const words = saidWords(said).map((word) => [word, ` ${word}`] as const)
  return (name) => words.every(([word, later]) => name.startsWith(word) || name.includes(later))
}
