import { TargetsChange } from '#contract/campaigns.ts'
import { NewTarget } from '#contract/imports.ts'
import { LIMITS } from '#contract/protocol.ts'
import { proposeCarryOver, putTargets } from '#db/set-up/grid.ts'
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
  route({
    method: 'POST',
    path: '/api/campaigns/:id/targets',
    act: 'campaign.set-up',
    body: TargetsChange,
    bytes: LIMITS.importBytes,
    handle: ({ store, actor, param, body }) => putTargets(store, actor, param('id'), body),
  }),
  route({
    method: 'GET',
    path: '/api/campaigns/:id/carry-over',
    act: 'campaign.set-up',
    handle: ({ store, param, query }) => proposeCarryOver(store, param('id'), query('period') ?? ''),
  }),
]
