import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/opt/google/chrome/chrome']

/** Where a Chromium stands on this machine; brought by apt when nothing is there and we may. Throws one sentence that says what to install. */
export function findChromium(): string {
  const found = installed()
  if (found) return found
  if (mayInstall())
    spawnSync('sh', ['-c', 'apt-get update -q && apt-get install -y -q --no-install-recommends chromium'], {
      stdio: ['ignore', 2, 2],
      timeout: 300_000,
    })
  const brought = installed()
  if (!brought) throw new Error('No Chromium was found: install the package `chromium` (or Google Chrome), or name its path in CHROMIUM.')
  return brought
}

const installed = (): string | undefined => [process.env['CHROMIUM'], ...PLACES].find((path) => path && existsSync(path))

const mayInstall = (): boolean => process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
