import * as v from 'valibot'
import { NewStaff, Slip, StaffView } from '#contract/imports.ts'
import { listStaff } from '#db/set-up/lists.ts'
import { addStaff, unlock } from '#db/set-up/people.ts'
import { route } from '../route.ts'

export const staff = [
  route({
    method: 'GET',
    path: '/api/staff',
    act: 'staff.unlock',
    summary: 'The people one looks after',
    answer: v.object({ staff: v.array(StaffView) }),
    handle: async ({ store, actor }) => ({ staff: await listStaff(store, actor) }),
  }),
  route({
    method: 'POST',
    path: '/api/staff',
    act: 'staff.manage',
    summary: 'One more person, with a first assignment',
    answer: Slip,
    body: NewStaff,
    handle: ({ store, actor, body }) => addStaff(store, actor, body),
  }),
  route({
    method: 'POST',
    path: '/api/staff/:id/unlock',
    act: 'staff.unlock',
    summary: 'Let somebody sign in again today',
    answer: null,
    handle: ({ store, actor, param }) => unlock(store, actor, param('id')),
  }),
]
