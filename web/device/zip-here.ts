import { unzipSync, zipSync } from 'fflate/browser'

export { Inflate, strFromU8, strToU8, unzipSync, zipSync } from 'fflate/browser'

type Done<Value> = (error: unknown, value: Value | null) => void

/** What the built app has for `fflate`: a library that wants it to work aside gets the work done here. Aside would be a worker made from text, which the pages' policy forbids. */
export const zip = (files: Parameters<typeof zipSync>[0], done: Done<Uint8Array>): void => soon(() => zipSync(files), done)
export const unzip = (bytes: Uint8Array, done: Done<Record<string, Uint8Array>>): void => soon(() => unzipSync(bytes), done)

function soon<Value>(work: () => Value, done: Done<Value>): void {
  queueMicrotask(() => {
    try {
      done(null, work())
    } catch (error) {
      done(error, null)
    }
  })
}
