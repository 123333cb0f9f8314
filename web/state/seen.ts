import { createSignal } from 'solid-js'
import type { ReadPowers } from './read.ts'

/** Which of something this person has opened on this phone, by name. It lies beside the copies and goes with them. */
export function createSeen({ copies, now }: ReadPowers, name: string) {
  const [ids, setIds] = createSignal<string[] | null>(null)
  const load = () =>
    copies.get(name).then(
      (copy) => (copy?.value as string[] | undefined) ?? [],
      () => [],
    )
  void load().then(setIds)
  return {
    /** Until the phone's own store has answered nothing is called new. */
    has: (id: string) => ids()?.includes(id) ?? true,
    mark: async (more: readonly string[]) => {
      const before = await load()
      const all = [...new Set([...before, ...more])]
      if (all.length === before.length) return
      setIds(all)
      await copies.put(name, { at: now(), etag: null, value: all }).catch(() => {})
    },
  }
}
