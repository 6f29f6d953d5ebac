/** Asks the token endpoint's `finish` action whether this window may keep the connection that HubSpot reports. */
import type { Verdict } from '../protocol/endpoint.js'
import { readSetting } from './page.js'

export interface FinalVerdict {
  verdict: Exclude<Verdict, 'pending'>
  /** Why a connection was undone. */
  code?: string | undefined
}

interface FinishRequest {
  seal: string
  /** The callback's parameters. */
  outcome: Record<string, string>
  /** The flow that a page sent to HubSpot in this window; without it a connection can only be undone. */
  flow?: string | undefined
}

/** `pending`, an error and a lost request are asked again: Wiro's status may lag behind its callback. */
const RETRY_DELAYS_MS = [0, 500, 1000, 2000]

const TIMEOUT_MS = 5000

/** Returns `undefined` where the endpoint gives no final verdict within 5 s; the page's status read decides then. */
export const requestVerdict = (request: FinishRequest): Promise<FinalVerdict | undefined> =>
  Promise.race([requestUntilFinal(request), delay(TIMEOUT_MS)])

async function requestUntilFinal(request: FinishRequest): Promise<FinalVerdict | undefined> {
  for (const delayMs of RETRY_DELAYS_MS) {
    await delay(delayMs)
    const answer: Partial<FinalVerdict> = await sendFinish(request).catch(() => ({}))
    const { verdict, code } = answer
    if (verdict === 'kept' || verdict === 'undone' || verdict === 'nothing') return { verdict, code }
  }
  return
}

async function sendFinish(request: FinishRequest): Promise<Partial<FinalVerdict>> {
  const response = await fetch(readSetting('endpoint'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ action: 'finish', ...request }),
    // The request survives a person who closes the window at once.
    keepalive: true,
  })
  return (await response.json()) as Partial<FinalVerdict>
}

const delay = (ms: number) => new Promise<undefined>((resolve) => setTimeout(resolve, ms))
