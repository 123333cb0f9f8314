import { route } from '../route.ts'

export const health = [
  route({ method: 'GET', path: '/healthz', act: 'public', handle: () => ({ ok: true }) }),
  route({ method: 'GET', path: '/readyz', act: 'public', handle: ({ store }) => ({ ok: true, waiting: store.lane.waiting() }) }),
]
