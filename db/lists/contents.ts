import type { ListRow } from '#contract/lists.ts'
import type { CampaignKey } from '../campaign-keys.ts'
import { seal, unsealText } from '../seal.ts'

/** What a payment says of its participant and of the money; stored only as a box under the campaign's key. */
export type Payment = Pick<
  ListRow,
  'name' | 'cccd' | 'insuranceNumber' | 'birthYear' | 'sex' | 'receiptNumber' | 'paidDay' | 'amount' | 'months' | 'fromMonth' | 'place'
>

const about = (listId: string, row: number) => `list:${listId}:${row}`

export const sealPayment = (key: CampaignKey, listId: string, row: number, payment: Payment, nonce: Uint8Array): Uint8Array =>
  seal(key.secret, about(listId, row), JSON.stringify(payment), nonce)

/** Null once the campaign's key was destroyed. */
export const openPayment = (key: CampaignKey | null, { listId, row, box }: { listId: string; row: number; box: Uint8Array }): Payment | null =>
  key ? (JSON.parse(unsealText(key.secret, about(listId, row), box)) as Payment) : null
