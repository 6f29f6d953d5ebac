/** The emulator's clock: it runs like the clock that it is given, and a test can set it forward. */

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
}

export interface AdvancingClock extends Clock {
  /**
   * Sets the clock forward.
   * @param ms - How far, in milliseconds: 0 or more.
   * @throws {Error} If `ms` is negative or not finite.
   */
  advance(ms: number): void
}

export interface RestorableClock extends AdvancingClock {
  /** Returns how far the clock is set forward, in milliseconds. */
  offset(): number
  /** Sets the clock ahead of its base by this many milliseconds. Default: 0, which undoes every `advance`. */
  restore(offsetMs?: number): void
}

/** Returns a clock that runs like `base` and can be set forward. */
export function createClock(base: Clock): RestorableClock {
  let offsetMs = 0
  return {
    now: () => base.now() + offsetMs,
    advance(ms) {
      if (!Number.isFinite(ms) || ms < 0) throw new Error('A clock only goes forward')
      offsetMs += ms
    },
    offset: () => offsetMs,
    restore(to = 0) {
      offsetMs = to
    },
  }
}
