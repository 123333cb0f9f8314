import type { CorrectionPreview, CorrectionView } from '#contract/results.ts'
import type { Answer } from '../cast/house.ts'
import type { Stage } from './happenings.ts'

/** Corrects a final period by some of what has happened to it since, or by an entry that may not fit at all. */
export async function amend({ house, as, entries }: Stage, asked: { period: number; picks: number[]; extra: number }): Promise<Answer | null> {
  const finals = (house.store.register.campaigns.get(house.furniture.campaignId)?.periods ?? []).filter(({ final }) => final)
  const period = finals[asked.period % Math.max(1, finals.length)]
  if (!period) return null
  const path = `/api/periods/${period.id}/correction`
  const [proposer, approver] = [await as('btc1'), await as('btc2')]
  const view = await proposer.get<CorrectionView>(path)
  if (view.status !== 200) return view
  const picked = asked.picks.flatMap((pick) => view.body.entries[pick % Math.max(1, view.body.entries.length)] ?? [])
  const change = {
    takeOut: picked.filter(({ about }) => about === 'fallen').map(({ id }) => id),
    takeIn: picked.filter(({ about, state }) => about === 'arrived' && state === 'verified').map(({ id }) => id),
  }
  const stranger = entries[asked.extra % Math.max(1, entries.length)]
  if (asked.extra % 7 === 0 && stranger) change.takeIn.push(stranger.id)
  const preview = await proposer.post<CorrectionPreview>(path, change)
  if (preview.status !== 200) return preview
  const proposal = await proposer.post(path, { ...change, hash: preview.body.hash, comment: 'Số liệu đã khác' })
  if (proposal.status !== 200) throw new Error(`A previewed correction was not proposed: ${proposal.text}`)
  const approval = await approver.post(`/api/results/${proposal.body.id}/approval`, { comment: 'Đồng ý' })
  if (approval.status !== 200) throw new Error(`A proposed correction was not approved: ${approval.text}`)
  return approval
}
