/**
 * The calls to Wiro, in the dialect of the HubSpot endpoints; what the methods take and answer does not show which. How
 * they are sent is in `sending.ts`, how an answer is read in `reading.ts`.
 */
import { parseConnect, parseStatus, type AuthMethod, type Told } from '../protocol.js'
import { readAnswer, unreadable } from './reading.js'
import type { Reason } from './refusal.js'
import { attempt, createSender, within, type Connection } from './sending.js'

export interface WiroOptions extends Connection {
  /** Milliseconds for one call, its body and its second attempt included; default 10,000. */
  timeout?: number
  /** Told of an answer that was taken although something about it is odd. */
  notice?: (reason: Reason, agent: string) => void
}

/** Wiro, as far as the handler needs it. Every method rejects with a `Refusal`. */
export interface Wiro {
  /** `signal` ends the read early; nothing is changed by that. */
  status(agent: string, signal?: AbortSignal): Promise<Told>
  /** Resolves to the authorize URL: a URL, not yet one that may be opened. */
  connect(agent: string, redirectUrl: string, authMethod: AuthMethod): Promise<string>
  disconnect(agent: string): Promise<void>
}

type Fields = Record<string, unknown>

export function createWiro(options: WiroOptions): Wiro {
  const send = createSender(options)
  const { timeout = 10_000, notice = () => {} } = options

  /** Only what changes nothing may be asked twice: an idle connection that Wiro has just closed fails at once. */
  const call = (path: string, body: Fields & { userAgentGuid: string }, attempts = 1, outer?: AbortSignal) =>
    within(timeout, outer, async (signal) => {
      const answer = await attempt(attempts, signal, async () => readAnswer(await send(path, body, signal)))
      if ([answer.errors ?? []].flat().length) notice('result_with_errors', body.userAgentGuid)
      return answer
    })

  return {
    async status(agent, signal) {
      const told = parseStatus(await call('/UserAgentOAuth/HubSpotStatus', { userAgentGuid: agent }, 2, signal))
      if (!told) throw unreadable()
      return told
    },
    async connect(agent, redirectUrl, authMethod) {
      const body = { userAgentGuid: agent, redirectUrl, ...(authMethod === 'own' && { authMethod }) }
      const addressed = parseConnect(await call('/UserAgentOAuth/HubSpotConnect', body))
      if (!addressed || !URL.canParse(addressed.url)) throw unreadable()
      return addressed.url
    },
    async disconnect(agent) {
      await call('/UserAgentOAuth/HubSpotDisconnect', { userAgentGuid: agent })
    },
  }
}
