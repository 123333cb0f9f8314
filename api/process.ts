import { StartRefused } from '#db/keys.ts'
import { readEnvironment, type Environment } from './environment.ts'
import { startServer, type Server, type ServerPowers } from './server.ts'

export const print = (...lines: string[]): void => void process.stdout.write(`${lines.join('\n')}\n`)

/** Runs a program's main part; a start that cannot go on ends with its sentence and code 78, without a stack. */
export async function main(part: () => Promise<void>): Promise<void> {
  try {
    await part()
  } catch (error) {
    const { sentence, code } = endingOf(error)
    process.stderr.write(`${sentence}\n`)
    process.exit(code)
  }
}

/** A setting or an argument that cannot be used; the message says what to do. */
export class WrongUse extends Error {}

/** The same for whoever runs the server in Vietnam: by the refusal's name, what to do. */
const IN_VIETNAMESE: Record<StartRefused['code'], string> = {
  'key-missing': 'Thiếu khoá. Chép lại khoá từ nơi bạn cất riêng rồi chạy lại; không có khoá thì không đọc được số định danh đã lưu.',
  'key-wrong': 'Khoá này không phải khoá của cơ sở dữ liệu. Đưa đúng khoá về rồi chạy lại.',
  'key-malformed': 'Khoá viết sai dạng. Mỗi khoá là tên:base64 của 32 byte.',
  'lease-held': 'Một tiến trình khác đang phục vụ dữ liệu này. Dừng nó, hoặc chọn DATA_DIR khác.',
  'migrations-differ': 'Cơ sở dữ liệu do một bản chương trình khác nâng cấp. Chạy bản đó, hoặc phục hồi bản sao lưu.',
  'schema-differs': 'Cơ sở dữ liệu thiếu hoặc bị sửa phần bảo vệ. Phục hồi bản sao lưu.',
}

function endingOf(error: unknown): { sentence: string; code: number } {
  if (error instanceof StartRefused) return { sentence: `${error.code}: ${error.message}\n${IN_VIETNAMESE[error.code]}`, code: 78 }
  if (error instanceof WrongUse) return { sentence: error.message, code: 78 }
  if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
    return { sentence: 'The port is taken. Stop what listens there, or choose another PORT.', code: 78 }
  return { sentence: error instanceof Error ? (error.stack ?? error.message) : String(error), code: 1 }
}

/** The settings of this process; a wrong one ends the start with its name. */
export function environmentOf(): Environment {
  try {
    return readEnvironment(process.env)
  } catch (error) {
    throw new WrongUse((error as Error).message)
  }
}

/** Serves until SIGINT, SIGTERM or the end of the process that started this one. */
export async function serveUntilStopped(environment: Environment, powers: ServerPowers = {}): Promise<Server> {
  const clock = clockOfParent()
  const server = await startServer(environment, { now: clock, ...powers })
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await server.close()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.once(signal, () => void stop())
  process.send?.({ ready: server.url })
  return server
}

const EARLIEST = Date.UTC(2000, 0)

/** The real time, moved by `{clock}` messages of the process that started this one: an instant from which it runs on, or (a small number) milliseconds ahead of the real time. Each is answered with the new time. */
function clockOfParent(): () => number {
  let ahead = 0
  const now = () => Date.now() + ahead
  process.on('message', (message: { clock?: unknown } | null) => {
    if (typeof message?.clock !== 'number') return
    ahead = message.clock >= EARLIEST ? message.clock - Date.now() : message.clock
    process.send?.({ clock: now() })
  })
  return now
}
