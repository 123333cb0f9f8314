import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')

/** `npm run dev`: vite on 5173, and behind it the API on 8787, started anew at each change. */
const children = [
  run(['node_modules/vite/bin/vite.js', '--config', 'web/vite.config.ts']),
  run(['--watch', '--watch-preserve-output', 'api/main.ts', '--no-web'], { PORT: '8787', PUBLIC_ORIGIN: 'http://localhost:5173' }),
]

function run(command: string[], environment: Record<string, string> = {}): ChildProcess {
  const child = spawn(process.execPath, command, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...environment } })
  child.on('exit', (code) => {
    for (const other of children) if (other !== child) other.kill('SIGTERM')
    process.exitCode = code ?? 1
  })
  return child
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => children.forEach((child) => child.kill(signal)))
