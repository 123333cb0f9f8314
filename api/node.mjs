// Runs a file of this project with Node 24: the one that `npm ci` brought, else the machine's own when it is new enough.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const system = process.platform === 'win32' ? 'win' : process.platform
const binary = join(root, 'node_modules', `node-${system}-${process.arch}`, 'bin', system === 'win' ? 'node.exe' : 'node')
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
const ownIsNew = major > 22 || (major === 22 && minor >= 18)

if (!existsSync(binary) && !ownIsNew) {
  console.error(`Node ${process.versions.node} is too old here. Run \`npm ci\` again without --omit=optional, or install Node 24.`)
  process.exit(1)
}

const child = spawn(existsSync(binary) ? binary : process.execPath, process.argv.slice(2), {
  stdio: process.send ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit',
  env: { ...process.env, NODE_NO_WARNINGS: '1' },
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
