/** What a phone does with entries it has not yet got a receipt for (RULES section 5, DESIGN section 2). */

export const PHONE_STATES = ['draft', 'queued', 'sending', 'refused'] as const
export type PhoneState = (typeof PHONE_STATES)[number]

/** `of` names the entry that a correction or cancellation is about; `attempts` counts the tries to send this item. */
export type OutboxItem = { id: string; of?: string | null | undefined; state: PhoneState; attempts: number }

const SHORTEST = 2_000
const LONGEST = 5 * 60_000

/** Milliseconds to wait after the given failed attempt, the first being 1: full jitter under 2 s, 4 s, … 5 min, on top of a Retry-After. `random` is from 0 to 1. */
export function backoff(attempt: number, random: number, retryAfter = 0): number {
  const ceiling = Math.min(LONGEST, SHORTEST * 2 ** Math.max(0, attempt - 1))
  return retryAfter + Math.round(random * ceiling)
}

/**
 * The items to send next, in the order they were saved. One left in `sending` by a crash goes again under its id;
 * a change of an item that is a draft or refused waits for that item, everything else passes it by.
 */
export function nextBatch<Item extends OutboxItem>(items: readonly Item[], limit = 50): Item[] {
  const held = new Set(items.filter(isHeld).map((item) => item.id))
  return items.filter((item) => !isHeld(item) && !(item.of && held.has(item.of))).slice(0, limit)
}

/** How a change of an item is kept: in place until its first attempt to send and again once refused, else as a correction behind it. */
export function changeOf(item: Pick<OutboxItem, 'state' | 'attempts'>): 'in-place' | 'correction' {
  if (isHeld(item)) return 'in-place'
  return item.state === 'queued' && item.attempts === 0 ? 'in-place' : 'correction'
}

function isHeld(item: Pick<OutboxItem, 'state'>): boolean {
  return item.state === 'draft' || item.state === 'refused'
}
