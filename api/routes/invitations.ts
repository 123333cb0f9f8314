import { Invitations, type InvitationsAnswer } from '#contract/imports.ts'
import { inviteAgain } from '#db/set-up/people.ts'
import { route } from '../route.ts'

export const invitations = [
  route({
    method: 'POST',
    path: '/api/invitations',
    act: 'staff.manage',
    body: Invitations,
    async handle({ store, actor, body }): Promise<InvitationsAnswer> {
      return { slips: await inviteAgain(store, actor, body.staffIds) }
    },
  }),
]
