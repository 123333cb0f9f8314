/** VNI (VNI-Windows, the VNI-Times fonts): the letter without its marks, then a letter of Latin-1 that draws the marks over it; đ, ơ, ư and the toned i stand alone. */

const MARKS: Record<string, string> = {
  a: 'ø ù û õ ï â à á å ã ä ê è é ú ü ë',
  e: 'ø ù û õ ï â à á å ã ä',
  o: 'ø ù û õ ï â à á å ã ä',
  u: 'ø ù û õ ï',
  y: 'ø ù û õ',
  ô: 'ø ù û õ ï',
  ö: 'ø ù û õ ï',
}
const LETTERS: Record<string, string> = {
  a: 'à á ả ã ạ â ầ ấ ẩ ẫ ậ ă ằ ắ ẳ ẵ ặ',
  e: 'è é ẻ ẽ ẹ ê ề ế ể ễ ệ',
  o: 'ò ó ỏ õ ọ ô ồ ố ổ ỗ ộ',
  u: 'ù ú ủ ũ ụ',
  y: 'ỳ ý ỷ ỹ',
  ô: 'ờ ớ ở ỡ ợ',
  ö: 'ừ ứ ử ữ ự',
}
const ALONE: [string, string][] = [...'ôöìíæóòîñ'].map((code, at) => [code, [...'ơưìíỉĩịỵđ'][at]!])

const SMALL: [string, string][] = [
  ...Object.entries(MARKS).flatMap(([base, marks]) => marks.split(' ').map((mark, at): [string, string] => [base + mark, LETTERS[base]!.split(' ')[at]!])),
  ...ALONE,
]

/** By the one or two signs that stand in the text, the letter that people see. A capital's mark is the capital of the mark, or the small one. */
export const VNI: ReadonlyMap<string, string> = new Map(
  SMALL.flatMap(([signs, letter]) => [
    [signs[0]!.toUpperCase() + signs.slice(1), letter.toUpperCase()],
    [signs.toUpperCase(), letter.toUpperCase()],
    [signs, letter],
  ]),
)

/** A text typed in a VNI font as Unicode: `Nguyeãn Vaên` is Nguyễn Văn. */
export function fromVni(text: string): string {
  let read = ''
  for (let at = 0; at < text.length; at++) {
    const pair = VNI.get(text.slice(at, at + 2))
    read += pair ?? VNI.get(text[at]!) ?? text[at]!
    if (pair !== undefined && at + 1 < text.length) at++
  }
  return read
}
