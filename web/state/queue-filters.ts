import { createMemo } from 'solid-js'
import { SIGNAL_FILTERS, type SignalFilter } from '#rules/signals.ts'
import { isDay } from '#rules/days.ts'
import { PRODUCTS, type Product } from '#rules/words.ts'

/** Where filters are kept: the page's address, so that a reload or a link shows the same. */
export type Address = { read: (name: string) => string | undefined; write: (changes: Record<string, string | undefined>) => void }

export const QUEUE_STATES = ['received', 'verified', 'returned', 'rejected'] as const
export type QueueState = (typeof QUEUE_STATES)[number]

const NAMES = {
  ...{ state: 'trang-thai', campaign: 'dot', organisation: 'don-vi', collector: 'nguoi-ghi', product: 'loai', day: 'ngay', signal: 'dau-hieu' },
  ...{ week: 'tuan', all: 'tat' },
} as const
type Name = keyof typeof NAMES

const oneOf = <Value extends string>(values: readonly Value[], text: string): Value | '' => values.find((value) => value === text) ?? ''

/** What the queue is narrowed to. What an address says that is no value of a filter is passed over. */
export function createFilters(address: Address, firstCampaign: () => string) {
  const read = (name: Name) => address.read(NAMES[name]) ?? ''
  const set = (changes: Partial<Record<Name, string>>) =>
    address.write(Object.fromEntries(Object.entries(changes).map(([name, value]) => [NAMES[name as Name], value || undefined])))
  const filters = {
    state: createMemo((): QueueState => oneOf(QUEUE_STATES, read('state')) || 'received'),
    campaign: createMemo(() => read('campaign') || firstCampaign()),
    organisation: createMemo(() => read('organisation')),
    collector: createMemo(() => read('collector')),
    product: createMemo((): Product | '' => oneOf(PRODUCTS, read('product'))),
    day: createMemo(() => (isDay(read('day')) ? read('day') : '')),
    signal: createMemo((): SignalFilter | '' => oneOf(SIGNAL_FILTERS, read('signal'))),
    week: createMemo(() => read('week')),
    all: read('all') === '1',
  }
  const narrowed = () => [filters.organisation(), filters.collector(), filters.product(), filters.day(), filters.signal()].filter(Boolean).length
  const clear = () => set({ organisation: '', collector: '', product: '', day: '', signal: '' })
  /** A collector of another organisation would leave nothing to see. */
  const setOrganisation = (organisation: string) => set({ organisation, collector: '' })
  return { ...filters, narrowed, clear, set, setOrganisation }
}
export type Filters = ReturnType<typeof createFilters>

/** Their query for the server, without a page; `confirms`: what is theirs to confirm alone. */
export function queryOf(filters: Filters, confirms: boolean): URLSearchParams {
  const query = new URLSearchParams({ state: filters.state() })
  const given = {
    'to-confirm': confirms ? '1' : '',
    ...{ campaign: filters.campaign(), organisation: filters.organisation(), collector: filters.collector(), week: filters.week() },
    ...{ product: filters.product(), day: filters.day() },
  }
  for (const [name, value] of Object.entries(given)) if (value) query.set(name, value)
  return query
}
