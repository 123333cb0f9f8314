import { expect, test } from 'vitest'
import { lettersOf, mended } from '#rules/old-letters.ts'
import { isSyllable, marked } from '#rules/syllables.ts'
import { fromTcvn3 } from '#rules/tcvn3.ts'
import { fromVni } from '#rules/vni.ts'
import { madeListed } from '../cast/official-lists.ts'
import { toTcvn3, toVni } from '../cast/old-encodings.ts'

const names = [
  ...['Nguyễn Thị Hoà', 'Đỗ Văn Ánh', 'Lê Ế', 'Trần Thị Ỗ', 'Phạm Ặc Ươi', 'Đặng Quỳnh Ưng', 'Ỷ Thị Ẵm', 'Công Tằng Tôn Nữ Ái Mỵ', 'Vũ Hữu Nghĩa'],
  ...madeListed(400, { form: 'd05' }).map(({ name }) => name),
]
const loud = names.map((name) => name.toUpperCase())
const latin = (text: string) => new TextDecoder('windows-1252').decode(new TextEncoder().encode(text))

test('what was typed in TCVN3 and VNI is known from books', () => {
  expect(['NguyÔn V¨n Hoµ', 'TrÇn ThÞ H­¬ng', '§Æng Quèc ViÖt', 'Céng hoµ x· héi'].map(fromTcvn3)).toEqual([
    'Nguyễn Văn Hoà',
    'Trần Thị Hương',
    'Đặng Quốc Việt',
    'Cộng hoà xã hội',
  ])
  expect(['Nguyeãn Vaên Hoaø', 'Traàn Thò Höông', 'Ñaëng Quoác Vieät', 'COÄNG HOAØ XAÕ HOÄI'].map(fromVni)).toEqual([
    'Nguyễn Văn Hoà',
    'Trần Thị Hương',
    'Đặng Quốc Việt',
    'CỘNG HOÀ XÃ HỘI',
  ])
})

test('every letter comes back from both, in small and in capitals', () => {
  const vowels = [...'aăâeêioôơuưy'].flatMap((vowel) =>
    ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'].map((tone) => `${vowel}${tone}`.normalize('NFC')),
  )
  for (const letter of [...vowels, 'đ']) {
    expect(fromTcvn3(toTcvn3(`x${letter}x`))).toBe(`x${letter}x`)
    expect(fromVni(toVni(`x${letter}x`))).toBe(`x${letter}x`)
    expect(fromVni(toVni(letter.toUpperCase()))).toBe(letter.toUpperCase())
    expect(fromTcvn3(toTcvn3(`XX${letter.toUpperCase()}`))).toBe(`XX${letter.toUpperCase()}`)
  }
})

test('names come back whole, those in capitals too', () => {
  expect(names.map((name) => fromVni(toVni(name)))).toEqual(names)
  expect(loud.map((name) => fromVni(toVni(name)))).toEqual(loud)
  expect(names.map((name) => fromTcvn3(toTcvn3(name)))).toEqual(names)
  const tellable = loud.filter((name) => /\S[A-Z]/.test(toTcvn3(name)))
  expect(tellable.map((name) => fromTcvn3(toTcvn3(name)))).toEqual(tellable)
  expect(tellable.length).toBeGreaterThan(380)
})

test('the letters of a text are told by what it says', () => {
  expect([lettersOf(names), lettersOf(names.map(toTcvn3)), lettersOf(names.map(toVni)), lettersOf(names.map(latin)), lettersOf(['STT', '123'])]).toEqual([
    'today',
    'tcvn3',
    'vni',
    'unknown',
    'today',
  ])
})

test('among old texts one of today stays', () => {
  expect([mended('Nguyễn Văn Hoà', 'vni'), mended('Hoaø', 'vni'), mended('ABC 12', 'tcvn3'), mended('Lª Hµ', 'tcvn3')]).toEqual([
    'Nguyễn Văn Hoà',
    'Hoà',
    'ABC 12',
    'Lê Hà',
  ])
})

test('a syllable has a beginning, a rhyme and one tone', () => {
  expect(['nguyễn', 'Khuỵu', 'quốc', 'Gìn', 'huỳnh', 'ỷ'].map(isSyllable)).toEqual([true, true, true, true, true, true])
  expect(['nguyÔn', 'zà', 'bcă', 'áá', 'Vaên'].map(isSyllable)).toEqual([false, false, false, false, false])
  expect(marked('Lê Van Hoà, nguyÔn')).toEqual({ words: 3, good: 2 })
})
