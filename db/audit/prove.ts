import type { Client } from '@libsql/client'
import { GENESIS, hashOfLine, type Head } from './chain.ts'
import { windows } from './windows.ts'

/** A place in the chain that somebody noted down earlier, and where it was noted. */
export type Noted = Head & { where: string }
/**
 * What is wrong with the first line that does not hold: `altered` (itself, or the lines before it were put in, taken out or moved), `missing`,
 * `before-chain` (the first line with a hash does not cover those from before), `unchained` (its hash was wiped), `cut` (the end is gone) or `other-chain` (a noted head is not in it).
 */
export type Broken = { line: number; why: 'altered' | 'missing' | 'before-chain' | 'unchained' | 'cut' | 'other-chain'; where?: string }
/** `older` lines are from before the chain; the first chained one covers them. */
export type Proof = { lines: number; older: number; head: Head; broken: Broken | null }

/** Goes through the whole audit and proves it, up to the first line that does not hold. */
export async function prove(reader: Client, noted: Noted[] = [], progress: (lines: number) => void = () => {}): Promise<Proof> {
  const proof: Proof = { lines: 0, older: 0, head: GENESIS, broken: null }
  let isChained = false
  const ahead = noted.toSorted((a, b) => a.line - b.line)
  const passNoted = (): Broken | null => {
    while (ahead[0] && ahead[0].line <= proof.head.line) {
      const { line, hash, where } = ahead.shift() as Noted
      if (line !== proof.head.line || hash !== proof.head.hash) return { line, why: 'other-chain', where }
    }
    return null
  }
  proof.broken = passNoted()
  for await (const lines of windows(reader)) {
    for (const line of lines) {
      if (proof.broken) return proof
      const expected = proof.head.line + 1
      const hash = hashOfLine(line, proof.head.hash)
      if (line.id !== expected) proof.broken = line.id > expected ? { line: expected, why: 'missing' } : { line: line.id, why: 'altered' }
      else if (line.hash === '' && isChained) proof.broken = { line: line.id, why: 'unchained' }
      else if (line.hash !== '' && line.hash !== hash) proof.broken = { line: line.id, why: isChained || proof.older === 0 ? 'altered' : 'before-chain' }
      if (proof.broken) return proof
      isChained ||= line.hash !== ''
      proof.lines += 1
      if (!isChained) proof.older += 1
      proof.head = { line: line.id, hash }
      proof.broken = passNoted()
    }
    progress(proof.lines)
  }
  const [cut] = ahead
  if (!proof.broken && cut) proof.broken = { line: proof.head.line + 1, why: 'cut', where: cut.where }
  return proof
}

/** The places in the chain that the snapshots of closed periods hold. */
export async function headsInResults(reader: Client): Promise<Noted[]> {
  const { rows } = await reader.execute(
    `SELECT id, json_extract(body, '$.audit.line') AS line, json_extract(body, '$.audit.hash') AS hash FROM results WHERE json_extract(body, '$.audit.line') IS NOT NULL`,
  )
  return rows.map((row) => ({ line: Number(row['line']), hash: String(row['hash']), where: `result ${String(row['id'])}` }))
}
