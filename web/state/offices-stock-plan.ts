import type { OfficeStock } from '#contract/stock.ts'

export type Placed = { office: OfficeStock; row: number; x: number; y: number; r: number }
export const PLAN = { width: 400, height: 300 } as const
const EDGE = 34

/** Offices laid out by their place, north up, within a frame of 400 by 300; circles by the root of what lies there. */
export function placed(offices: readonly OfficeStock[]): Placed[] {
  const known = offices.flatMap((office, index) =>
    office.latitude === null || office.longitude === null ? [] : [{ office, row: index + 1, north: office.latitude, east: office.longitude }],
  )
  if (known.length === 0) return []
  const span = (values: number[]) => ({ low: Math.min(...values), size: Math.max(...values) - Math.min(...values) })
  const [north, east] = [span(known.map((one) => one.north)), span(known.map((one) => one.east))]
  const narrow = Math.cos(((north.low + north.size / 2) * Math.PI) / 180)
  const scale = Math.min((PLAN.width - 2 * EDGE) / Math.max(east.size * narrow, 1e-6), (PLAN.height - 2 * EDGE) / Math.max(north.size, 1e-6), 1e6)
  const most = Math.max(1, ...known.map(({ office }) => office.balance))
  const circles = known.map(({ office, row, ...place }) => ({
    ...{ office, row },
    x: PLAN.width / 2 + (place.east - east.low - east.size / 2) * narrow * scale,
    y: PLAN.height / 2 - (place.north - north.low - north.size / 2) * scale,
    r: 10 + 16 * Math.sqrt(Math.max(0, office.balance) / most),
  }))
  for (let round = 0; round < ROUNDS; round += 1) if (!pushApart(circles)) break
  return circles
}

const ROUNDS = 60
const BETWEEN = 3

/** Offices of one town would lie on each other: each pair that does gives way by half. Whether any did. */
function pushApart(circles: Placed[]): boolean {
  let moved = false
  for (const [index, one] of circles.entries())
    for (const other of circles.slice(index + 1)) {
      const [x, y] = [other.x - one.x, other.y - one.y]
      const apart = Math.hypot(x, y)
      const missing = one.r + other.r + BETWEEN - apart
      if (missing <= 0.01) continue
      // Two in the same place part sidewards.
      const [alongX, alongY] = apart > 0.01 ? [x / apart, y / apart] : [1, 0]
      move(one, (-alongX * missing) / 2, (-alongY * missing) / 2)
      move(other, (alongX * missing) / 2, (alongY * missing) / 2)
      moved = true
    }
  return moved
}

function move(circle: Placed, x: number, y: number): void {
  circle.x = Math.min(PLAN.width - circle.r, Math.max(circle.r, circle.x + x))
  circle.y = Math.min(PLAN.height - circle.r, Math.max(circle.r, circle.y + y))
}
