/** What a campaign is to reach as a whole, beside the targets of its teams (DOMAIN T3 to T7). */
import type { Day } from './days.ts'
import type { Product } from './words.ts'

/** People to enrol between two days; `product` `null` counts both together. `source` is who assigned it (nguồn giao). */
export type PeopleGoal = { kind: 'people'; label: string; source: string; product: Product | null; firstDay: Day; lastDay: Day; people: number }
/** A share of a population: `rate` in hundredths of a percent, `base` people, of whom `covered` had it on `asOf`. */
export type CoverageGoal = { kind: 'coverage'; label: string; source: string; product: Product; base: number; rate: number; covered: number; asOf: Day }
export type Goal = PeopleGoal | CoverageGoal
