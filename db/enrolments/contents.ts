import type { EnrolmentBody } from '#contract/enrolments.ts'
import type { CampaignKey } from '../campaign-keys.ts'
import { seal, unsealText } from '../seal.ts'

/** What an entry says of its participant; stored only as a box under the campaign's key. */
export type Contents = {
  name: string
  cccd: string | null
  insuranceNumber: string | null
  birthYear: number | null
  sex: 'male' | 'female' | null
  phone: string | null
  place: string | null
}

const about = (campaignId: string, enrolmentId: string) => `enrolment:${campaignId}:${enrolmentId}`

export const sealContents = (key: CampaignKey, campaignId: string, enrolmentId: string, contents: Contents, nonce: Uint8Array): Uint8Array =>
  seal(key.secret, about(campaignId, enrolmentId), JSON.stringify(contents), nonce)

const aboutVersion = (enrolmentId: string, version: number) => `version:${enrolmentId}:${version}`

/** All that an entry said before a correction, with what stands unsealed beside the box. */
export const sealVersion = (key: CampaignKey, version: { enrolmentId: string; version: number }, said: EnrolmentBody, nonce: Uint8Array): Uint8Array =>
  seal(key.secret, aboutVersion(version.enrolmentId, version.version), JSON.stringify(said), nonce)

export const openVersion = (key: CampaignKey | null, row: { enrolmentId: string; version: number; box: Uint8Array }): EnrolmentBody | null =>
  key ? (JSON.parse(unsealText(key.secret, aboutVersion(row.enrolmentId, row.version), row.box)) as EnrolmentBody) : null

/** Null once the campaign's key was destroyed. */
export const openContents = (key: CampaignKey | null, row: { campaignId: string; id: string; box: Uint8Array }): Contents | null =>
  key ? (JSON.parse(unsealText(key.secret, about(row.campaignId, row.id), row.box)) as Contents) : null
