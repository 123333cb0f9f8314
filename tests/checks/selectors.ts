/** The outermost selectors of a style sheet: those inside @layer, @media and their like count, nested ones do not. */
export function selectorsOf(css: string): string[] {
  const found: string[] = []
  const open: ('group' | 'style' | 'other')[] = []
  let text = ''
  for (const sign of css) {
    if (sign === '{') {
      const head = text.trim()
      const kind = /^@(layer|media(?! print)|supports|container|starting-style|scope)\b/.test(head) ? 'group' : head.startsWith('@') ? 'other' : 'style'
      if (kind === 'style' && open.every((one) => one === 'group')) found.push(...splitList(head))
      open.push(kind)
      text = ''
    } else if (sign === '}') {
      open.pop()
      text = ''
    } else if (sign === ';') text = ''
    else text += sign
  }
  return found
}

/** Splits a selector list at the commas that stand in no brackets. */
function splitList(list: string): string[] {
  let depth = 0
  const parts = ['']
  for (const sign of list) {
    depth += Number('(['.includes(sign)) - Number(')]'.includes(sign))
    if (sign === ',' && depth === 0) parts.push('')
    else parts[parts.length - 1] += sign
  }
  return parts.map((part) => part.trim())
}
