/** Where a version of the rules is read, by anyone; without a version the one in force. */
export const rulesHref = (campaignId: string, version?: number | null) => `/the-le/${encodeURIComponent(campaignId)}${version ? `?ban=${version}` : ''}`
