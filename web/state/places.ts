import type { Me } from '#contract/sessions.ts'
import type { Role } from '#rules/words.ts'
import type { IconName } from '../icons/icons.ts'
import { screen as t } from '../text/screen.vi.ts'

/** A place of the dock or the rail. `act` is the one in lacquer; a place outside the dock stands in the rail of a desk alone, or for some roles alone (`railFor`). */
export type Place = { href: string; icon: IconName; label: string; roles: readonly Role[]; act?: boolean; railOnly?: boolean; railFor?: readonly Role[] }

const SEES_BOARDS: readonly Role[] = ['collector', 'supervisor', 'organiser']

/** In the order of the dock. A person sees the places of all roles held. */
export const PLACES: readonly Place[] = [
  { href: '/', icon: 'home', label: t.places.home, roles: ['collector'] },
  { href: '/so-ghi', icon: 'ledger', label: t.places.entries, roles: ['collector'] },
  { href: '/ghi-nhan', icon: 'brush', label: t.places.log, roles: ['collector'], act: true },
  { href: '/quay', icon: 'mug', label: t.places.counter, roles: ['clerk'] },
  { href: '/tim-phieu', icon: 'search', label: t.places.find, roles: ['clerk'] },
  { href: '/tong-quan', icon: 'chart', label: t.places.overview, roles: ['organiser'] },
  { href: '/chot', icon: 'stamp', label: t.places.closing, roles: ['organiser'] },
  { href: '/xac-nhan', icon: 'verify', label: t.places.queue, roles: ['supervisor', 'organiser'] },
  { href: '/ton-kho', icon: 'shelf', label: t.places.stock, roles: ['clerk', 'organiser'], railFor: ['organiser'] },
  { href: '/giai-thuong', icon: 'star', label: t.places.prizes, roles: ['organiser'], railOnly: true },
  { href: '/nhat-ky', icon: 'book', label: t.places.audit, roles: ['organiser'], railOnly: true },
  { href: '/thiet-lap', icon: 'gear', label: t.places.setUp, roles: ['organiser'] },
  { href: '/xep-hang', icon: 'ranks', label: t.places.boards, roles: SEES_BOARDS, railFor: ['organiser'] },
  { href: '/tin', icon: 'letter', label: t.places.news, roles: ['collector', 'supervisor', 'organiser', 'clerk'] },
]

export const rolesOf = (me: Me | null): Role[] => [...new Set(me?.assignments.map((assignment) => assignment.role) ?? [])]

export function placesFor(me: Me | null): Place[] {
  const roles = rolesOf(me)
  const gives = (place: Place) => place.roles.filter((role) => roles.includes(role))
  return PLACES.filter((place) => gives(place).length > 0).map(({ railFor, ...place }) =>
    railFor && gives(place).every((role) => railFor.includes(role)) ? { ...place, railOnly: true } : place,
  )
}

/** Where a person begins: the first place of the roles held. An organiser without a campaign begins by setting one up. */
export function firstPlace(me: Me | null): string {
  if (rolesOf(me).includes('organiser') && me?.campaigns.length === 0) return '/thiet-lap'
  return placesFor(me)[0]?.href ?? '/tin'
}

/** The place that an address belongs to: the longest one that it begins with. */
export function placeAt<P extends { href: string }>(path: string, places: readonly P[]): P | undefined {
  const holds = (place: P) => (place.href === '/' ? path === '/' : path === place.href || path.startsWith(`${place.href}/`))
  return places.filter(holds).toSorted((one, other) => other.href.length - one.href.length)[0]
}
