/** A clock whose time passes only when a test lets it, from one wake-up to the next. */
import type { Clock } from '../../../src/server/binding/clock.js'

export interface VirtualClock extends Clock {
  /** Lets time pass until nobody sleeps any more. */
  runUntilIdle(): Promise<void>
}

interface Sleeper {
  wakesAt: number
  wake(): void
}

export function createVirtualClock(startedAt = Date.UTC(2026, 0, 1)): VirtualClock {
  let time = startedAt
  /** In the order in which they wake up. */
  const sleepers: Sleeper[] = []

  const addSleeper = (sleeper: Sleeper) => {
    const index = sleepers.findIndex(({ wakesAt }) => wakesAt > sleeper.wakesAt)
    sleepers.splice(index < 0 ? sleepers.length : index, 0, sleeper)
  }

  return {
    now: () => time,
    sleep: (ms) => new Promise((wake) => addSleeper({ wakesAt: time + Math.max(ms, 0), wake })),
    async runUntilIdle() {
      for (;;) {
        await runMicrotasks()
        const next = sleepers.shift()
        if (!next) return
        time = Math.max(time, next.wakesAt)
        next.wake()
      }
    },
  }
}

/** Node runs all microtasks before the next tick. */
const runMicrotasks = () => new Promise<void>((resolve) => process.nextTick(resolve))
