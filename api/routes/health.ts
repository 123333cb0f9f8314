import * as v from 'valibot'
import { whole } from '#contract/shapes.ts'
import { route } from '../route.ts'

export const health = [
  route({
    method: 'GET',
    path: '/healthz',
    act: 'public',
    summary: 'The process lives',
    answer: v.object({ ok: v.literal(true) }),
    handle: () => ({ ok: true as const }),
  }),
  route({
    method: 'GET',
    path: '/readyz',
    act: 'public',
    summary: 'It takes writes; how many wait',
    answer: v.object({ ok: v.literal(true), waiting: whole }),
    handle: ({ store }) => ({ ok: true as const, waiting: store.lane.waiting() }),
  }),
]
