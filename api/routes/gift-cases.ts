import * as v from 'valibot'
import { GiftCaseList, GiftDecision } from '#contract/gift-cases.ts'
import { readWhole, whole } from '#contract/shapes.ts'
import { decideGiftCase } from '#db/gift-cases/decide.ts'
import { listGiftCases } from '#db/gift-cases/list.ts'
import { GIFT_CASE_KINDS } from '#rules/redemption.ts'
import { given } from '../openapi/queries.ts'
import { route } from '../route.ts'

export const giftCases = [
  route({
    method: 'GET',
    path: '/api/gift-cases',
    act: 'gift-case.decide',
    summary: 'Questions about gifts with their evidence: extra handovers, unknown codes, balances below zero, gifts of fallen entries',
    query: {
      state: v.optional(v.picklist(['open', 'decided']), 'open'),
      kind: v.optional(v.picklist(GIFT_CASE_KINDS)),
      office: given.id,
      before: given.cursor,
      limit: v.optional(v.pipe(whole, v.minValue(1), v.maxValue(200)), 50),
    },
    answer: GiftCaseList,
    handle({ store, actor, query }) {
      const limit = Math.min(Math.max(readWhole(query('limit')) ?? 50, 1), 200)
      const kind = GIFT_CASE_KINDS.find((one) => one === query('kind'))
      const state = query('state') === 'decided' ? 'decided' : 'open'
      return listGiftCases(store, actor, { state, kind, officeId: query('office'), before: query('before'), limit })
    },
  }),
  route({
    method: 'POST',
    path: '/api/gift-cases/:id/decision',
    act: 'gift-case.decide',
    summary: 'Decide about a gift: which handover stands, whether the mug came back',
    refuses: ['own-handover'],
    answer: null,
    body: GiftDecision,
    handle: ({ store, actor, param, body }) => decideGiftCase(store, actor, param('id'), body),
  }),
]
