/** Sums, counts, plans, sex and product as lists write them. */
import { plain } from './plain.ts'
import type { Participation, Product } from './words.ts'

/** `3.168.000`, `3,168,000 đ`, `3168000.00`: whole đồng, or null. */
export function readMoney(text: string): number | null {
  const bare = plain(text)
    .replace(/(vnd|dong|d)\.?$/, '')
    .replaceAll(/\s/g, '')
  const whole = bare.replace(/[.,]0{1,2}$/, '')
  const isGrouped = /^\d{1,3}([.,])\d{3}(\1\d{3})*$/.test(whole)
  const amount = isGrouped ? Number(whole.replaceAll(/[.,]/g, '')) : /^\d{1,11}$/.test(whole) ? Number(whole) : Number.NaN
  return amount <= 10_000_000_000 ? amount : null
}

/** `6`, `06`, `6 tháng`: 1 to 120 months, or null. */
export function readMonths(text: string): number | null {
  const months = /^(\d{1,3})(?:[.,]0+)?(?: ?(?:thang|th|t))?$/.exec(plain(text))?.[1]
  return months && Number(months) >= 1 && Number(months) <= 120 ? Number(months) : null
}

/** What an official list calls the way somebody takes part (RULES section 1, DOMAIN section 2); null for words that say neither, such as an adjustment. */
export function planOf(text: string): Participation | null {
  const words = plain(text)
    .replaceAll(/[^a-z]+/g, ' ')
    .trim()
  return PLANS.find(([, pattern]) => pattern.test(words))?.[0] ?? null
}
const PLANS: [Participation, RegExp][] = [
  ['returning', /^dl$|\b(dong|tham gia) lai\b|\btai tham gia\b|\btai tuc sau gian doan\b/],
  ['renewal', /^(tt|gh|dt)$|\b(dong|tham gia) tiep\b|\btiep tuc\b|\bgia han\b|\btai tuc\b/],
  ['new', /^tm$|\b(tang|tham gia|cap|dong|phat sinh) moi\b|^moi$/],
]

export function readSex(text: string): 'male' | 'female' | null {
  const word = plain(text)
  if (/^(nu|ba|f|female|0|gai)$/.test(word)) return 'female'
  return /^(nam|ong|m|male|1|trai)$/.test(word) ? 'male' : null
}

/** A cross in a column: `x`, `X`, `v`, `✓`. */
export const isTicked = (text: string): boolean => /^(x|v|✓|✔|1|co)$/.test(plain(text))

/** Insurance that no campaign collects: compulsory, of pupils and students, of families of the armed forces. */
export const isOtherInsurance = (text: string): boolean => /\b(bat buoc|bhxh ?bb|hoc sinh|sinh vien|hssv|than nhan)\b/.test(wordsOf(text))

const wordsOf = (text: string) =>
  plain(text)
    .replaceAll(/[^a-z]+/g, ' ')
    .trim()

export function readProduct(text: string): Product | null {
  const words = wordsOf(text)
  if (isOtherInsurance(text)) return null
  if (/\b(bhyt|y te|hgd|ho gia dinh|yt)\b/.test(words)) return 'bhyt-hgd'
  return /\b(tu nguyen|bhxh ?tn|tn|bhxh)\b/.test(words) ? 'bhxh-tn' : null
}
