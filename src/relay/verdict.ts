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

/** When the server is asked, and how long for in all. Each wait is counted from the answer before it. */
interface Schedule {
  waitsMs: readonly number[]
  timeoutMs: number
}

/** `pending`, an error and a lost request are asked again: Wiro's status may lag behind its callback. */
const SCHEDULE: Schedule = { waitsMs: [0, 500, 1000, 2000], timeoutMs: 5000 }
/** Nobody waits for a window that no page sent, and the server answers it when it has undone the connection. */
const UNMARKED_SCHEDULE: Schedule = { waitsMs: [0, 500, 1000, 2000, 2000, 2000, 2000], timeoutMs: 10_000 }

/** Returns `undefined` where the endpoint gives no final verdict in time; the page's status read decides then. */
export function requestVerdict(request: FinishRequest): Promise<FinalVerdict | undefined> {
  const { waitsMs, timeoutMs } = request.flow ? SCHEDULE : UNMARKED_SCHEDULE
  return Promise.race([requestUntilFinal(request, waitsMs), delay(timeoutMs)])
}

async function requestUntilFinal(
  request: FinishRequest,
  waitsMs: readonly number[],
): Promise<FinalVerdict | undefined> {
  for (const waitMs of waitsMs) {
    await delay(waitMs)
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
