import type { CorrectionBody } from '#contract/enrolments.ts'
import type { CampaignKey } from '../campaign-keys.ts'
import { seal, unsealText } from '../seal.ts'

const about = (id: string) => `amendment:${id}`

/** What an amendment changes may hold a participant's numbers: it is sealed like an entry, under the campaign's key. */
export const sealChanges = (key: CampaignKey, id: string, changes: CorrectionBody, nonce: Uint8Array): Uint8Array =>
  seal(key.secret, about(id), JSON.stringify(changes), nonce)

export const openChanges = (key: CampaignKey, { id, box }: { id: string; box: Uint8Array | null }): CorrectionBody =>
  box ? (JSON.parse(unsealText(key.secret, about(id), box)) as CorrectionBody) : {}
