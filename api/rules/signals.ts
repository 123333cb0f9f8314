/** What may be said against an entry and for it, by name; `evidence.ts` finds them. */

/** Signs that an entry wants a second look, the weightier first. */
export const SIGNALS = [
  ...(['receipt-repeated', 'own-phone', 'own-family', 'phone-shared', 'device-shared', 'links-persons', 'many-duplicates'] as const),
  ...(['burst', 'deadline', 'day-changed', 'future', 'clock-corrected', 'old'] as const),
  ...(['birth-year-differs', 'sex-differs', 'place-unknown', 'place-unlike'] as const),
] as const
export type Signal = (typeof SIGNALS)[number]

/** Signs that an entry is what it says. */
export const SUPPORTS = ['list-agrees', 'called', 'own-series', 'on-time', 'clock-true', 'consent'] as const
export type Support = (typeof SUPPORTS)[number]

/** `number` and `of` mean: `receipt-repeated` other entries; `own-phone` people, days; `own-family` and `phone-shared` people; `device-shared` collectors;
 *  `many-duplicates` entries; `burst` entries, minutes; `deadline` entries, of all in the period; the clock's minutes; `old` hours; `birth-year-differs` the year
 *  of the CCCD; `place-unlike` other entries; `own-series` steps to the next receipt; `on-time` minutes; `called` calls. */
export type Numbered<Code extends string> = { code: Code; number: number | null; of: number | null }

/** What a list may be filtered by beside one signal: `any` of them, `none` of them. */
export const SIGNAL_FILTERS = [...SIGNALS, 'any', 'none'] as const
export type SignalFilter = (typeof SIGNAL_FILTERS)[number]
