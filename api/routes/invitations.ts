import { Invitations, InvitationsAnswer } from '#contract/imports.ts'
import { inviteAgain } from '#db/set-up/people.ts'
import { route } from '../route.ts'

export const invitations = [
  route({
    method: 'POST',
    path: '/api/invitations',
    act: 'staff.manage',
    summary: 'New one-time links to a first PIN',
    answer: InvitationsAnswer,
    body: Invitations,
    async handle({ store, actor, body }) {
      return { slips: await inviteAgain(store, actor, body.staffIds) }
    },
  }),
]
