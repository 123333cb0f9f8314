import * as v from 'valibot'
import { NewAssignment } from '#contract/imports.ts'
import { whole } from '#contract/shapes.ts'
import { assign, endAssignment } from '#db/set-up/people.ts'
import { route } from '../route.ts'

export const assignments = [
  route({
    method: 'POST',
    path: '/api/assignments',
    act: 'staff.manage',
    summary: 'Where a person stands from a day on',
    answer: v.object({ entries: whole }),
    body: NewAssignment,
    handle: ({ store, actor, body }) => assign(store, actor, body),
  }),
  route({
    method: 'DELETE',
    path: '/api/assignments/:id',
    act: 'staff.manage',
    summary: 'End an assignment',
    answer: null,
    handle: ({ store, actor, param }) => endAssignment(store, actor, param('id')),
  }),
]
