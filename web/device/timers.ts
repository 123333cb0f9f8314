/** Time that passes, as a power: tests let it pass by hand. */
export type Timers = {
  /** Calls once after so many milliseconds; the answer takes it back. */
  after: (milliseconds: number, act: () => void) => () => void
  every: (milliseconds: number, act: () => void) => () => void
}

export const makeTimers = (): Timers => ({
  after: (milliseconds, act) => {
    const timer = setTimeout(act, milliseconds)
    return () => clearTimeout(timer)
  },
  every: (milliseconds, act) => {
    const timer = setInterval(act, milliseconds)
    return () => clearInterval(timer)
  },
})
