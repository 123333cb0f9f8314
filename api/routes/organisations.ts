import { NewOrganisation } from '#contract/imports.ts'
import { listOrganisations } from '#db/set-up/lists.ts'
import { putOrganisation } from '#db/set-up/single.ts'
import { route } from '../route.ts'

export const organisations = [
  route({
    method: 'GET',
    path: '/api/organisations',
    act: 'campaign.read',
    handle: ({ store, query }) => ({ organisations: listOrganisations(store, query('campaign')) }),
  }),
  route({
    method: 'POST',
    path: '/api/organisations',
    act: 'campaign.set-up',
    body: NewOrganisation,
    handle: ({ store, actor, body }) => putOrganisation(store, actor, body),
  }),
]
