import { BlankDraw, Blanks } from '#contract/vouchers.ts'
import { drawBlanks } from '#db/vouchers/blanks.ts'
import { route } from '../route.ts'

export const blanks = [
  route({
    method: 'POST',
    path: '/api/blanks',
    act: 'blank.draw',
    summary: 'The signed blanks that this phone should have, drawn anew when few are left',
    answer: Blanks,
    body: BlankDraw,
    handle: ({ store, actor, body }) => drawBlanks(store, actor, body),
  }),
]
