import { NewOffice } from '#contract/imports.ts'
import { listOffices } from '#db/set-up/lists.ts'
import { putOffice } from '#db/set-up/single.ts'
import { route } from '../route.ts'

export const offices = [
  route({ method: 'GET', path: '/api/offices', act: 'campaign.read', handle: ({ store }) => ({ offices: listOffices(store) }) }),
  route({
    method: 'POST',
    path: '/api/offices',
    act: 'campaign.set-up',
    body: NewOffice,
    handle: ({ store, actor, body }) => putOffice(store, actor, body),
  }),
]
