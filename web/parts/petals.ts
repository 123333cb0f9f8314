export type Petal = 'official' | 'received' | 'queued' | 'fresh' | 'open'

type Shares = { official: number; received: number; queued: number; target: number; fresh?: number }

/** One petal a person up to 36, clockwise from the top; above that 24 petals of an equal share each. */
export function petals({ official, received, queued, target, fresh = 0 }: Shares): Petal[] {
  const count = target > 36 ? 24 : Math.max(1, target)
  const share = target > 36 ? target / count : 1
  const painted = official + received + queued
  return Array.from({ length: count }, (_, at) => {
    const end = (at + 1) * share
    if (end > painted) return 'open'
    if (end > painted - fresh) return 'fresh'
    if (end <= official) return 'official'
    return end <= official + received ? 'received' : 'queued'
  })
}
