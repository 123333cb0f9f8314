import { hash, verify } from '@node-rs/argon2'
import { createHmac } from 'node:crypto'
import { Refused } from '#contract/refusals.ts'
import type { Store } from '../store.ts'

const AT_ONCE = 4
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const queue: (() => void)[] = []
let busy = 0

/** A PIN or password, peppered under a key that is not in the database, then argon2id. */
export const hashPin = (store: Pick<Store, 'keys'>, pin: string): Promise<string> => inTurn(() => hash(pepper(store, pin), COST))

/** An account that does not exist costs as much time as one that does. */
export const verifyPin = (store: Pick<Store, 'keys'>, pinHash: string | null, pin: string): Promise<boolean> =>
  inTurn(async () => (await verify(pinHash ?? (await decoy(store)), pepper(store, pin))) && pinHash !== null)

/** Six digits for a PIN, neither all alike nor in a row; twelve characters for a password. */
export function checkPin(pin: string, kind: 'pin' | 'password'): void {
  if (kind === 'password') {
    if ([...pin].length < 12) throw new Refused('password-too-short', ['pin'])
    return
  }
  const steps = new Set([...pin].slice(1).map((digit, index) => Number(digit) - Number(pin[index])))
  const isPlain = steps.size === 1 && [-1, 0, 1].includes([...steps][0] ?? 0)
  if (!/^\d{6}$/.test(pin) || isPlain) throw new Refused('pin-too-simple', ['pin'])
}

const pepper = ({ keys }: Pick<Store, 'keys'>, pin: string) => createHmac('sha256', keys.PIN_PEPPER.secret).update(pin.normalize('NFC')).digest('base64')

let decoyHash: Promise<string> | null = null
const decoy = (store: Pick<Store, 'keys'>) => (decoyHash ??= hash(pepper(store, 'nobody'), COST))

/** argon2 takes 19 MiB each: at most four at a time. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (busy >= AT_ONCE) await new Promise<void>((resolve) => queue.push(resolve))
  busy += 1
  try {
    return await work()
  } finally {
    busy -= 1
    queue.shift()?.()
  }
}
