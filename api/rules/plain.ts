/** How written things are compared: names without their marks, receipts without the signs between (RULES section 4, DOMAIN section 2). */

/** Lower case and without marks: "Nguyễn Đình" is found by "nguyen dinh". */
export const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().replace(/\s+/g, ' ').trim()

/** `C45-BB 0012345` and `c45bb/12345` as one: letters and figures alone, figures without the zeros before them. */
export const plainReceipt = (text: string): string => [...plain(text).matchAll(/[a-z]+|\d+/g)].map(([part]) => part.replace(/^0+(?=\d)/, '')).join('.')

/** What two people of one name and birth year share; null without a year, since a name alone is many people's. */
export const plainPerson = (name: string, birthYear: number | null): string | null => (birthYear === null ? null : `${plain(name)} ${birthYear}`)
