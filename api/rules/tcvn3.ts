/** TCVN3 (ABC), the letters of the .VnTime fonts: each Vietnamese letter stands where other letters or signs of Latin-1 have their place. Toned capitals do not exist; the fonts ending in H draw the small ones large. */
import { mendedCapitals } from './old-capitals.ts'

const CODES = 'µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00ADõö÷øùúûüýþ¡¢§£¤¥¦'
const LETTERS = 'àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂĐÊÔƠƯ'

/** By the code that stands in the text, the letter that people see. */
export const TCVN3: ReadonlyMap<string, string> = new Map([...CODES].map((code, at) => [code, [...LETTERS][at]!] as const))

/** A text typed in a TCVN3 font as Unicode: `NguyÔn V¨n` is Nguyễn Văn, `TRÇN` is TRẦN. */
export const fromTcvn3 = (text: string): string => mendedCapitals(text, [...text].map((sign) => TCVN3.get(sign) ?? sign).join(''))
