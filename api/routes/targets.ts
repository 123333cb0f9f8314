import * as v from 'valibot'
import { CarryOver, TargetsChange } from '#contract/campaigns.ts'
import { NewTarget, TargetView } from '#contract/imports.ts'
import { LIMITS } from '#contract/protocol.ts'
import { whole } from '#contract/shapes.ts'
import { proposeCarryOver, putTargets } from '#db/set-up/grid.ts'
import { listTargets } from '#db/set-up/lists.ts'
import { putTarget } from '#db/set-up/single.ts'
import { route } from '../route.ts'

export const targets = [
  route({
    method: 'GET',
    path: '/api/targets',
    act: 'campaign.set-up',
    summary: 'The targets of a campaign',
    query: { campaign: v.string() },
    answer: v.object({ targets: v.array(TargetView) }),
    handle: ({ store, query }) => ({ targets: listTargets(store, query('campaign') ?? '') }),
  }),
  route({
    method: 'POST',
    path: '/api/targets',
    act: 'campaign.set-up',
    summary: 'One target',
    answer: v.object({ id: v.string() }),
    body: NewTarget,
    handle: ({ store, actor, body }) => putTarget(store, actor, body),
  }),
  route({
    method: 'POST',
    path: '/api/campaigns/:id/targets',
    act: 'campaign.set-up',
    summary: 'Many cells of the grid of targets in one write',
    answer: v.object({ changed: whole }),
    body: TargetsChange,
    bytes: LIMITS.importBytes,
    handle: ({ store, actor, param, body }) => putTargets(store, actor, param('id'), body),
  }),
  route({
    method: 'GET',
    path: '/api/campaigns/:id/carry-over',
    act: 'campaign.set-up',
    summary: 'What is missing of a week, spread over the weeks to come',
    query: { period: v.string() },
    answer: CarryOver,
    handle: ({ store, param, query }) => proposeCarryOver(store, param('id'), query('period') ?? ''),
  }),
]
