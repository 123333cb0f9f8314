import { createSignal } from 'solid-js'
import type { Proxy } from '#rules/redemption.ts'

type Relation = NonNullable<Proxy>['relation']
export type ProxyMissing = 'relation' | 'lastFour' | 'papers'

/** Who fetches a gift for somebody else. Nothing is handed on before both papers were looked at; a known one was. */
export function createProxy(before: Proxy) {
  const [relation, setRelation] = createSignal<Relation | null>(before?.relation ?? null)
  const [lastFour, setLastFour] = createSignal(before?.lastFour ?? '')
  const [own, setOwn] = createSignal(before !== null)
  const [theirs, setTheirs] = createSignal(before !== null)

  /** The first thing that is still missing. */
  function missing(): ProxyMissing | null {
    if (relation() === null) return 'relation'
    if (lastFour().length < 4) return 'lastFour'
    return own() && theirs() ? null : 'papers'
  }
  function value(): Proxy {
    const chosen = relation()
    return chosen === null || missing() !== null ? null : { relation: chosen, lastFour: lastFour() }
  }
  return {
    ...{ relation, setRelation, lastFour, own, setOwn, theirs, setTheirs, missing, value },
    setLastFour: (digits: string) => setLastFour(digits.replace(/\D/g, '').slice(0, 4)),
  }
}
