import type { CampaignPeriod, Organisation } from '../register.ts'
import type { Role } from '#rules/words.ts'

/** A word without diacritics, case and punctuation, so that "Mã đơn vị", "MA DON VI" and "ma_don_vi" are one. */
export const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/gi, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

export type Words<Value> = ReadonlyMap<string, Value>

const wordsOf = <Value>(lists: [Value, string][]): Words<Value> =>
  new Map(lists.flatMap(([value, list]) => list.split(', ').map((word) => [word, value] as const)))

export const ORGANISATION_KINDS = wordsOf<Organisation['kind']>([
  ['province', 'province, tinh, bhxh tinh, bao hiem xa hoi tinh'],
  ['grassroots', 'grassroots, co so, bhxh co so, bao hiem xa hoi co so'],
  ['post', 'post, buu dien'],
  ['service', 'service, to chuc, to chuc dich vu, to chuc dich vu thu, tcdvt'],
])

/** A viên chức BHXH who collects is a collector too, and may stand on a list apart (RULES section 7). */
export const ROLE_WORDS = wordsOf<{ role: Role; officer: boolean }>([
  [{ role: 'collector', officer: false }, 'collector, nhan vien thu, nhan vien'],
  [{ role: 'collector', officer: true }, 'officer, vien chuc, vien chuc bhxh'],
  [{ role: 'supervisor', officer: false }, 'supervisor, phu trach, phu trach don vi, can bo xac nhan'],
  [{ role: 'clerk', officer: false }, 'clerk, giao dich vien, quay'],
  [{ role: 'organiser', officer: false }, 'organiser, organizer, ban to chuc, btc'],
])

export const YES_NO = wordsOf<boolean>([
  [true, 'co, yes, x, true, 1'],
  [false, 'khong, no, false, 0'],
])

/** The period that people call "tuần 2", "đợt 1", "ngày ra quân" or "cả đợt"; a bare number is a week. Null when the campaign has none of that name. */
export function periodCalled(periods: CampaignPeriod[], text: string): CampaignPeriod | null {
  const word = plain(text)
  const week = /^(?:tuan|week)? ?(\d{1,3})$/.exec(word)?.[1]
  const wave = /^(?:dot song|dot|wave) ?(\d{1,3})$/.exec(word)?.[1]
  const kinds = week ? ['week', 'wave'] : wave ? ['wave'] : PHASE.has(word) ? ['phase'] : LAUNCH.has(word) ? ['day'] : []
  const number = Number(week ?? wave ?? 1)
  return periods.find((period) => kinds.includes(period.kind) && period.number === number) ?? null
}

const PHASE = new Set(['dot', 'ca dot', 'toan dot', 'tong ket dot', 'phase'])
const LAUNCH = new Set(['ngay ra quan', 'le ra quan', 'launch', 'launch day'])
