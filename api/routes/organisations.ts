import * as v from 'valibot'
import { NewOrganisation, OrganisationView } from '#contract/imports.ts'
import { listOrganisations } from '#db/set-up/lists.ts'
import { putOrganisation } from '#db/set-up/single.ts'
import { given } from '../openapi/queries.ts'
import { route } from '../route.ts'

export const organisations = [
  route({
    method: 'GET',
    path: '/api/organisations',
    act: 'campaign.read',
    summary: 'The tree of organisations, and what each is in a campaign',
    query: { campaign: given.id },
    answer: v.object({ organisations: v.array(OrganisationView) }),
    handle: ({ store, query }) => ({ organisations: listOrganisations(store, query('campaign')) }),
  }),
  route({
    method: 'POST',
    path: '/api/organisations',
    act: 'campaign.set-up',
    summary: 'A new organisation, or a changed one',
    answer: v.object({ id: v.string() }),
    body: NewOrganisation,
    handle: ({ store, actor, body }) => putOrganisation(store, actor, body),
  }),
]
