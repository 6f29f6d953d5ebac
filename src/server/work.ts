/** What an action works with: the request that was let in, what the host said, and what lives as long as the handler. */
import type { Trail } from './log.js'
import type { Once } from './once.js'
import type { Context, Settings } from './options.js'
import type { Reason } from './refusal.js'
import type { Wiro } from './wiro.js'

/** Of one handler, for all its requests. */
export interface Service {
  settings: Settings
  wiro: Wiro
  /** Saves the product's own app for an agent that has none; `undefined` where there is no such app. */
  saveOwnApp: ((agent: string) => Promise<void>) | undefined
  /** Keeps what every request could log from being logged by each of them. */
  seldom: Once
}

export interface Work extends Service {
  context: Context
  trail: Trail
}

/** Tells the host something that has happened: what it throws changes nothing. */
export async function tell(reason: Reason, { settings, trail }: Work, call: () => unknown): Promise<void> {
  try {
    await call()
  } catch (cause) {
    settings.log({ level: 'error', reason, ...trail, cause })
  }
}
