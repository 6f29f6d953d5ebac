// Wiro and HubSpot in memory, for development and tests: one function from Request to Response that covers both sites by
// path, with a clock and faults. It imports nothing from the rest of the package: it spells the wire itself, so that a
// mistake there does not agree with itself here. Nothing of it needs Node.
import { addAgent, settleAll } from './agent.js'
import { answerCallback, ELSEWHERE_PATH } from './callback.js'
import { answerControl, CONTROL_PATH } from './control.js'
import { answerConsent, PAGE_HEADERS, pinnedAccount } from './hubspot.js'
import { elsewherePage, signpostPage } from './pages.js'
import {
  CALLBACK_PATH,
  createClock,
  createWorld,
  DEFAULT_SEED,
  fillWorld,
  type AdvancingClock,
  type Clock,
  type LoggedRequest,
  type Seed,
  type World,
} from './store.js'
import { answerToken, answerTokenInfo } from './tokens.js'
import { upsetAnswer } from './upsets.js'
import { answerApi } from './wiro.js'
import type { Faults } from './faults.js'

export { FAULTS, type FaultName, type Faults, type FaultSetting, type FaultValue } from './faults.js'
export type {
  AccountSeed,
  AdvancingClock,
  AgentSeed,
  AgentStatus,
  AppSeed,
  Clock,
  LoggedRequest,
  SavedApp,
  Seed,
} from './store.js'

export interface EmulatorOptions {
  /** Default: the system's clock. It only has to tell the time; `emulator.clock.advance` sets it forward. */
  clock?: Clock
  /** Laid over the defaults, name by name: `agents` given here replace the default agent. */
  seed?: Partial<Seed>
  /** How the fault `latency` waits; default `setTimeout`. */
  wait?: (ms: number) => Promise<void>
}

export interface Emulator {
  /**
   * Answers a request to either site; it has the platform's own shape, so that it can stand in for `fetch`. It follows no
   * redirect, and rejects only under the faults `connection-reset` and `hangs` (once its request is aborted).
   */
  fetch(input: Request | URL | string, init?: RequestInit): Promise<Response>
  /** Back to the seed: faults off, clock back, log empty. */
  reset(): void
  readonly faults: Faults
  readonly clock: AdvancingClock
  /** The last requests, oldest first; no key, secret, token, code or state is in it. */
  readonly requests: readonly LoggedRequest[]
}

export function createEmulator({ clock: base = Date, seed, wait = pause }: EmulatorOptions = {}): Emulator {
  const clock = createClock(base)
  const world = createWorld({ seed: { ...DEFAULT_SEED, ...seed }, clock, wait, settle: settleAll })
  const reset = (): void => {
    clock.restore()
    fillWorld(world)
    for (const agent of world.seed.agents) addAgent(world, agent)
  }
  reset()
  return {
    fetch: async (input, init) => answerAndLog(world, new Request(input, init), reset),
    reset,
    faults: world.faults,
    clock: { now: clock.now, advance: clock.advance },
    requests: world.requests,
  }
}

/** So many are kept in the log. */
const LOG_LENGTH = 1000

async function answerAndLog(world: World, request: Request, reset: () => void): Promise<Response> {
  const url = new URL(request.url)
  if (isControl(url.pathname)) return answerControl(world, request, reset)
  const action = actionOf(url.pathname)
  const entry: LoggedRequest = {
    at: world.clock.now(),
    method: request.method,
    path: loggedPath(url.pathname),
    status: 0,
  }
  if (action) entry.action = action
  world.requests.push(entry)
  if (world.requests.length > LOG_LENGTH) world.requests.shift()
  const byNameOnly = !url.pathname.startsWith('/v1/') || action === 'HubSpotCallback'
  const answer = (await upsetAnswer(world, request, action, byNameOnly)) ?? (await answerFor(world, request, url))
  entry.status = answer.status
  return answer
}

async function answerFor(world: World, request: Request, url: URL): Promise<Response> {
  const { pathname } = url
  const isGet = request.method === 'GET'
  if (pathname === CALLBACK_PATH && isGet) return answerCallback(world, url)
  if (pathname.startsWith('/v1/')) return answerApi(world, request)
  if (pinnedAccount(pathname) !== undefined) return answerConsent(world, request, url)
  if (/^\/oauth\/v[13]\/token$/.test(pathname) && request.method === 'POST') return answerToken(world, request)
  const accessToken = /^\/oauth\/v1\/access-tokens\/([^/]+)$/.exec(pathname)?.[1]
  if (accessToken && isGet) return answerTokenInfo(world, accessToken)
  if (pathname === ELSEWHERE_PATH) return new Response(elsewherePage(), { headers: PAGE_HEADERS })
  if (pathname === '/') return new Response(signpostPage('Wiro and HubSpot, emulated'), { headers: PAGE_HEADERS })
  return new Response(signpostPage('Nothing is here'), { status: 404, headers: PAGE_HEADERS })
}

function isControl(pathname: string): boolean {
  return pathname === CONTROL_PATH || pathname.startsWith(`${CONTROL_PATH}/`)
}

/** The name that a fault's `on` and the log use. */
function actionOf(pathname: string): string {
  if (pinnedAccount(pathname) !== undefined) return 'authorize'
  return /^\/(?:v1|oauth)\/(?:[^/]+\/)([^/]+)/.exec(pathname)?.[1] ?? ''
}

function loggedPath(pathname: string): string {
  return pathname.replace(/(\/access-tokens\/).+/, '$1…')
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
