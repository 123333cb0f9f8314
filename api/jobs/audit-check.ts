import { createClient, type Client } from '@libsql/client'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { headsInResults, prove, type Broken, type Noted } from '#db/audit/prove.ts'
import { DATABASE_FILE } from '#db/open.ts'
import { environmentOf, main, print, WrongUse } from '../process.ts'

const WHY: Record<Broken['why'], string> = {
  altered: 'it is not what was stored there; it was changed or put in, or lines before it were moved',
  missing: 'it is missing',
  'before-chain': 'the first line with a hash does not cover the lines before it as they are now; it or one of them was changed',
  unchained: 'its hash was taken away',
  cut: 'the chain ends before it, but a head noted down earlier says that it went on',
  'other-chain': 'a head noted down earlier says another hash for it; the chain was made anew',
}

/** The same for whoever looks after the server in Vietnam. */
const IN_VIETNAMESE: Record<Broken['why'], string> = {
  altered: 'Dòng này bị sửa hoặc bị chèn vào, hoặc các dòng trước nó bị đổi chỗ.',
  missing: 'Dòng này không còn.',
  'before-chain': 'Dòng có mã đầu tiên không khớp các dòng trước nó: dòng ấy hoặc một dòng trước nó bị sửa.',
  unchained: 'Mã của dòng này bị xoá.',
  cut: 'Nhật ký dừng trước dòng này, trong khi đầu chuỗi đã ghi lại trước đây cho biết còn dòng sau.',
  'other-chain': 'Đầu chuỗi đã ghi lại trước đây có mã khác: chuỗi đã bị làm lại.',
}

/** `npm run audit:check -- ‹file.db› --head ‹line›:‹hash›`: proves the audit's chain, of the running database or of a copy; it writes nothing and needs no keys. Exits 1 with the first line that does not hold. */
await main(async () => {
  const { file, heads } = asked()
  const { DATA_DIR, DATABASE_URL } = environmentOf()
  if (!file && DATABASE_URL) throw new WrongUse('DATABASE_URL points to a libSQL server; name a copy of it: npm run audit:check -- copy.db')
  const path = file ? resolve(file) : join(DATA_DIR, DATABASE_FILE)
  if (!existsSync(path)) throw new WrongUse(`There is no database at ${path}.`)
  const database = createClient({ url: `file:${path}`, concurrency: 1, intMode: 'number' })
  try {
    const total = await open(database, path)
    const noted = [...heads, ...(await headsInResults(database))]
    const { lines, older, head, broken } = await prove(database, noted, progressOf(total))
    print(`${lines} lines hold${older > 0 ? `, ${older} of them from before the chain` : ''}`, `last line that holds: ${head.line}:${head.hash}`)
    print(...(broken ? saysBroken(broken) : saysWhole(head.line, noted.length)))
    process.exitCode = broken ? 1 : 0
  } finally {
    database.close()
  }
})

function saysBroken({ line, why, where }: Broken): string[] {
  return [
    `BROKEN at line ${line}: ${WHY[why]}${where ? ` (${where})` : ''}`,
    `Nhật ký không còn nguyên: sai từ dòng ${line}. ${IN_VIETNAMESE[why]} Giữ nguyên tệp này, báo ban tổ chức.`,
  ]
}

/** How far a proof goes that was held against so many places noted down earlier: with none, whoever cut the end is not found. */
function saysWhole(line: number, noted: number): string[] {
  if (noted > 0)
    return [
      `WHOLE: no line was changed, taken out or put in, and ${noted} place${noted > 1 ? 's' : ''} noted down earlier ${noted > 1 ? 'are' : 'is'} still in it.`,
      `Nhật ký còn nguyên đến dòng ${line}: không dòng nào bị sửa, xoá hay chèn; ${noted} đầu chuỗi đã ghi lại trước đây vẫn khớp.`,
    ]
  return [
    'WHOLE as it stands: each line follows the one before; there was nothing noted down earlier to hold it against, so that a cut end would not show.',
    `Nhật ký liền mạch đến dòng ${line}. Chưa có đầu chuỗi nào ghi lại trước đây để so, nên chưa biết phần cuối có bị cắt hay không.`,
  ]
}

function asked(): { file: string | undefined; heads: Noted[] } {
  try {
    const { values, positionals } = parseArgs({ options: { head: { type: 'string', multiple: true } }, allowPositionals: true })
    return { file: positionals[0], heads: (values.head ?? []).map(readHead) }
  } catch (error) {
    if (error instanceof WrongUse) throw error
    throw new WrongUse(`${(error as Error).message}\nnpm run audit:check -- [file.db] [--head line:hash]`)
  }
}

function readHead(text: string): Noted {
  const [, line, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? []
  if (line === undefined || hash === undefined) throw new WrongUse(`A head is a line's number and its whole hash, like 1204:${'0'.repeat(8)}…: ${text}`)
  return { line: Number(line), hash, where: `--head ${text}` }
}

/** Opened to read alone, so that it may run beside the server. Answers how many lines there are. */
async function open(database: Client, path: string): Promise<number> {
  await database.execute('PRAGMA query_only = ON')
  const columns = await database.execute('PRAGMA table_info(audit)')
  if (!columns.rows.some((row) => row['name'] === 'hash')) throw new WrongUse(`${path} has no chained audit. Start this version of the server with it once.`)
  return Number((await database.execute('SELECT coalesce(max(id), 0) AS last FROM audit')).rows[0]?.['last'])
}

/** One line that counts up on a terminal, and now and then a line elsewhere. */
function progressOf(total: number): (lines: number) => void {
  const { stderr } = process
  if (stderr.isTTY) return (lines) => void stderr.write(`\r${lines} of ${total} lines${lines >= total ? '\n' : ''}`)
  return (lines) => void (lines % 100_000 === 0 && stderr.write(`${lines} of ${total} lines\n`))
}
