import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const KEY_NAMES = ['IDENTIFIER_KEYS', 'MATCH_KEY', 'PIN_PEPPER', 'VOUCHER_KEYS'] as const
export type KeyName = (typeof KEY_NAMES)[number]
export type Key = { id: string; secret: Uint8Array }
export type Keys = Record<KeyName, Key>

/** A start that cannot go on; the message says what is wrong and what to do. */
export class StartRefused extends Error {
  readonly code: 'key-missing' | 'key-wrong' | 'key-malformed' | 'lease-held' | 'migrations-differ' | 'schema-differs'
  constructor(code: StartRefused['code'], message: string) {
    super(message)
    this.code = code
  }
}

/** Keys come from the environment, else from `folder`; they are made only when `mayMake` (an empty embedded database). */
export function readKeys(
  environment: Partial<Record<KeyName, string | undefined>>,
  folder: string | null,
  mayMake: boolean,
  random: (bytes: number) => Uint8Array,
): Keys {
  const keys = KEY_NAMES.map((name) => {
    const text = environment[name] ?? readFile(folder, name) ?? (mayMake && folder ? makeFile(folder, name, random) : null)
    if (!text)
      throw new StartRefused(
        'key-missing',
        `${name} is missing. Restore it from where you keep the keys (or ${folder ?? 'the environment'}); without it the stored identifiers cannot be read.`,
      )
    return [name, parseKey(name, text)] as const
  })
  return Object.fromEntries(keys) as Keys
}

/** What a database remembers of a key: enough to refuse a wrong one, too little to find it. */
export const fingerprintOf = (key: Key): string => `${key.id}:${createHash('sha256').update('fingerprint').update(key.secret).digest('hex').slice(0, 32)}`

function readFile(folder: string | null, name: KeyName): string | null {
  const path = folder && join(folder, name)
  return path && existsSync(path) ? readFileSync(path, 'utf8').trim() : null
}

function makeFile(folder: string, name: KeyName, random: (bytes: number) => Uint8Array): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const text = `k1:${Buffer.from(random(32)).toString('base64')}`
  // A receipt that outlives a power cut is worth nothing when the key it was sealed with does not.
  writeFileSync(join(folder, name), `${text}\n`, { mode: 0o600, flag: 'wx', flush: true })
  return text
}

function parseKey(name: KeyName, text: string): Key {
  const [id, base64] = text.split(',')[0]?.split(':') ?? []
  const secret = Buffer.from(base64 ?? '', 'base64')
  if (!id || secret.length !== 32) throw new StartRefused('key-malformed', `${name} should read id:base64 of 32 bytes.`)
  return { id, secret: new Uint8Array(secret) }
}
