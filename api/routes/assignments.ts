import { NewAssignment } from '#contract/imports.ts'
import { assign, endAssignment } from '#db/set-up/people.ts'
import { route } from '../route.ts'

export const assignments = [
  route({
    method: 'POST',
    path: '/api/assignments',
    act: 'staff.manage',
    body: NewAssignment,
    handle: ({ store, actor, body }) => assign(store, actor, body),
  }),
  route({
    method: 'DELETE',
    path: '/api/assignments/:id',
    act: 'staff.manage',
    handle: ({ store, actor, param }) => endAssignment(store, actor, param('id')),
  }),
]
