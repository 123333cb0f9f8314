/** How Vietnamese a text looks: its words are syllables, a beginning and a rhyme with at most one tone. What old letters leave behind is none. */

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g
const BEGINNING = '(?:ngh|ng|gh|gi|kh|nh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?'
const RHYMES =
  'a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êm ên ênh êp êt êu ' +
  'i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu yêm yên yêng yêt yêu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong op ot ' +
  'ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc ue uê uêch uên uênh ui um un ung uơ up ut uy uya uych uynh uyn uyt uyu uyên uyêt uôc uôi uôm uôn uông uôt ' +
  'ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y êc êng âng'
const SYLLABLE = new RegExp(`^${BEGINNING}(?:${RHYMES.split(' ').join('|')})$`)

/** Whether a word is one that Vietnamese can have. */
export function isSyllable(word: string): boolean {
  const known = KNOWN.get(word)
  if (known !== undefined) return known
  const answer = reads(word)
  if (KNOWN.size < MOST_KNOWN) KNOWN.set(word, answer)
  return answer
}
/** A list repeats its words; each is looked at once. */
const KNOWN = new Map<string, boolean>()
const MOST_KNOWN = 20_000

function reads(word: string): boolean {
  if (word.length > 14) return false
  const parts = word.normalize('NFD').toLowerCase()
  return (parts.match(TONES) ?? []).length <= 1 && SYLLABLE.test(parts.replace(TONES, '').normalize('NFC'))
}

/** The words of a text that have something else than letters of the alphabet in them, and how many of those are Vietnamese. */
export function marked(text: string): { words: number; good: number } {
  const words = text.split(/[^\p{L}\p{M}\u00A1-\u00FF]+/u).filter((word) => /\P{ASCII}/u.test(word))
  return { words: words.length, good: words.filter(isSyllable).length }
}
