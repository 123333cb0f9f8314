import { createHmac } from 'node:crypto'
import type { Keys } from './keys.ts'
import { keyedHash, seal, unseal } from './seal.ts'

/** The key of one campaign: `secret` seals what its entries hold, `match` finds a person again. Both die with it. */
export type CampaignKey = { secret: Uint8Array; match: Uint8Array }

/** A new campaign's key, sealed for the database. */
export function makeCampaignKey(keys: Keys, campaignId: string, random: (bytes: number) => Uint8Array): { keyId: string; box: Uint8Array } {
  return { keyId: keys.IDENTIFIER_KEYS.id, box: seal(keys.IDENTIFIER_KEYS.secret, `campaign:${campaignId}`, random(32), random(12)) }
}

export function openCampaignKey(keys: Keys, campaignId: string, box: Uint8Array): CampaignKey {
  const secret = unseal(keys.IDENTIFIER_KEYS.secret, `campaign:${campaignId}`, box)
  const match = createHmac('sha256', keys.MATCH_KEY.secret).update(secret).digest()
  return { secret, match }
}

/** The keyed hashes under which a person is found: one for each number that is known. */
export function personKeysOf(key: CampaignKey, numbers: { cccd: string | null; insuranceNumber: string | null }): string[] {
  const known = [numbers.cccd && `cccd:${numbers.cccd}`, numbers.insuranceNumber && `insurance:${numbers.insuranceNumber}`]
  return known.filter((text) => text !== null && text !== '').map((text) => keyedHash(key.match, text as string))
}
