import { createMemo } from 'solid-js'
import { saved as t } from '../text/saved.vi.ts'
import type { App } from './app.ts'
import { createEntry } from './entry.ts'
import { createHome } from './home.ts'
import { isWithin, periodName } from './periods.ts'
import type { Person } from './person.ts'

/** What was just saved: its points, its petal, its voucher as soon as there is one, and how to go on. */
export function createSaved(app: App, person: Person, id: () => string) {
  const entry = createEntry(app, person, id)
  const home = createHome(app, person)
  const onPhone = () => entry.row()?.chip === 'queued' || entry.row()?.chip === 'sending' || entry.row()?.chip === 'refused'
  const joins = () => {
    const row = entry.row()
    const week = home.week()
    return Boolean(row && week && row.participation && row.participation !== 'renewal' && !row.donated && row.counts && isWithin(week, row.at))
  }
  // Between the receipt and the next word of the board a person stands in neither: nobody is taken off the plate for that.
  const people = createMemo((most: number) => {
    const { official, received, queued } = home.plate()
    return Math.max(most, official + received + queued)
  }, 0)
  const plate = createMemo(() => {
    const { official, queued, target } = home.plate()
    return { official, queued, received: people() - official - queued, target: target || people() }
  })
  const line = () => {
    const target = home.plate().target
    if (!joins()) return t.provisional
    if (target > 0 && people() === target) return t.full(target, home.week() ? periodName(home.week()!).toLocaleLowerCase('vi') : '')
    return `${t.provisional} ${target > 0 ? t.nth(people(), target) : t.nthAlone(people())}`
  }
  return {
    ...{ row: entry.row, voucher: entry.voucher, onPhone, plate, line },
    fresh: () => (joins() ? 1 : 0),
    voucherSoon: () => onPhone() && entry.facts()?.giftConsent === true,
    giveHousehold: () => person.nextInHousehold.give(id()),
  }
}
