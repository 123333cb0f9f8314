import { NewStaff } from '#contract/imports.ts'
import { listStaff } from '#db/set-up/lists.ts'
import { addStaff, unlock } from '#db/set-up/people.ts'
import { route } from '../route.ts'

export const staff = [
  route({ method: 'GET', path: '/api/staff', act: 'staff.unlock', handle: async ({ store, actor }) => ({ staff: await listStaff(store, actor) }) }),
  route({
    method: 'POST',
    path: '/api/staff',
    act: 'staff.manage',
    body: NewStaff,
    handle: ({ store, actor, body }) => addStaff(store, actor, body),
  }),
  route({
    method: 'POST',
    path: '/api/staff/:id/unlock',
    act: 'staff.unlock',
    handle: ({ store, actor, param }) => unlock(store, actor, param('id')),
  }),
]
