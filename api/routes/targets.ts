import { NewTarget } from '#contract/imports.ts'
import { listTargets } from '#db/set-up/lists.ts'
import { putTarget } from '#db/set-up/single.ts'
import { route } from '../route.ts'

export const targets = [
  route({
    method: 'GET',
    path: '/api/targets',
    act: 'campaign.set-up',
    handle: ({ store, query }) => ({ targets: listTargets(store, query('campaign') ?? '') }),
  }),
  route({
    method: 'POST',
    path: '/api/targets',
    act: 'campaign.set-up',
    body: NewTarget,
    handle: ({ store, actor, body }) => putTarget(store, actor, body),
  }),
]
