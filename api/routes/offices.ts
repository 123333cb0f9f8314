import * as v from 'valibot'
import { OfficeView } from '#contract/campaigns.ts'
import { NewOffice } from '#contract/imports.ts'
import { listOffices } from '#db/set-up/lists.ts'
import { putOffice } from '#db/set-up/single.ts'
import { route } from '../route.ts'

export const offices = [
  route({
    method: 'GET',
    path: '/api/offices',
    act: 'campaign.read',
    summary: 'Every office with a counter',
    answer: v.object({ offices: v.array(OfficeView) }),
    handle: ({ store }) => ({ offices: listOffices(store) }),
  }),
  route({
    method: 'POST',
    path: '/api/offices',
    act: 'campaign.set-up',
    summary: 'A new office, or a changed one',
    answer: v.object({ id: v.string() }),
    body: NewOffice,
    handle: ({ store, actor, body }) => putOffice(store, actor, body),
  }),
]
