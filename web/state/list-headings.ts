import type { ListField, ListForm } from '#contract/lists.ts'
import { plain } from '#rules/plain.ts'
import type { Product } from '#rules/words.ts'

/**
 * What the columns of an official list are called, without marks, the likeliest first.
 * D03-TS (BHYT only; QĐ 490/QĐ-BHXH of 2023 added the CCCD and the collector's code) and D05-TS (BHXH tự nguyện, with tăng mới, đóng tiếp, đóng lại) name them so,
 * and the software and the spreadsheets around them in words of their own. A merged heading is its words from top to bottom: "Biên lai Số".
 */
const NAMES: Record<ListField, { is: RegExp[]; not?: RegExp }> = {
  name: {
    is: [/^ho (va )?(chu dem )?(va )?ten$/, /^ho (va )?ten\b/, /\bho (va )?ten\b/, /^ten nguoi (tham gia|mua|dong)/, /^nguoi tham gia$/, /^ten$/],
    not: /\b(cha|me|chu ho|giam ho|nhan vien|can bo|nguoi lap)\b/,
  },
  cccd: { is: [/\b(cccd|ddcn|can cuoc|dinh danh)\b/, /\b(cmnd|cmt|cntnd|chung minh)\b/], not: /\b(ngay|noi) cap\b/ },
  insuranceNumber: {
    is: [/\bma so (bhxh|bao hiem xa hoi)\b/, /\bma bhxh\b/, /\bso (so )?bhxh\b/, /\b(ma|so) (so )?the\b/],
    not: /\b(ngay|noi) cap\b|\bchu ho\b/,
  },
  birth: { is: [/\bngay( thang)?( nam)? sinh\b/, /\bnam sinh\b/, /^sinh\b/] },
  sex: { is: [/\bgioi tinh\b/, /^(phai|gioi)$/, /^nu$/] },
  product: { is: [/^(san pham|loai (hinh|bao hiem|bh|san pham))( tham gia)?$/, /^bhxh bhyt$/] },
  plan: { is: [/\bphuong an\b/, /\bhinh thuc tham gia\b/, /^loai (ho so|khai bao|phat sinh|tham gia|dong)$/, /^(tinh trang|loai) tham gia$/] },
  receiptNumber: { is: [/\b(so|ma|ky hieu|seri) bien lai\b/, /\bbien lai\b.*\bso$/, /\bbien lai\b/], not: /\bngay\b|\bso tien\b|\btien dong\b/ },
  paidDay: { is: [/\bngay( lap)? bien lai\b/, /\bbien lai\b.*\bngay\b/, /\bngay (thu|nop|dong)( tien)?\b/], not: /\bsinh\b|\bcap\b|\btu ngay\b/ },
  amount: {
    is: [
      /\bso tien (nguoi tham gia |phai |da |thuc )?(dong|nop|thu)\b/,
      /\btien (phai )?(dong|nop|thu)\b/,
      /\btong( so)? tien\b/,
      /\bso tien\b/,
      /\bthanh tien\b/,
      /^tong cong$/,
    ],
    not: /\b(ho tro|nsnn|ngan sach|ngay|muc|luong|lai cham)\b/,
  },
  months: { is: [/\bso thang\b/, /\bthoi gian dong\b/, /\bphuong thuc dong\b/] },
  fromMonth: { is: [/\btu thang\b/, /\bthang bat dau\b/, /\btu ngay\b/, /\bhieu luc tu\b/] },
  collectorCode: { is: [/\bma( so)? (nhan vien|nv|can bo|nguoi)( thu)?\b/, /\bma( so)? (nvt|dai ly|dl|diem thu)\b/, /^nhan vien thu$/], not: /\bten\b/ },
  place: {
    is: [/\bdia chi\b/, /\bnoi (cu tru|o)\b/, /\b(ho khau|thuong tru)\b/, /^(xa|phuong)( phuong| xa)?\b/, /\bdia ban\b/],
    not: /\b(kham|kcb|dang ky|khai sinh|don vi)\b/,
  },
}
/** A field of two columns: one for men, one for women. */
export const TWICE: readonly ListField[] = ['sex', 'birth']

/** A heading as it is compared: without marks, signs and what stands in brackets. */
export const headingKey = (heading: string): string =>
  plain(heading.replaceAll(/\([^)]*\)/g, ' '))
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()

const entries = Object.entries(NAMES) as [ListField, (typeof NAMES)[ListField]][]

/** For each column the field that its heading names. */
export function fieldsOf(headings: readonly string[]): (ListField | null)[] {
  const keys = headings.map(headingKey)
  const found = keys.flatMap((key, column) =>
    entries.flatMap(([field, { is, not }]) => {
      const rank = key === '' || not?.test(key) ? -1 : is.findIndex((pattern) => pattern.test(key))
      return rank === -1 ? [] : [{ column, field, rank }]
    }),
  )
  const columns: (ListField | null)[] = keys.map(() => null)
  for (const { column, field } of found.toSorted((one, other) => one.rank - other.rank || one.column - other.column)) {
    const isTaken = columns.includes(field) && !(TWICE.includes(field) && sexOf(keys[column]!) !== null)
    if (columns[column] === null && !isTaken) columns[column] = field
  }
  // "Nam" beside "Nữ": alone the word may be a year.
  for (const [column, key] of keys.entries())
    if (key === 'nam' && columns[column] === null && (columns[column + 1] === 'sex' || columns[column - 1] === 'sex')) columns[column] = 'sex'
  return columns
}

/** Whose column it is: "Năm sinh Nữ", "Nữ". */
export const sexOf = (heading: string): 'male' | 'female' | null => {
  const word = headingKey(heading).split(' ').at(-1)
  return word === 'nu' ? 'female' : word === 'nam' ? 'male' : null
}

/** Which form a list is, by what stands above its heading and in it. */
export function formOf(above: string, headings: readonly string[]): ListForm {
  const title = headingKey(above.replaceAll(/[()]/g, ' '))
  const columns = headings.map(headingKey).join(' ')
  if (/\bd03\b|\bchi tham gia (bhyt|bao hiem y te)\b/.test(title)) return 'd03'
  if (/\bd05\b|\btham gia (bhxh|bao hiem xa hoi) tu nguyen\b/.test(title)) return 'd05'
  if (/\b(bhyt|bao hiem y te) ho gia dinh\b|\bkcb\b/.test(`${title} ${columns}`)) return 'd03'
  return /\btu nguyen\b|\bthu nhap\b/.test(`${title} ${columns}`) ? 'd05' : 'other'
}
export const productOf = (form: ListForm): Product | null => (form === 'd03' ? 'bhyt-hgd' : form === 'd05' ? 'bhxh-tn' : null)
