/**
 * A connection: holds the machine's model, performs its effects on the page and the network, and tells whoever listens.
 * Draws nothing and needs no Lit; a host may use it without the element.
 */
import { flowChannelName, syncChannelName } from '../protocol/relay-messages.js'
import { FLOW_TTL_SECONDS, parseStatus } from '../protocol/endpoint.js'
import { parsePortalId } from '../protocol/parse.js'
import type { AuthMethod, StatusAnswer } from '../protocol/endpoint.js'
import type { ConnectOptions, StateChange, Connector, FlowResult, Mode, Problem } from './state.js'
import type { Code } from '../protocol/codes.js'
import { createCarriage, type Carriage, type Errand } from './carriage.js'
import { openChannel } from './channel.js'
import { problemBehind, type Client } from './client.js'
import { later } from './demand.js'
import type { Event, Model } from './events.js'
import { problemOf, transition } from './machine.js'
import { ownerOf } from '../protocol/codes.js'
import { browser, newFlow, type Platform } from './platform.js'
import { readStatus } from './reads.js'
import { attempt, keep, recall } from './record.js'
import { routeOf, type Destination } from './route.js'
import type { Attempt } from './proof.js'
import { snapshot } from './snapshot.js'

export interface ConnectorOptions extends Destination {
  authMethod?: AuthMethod | undefined
  /** `redirect`: to HubSpot in this tab, unless that is a frame, or the relay is on another origin; else in a window. */
  mode?: Mode | undefined
  /** The portal id of the account that belongs here. */
  expectedPortal?: string | undefined
  /** A status answer that the page brought along: the first read is left out. */
  initialStatus?: StatusAnswer | undefined
  /** Returns the sentence that the relay page shows when it cannot close itself. Called at each flow. */
  relayText?(): string
}

type Listener = (change: StateChange) => void

/** When a read that is not answered yet counts as slow, in milliseconds. */
const slow = 3_000
/** A change that two elements hear of within so many milliseconds is read once. */
const echo = 50

/** A connector that listens from its first subscriber to its last. `platform` is for tests. */
export function createConnector(options: ConnectorOptions, platform?: Partial<Platform>): Connector {
  const whole = { ...browser, ...platform }
  const { now } = whole
  const route = routeOf(options, whole.fetch)
  const { client, key } = route
  const authMethod = options.authMethod === 'own' ? 'own' : 'wiro'
  let model: Model = { phase: 'checking', expected: parsePortalId(options.expectedPortal) }
  let state = snapshot(model)
  /** For as long as someone listens. */
  let presence: AbortController | undefined
  /** Of the flow under way, or of the last one. */
  let carriage: Carriage | undefined
  /** Holds the lock on a flow that is about to be resumed. */
  let turn: AbortController | undefined
  let others: BroadcastChannel | undefined
  let reading: Promise<void> | undefined
  let [sent, counted, readAt] = [0, 0, 0]
  const events: Event[] = []
  const listeners = new Set<Listener>()
  /** Of promises that wait: they keep nobody listening. */
  const waiters = new Set<Listener>()

  // ── The machine ───────────────────────────────────────────────────────────────────────────────────────────────────

  /** One at a time: an effect may cause the next event. */
  function happen(...event: Event): void {
    if (events.push(event) > 1) return
    for (let next; (next = events[0]); events.shift()) {
      try {
        take(next)
      } catch (error) {
        // A listener's fault must not stop the flow.
        reportError(error)
      }
    }
  }

  function take(event: Event): void {
    const [before, previous] = [model, state]
    const [next, ...effects] = transition(before, ...event)
    if (next === before && !effects.length) return
    model = next
    state = snapshot(model, authMethod === 'own')
    if (model.flow) keep(key, model.flow)
    let ended: FlowResult | undefined
    for (const effect of effects) {
      if (typeof effect === 'string') void { ...carriage, ...perform }[effect]!()
      else ended = end(effect, before.flow!)
    }
    for (const listener of [...listeners, ...waiters]) listener({ state, previous, ended })
  }

  function end(how: Pick<FlowResult, 'outcome' | 'code'>, { id, startedAt }: Attempt): FlowResult {
    keep(key)
    carriage!.end()
    return { ...how, flow: id, duration: Math.round(now() - +startedAt) }
  }

  /** Settles with what `pick` first finds in a change, after the listeners heard of it. */
  const until = <T>(pick: (change: StateChange) => T): Promise<T> =>
    new Promise((resolve) => {
      const wait = (change: StateChange) => {
        const found = pick(change)
        if (found && waiters.delete(wait)) resolve(found)
      }
      waiters.add(wait)
    })

  // ── Effects ───────────────────────────────────────────────────────────────────────────────────────────────────────

  const errand: Errand = {
    ...whole,
    ...route,
    authMethod,
    options,
    model: () => model,
    readAt: () => readAt,
    read: () => read(now()),
    happen,
    forget: () => keep(key),
  }

  /** What is not the carriage's own. */
  const perform = {
    carry() {
      carriage?.stop()
      carriage = createCarriage(model.flow!.id, errand)
      carriage.start(turn)
      turn = undefined
    },
    read: () => read(Date.now()),
    ping: () => others?.postMessage(''),
    async disconnect() {
      if (!(await act('disconnect', 'disconnect'))) happen('disconnected')
    },
  }

  /** Has something done; what it was refused with, if it was. */
  async function act(
    action: Parameters<Client['perform']>[0],
    during: Problem['during'],
    fields?: object,
  ): Promise<Code | undefined> {
    try {
      await client.perform(action, fields)
      // A read that left before knows less.
      counted = sent
      return
    } catch (error) {
      const problem = problemBehind(error, during)
      happen('stayed', problem)
      return problem.code
    }
  }

  /** The same, and how things stand then. */
  async function finish<T>(done: T, ...what: Parameters<typeof act>): Promise<{ outcome: T | 'refused'; code?: Code }> {
    const code = await act(...what)
    await read(now())
    return code ? { outcome: 'refused', code } : { outcome: done }
  }

  const read = (since?: number): Promise<void> => (reading = readNow(++sent, since))

  /** An answer counts only where no later one did. */
  async function readNow(number: number, since?: number): Promise<void> {
    readAt = now()
    const late = setTimeout(happen, slow, 'slowed')
    const event = await readStatus(key, client.status, since).then(
      (told): Event => ['told', told],
      (error): Event => ['untold', problemBehind(error, 'check')],
    )
    clearTimeout(late)
    if (number <= counted) return
    counted = number
    happen(...event)
    const { status = 0 } = model.told?.agent ?? {}
    // What is on its way is looked at again.
    if (presence && status > 0 && status < 4) {
      const { signal } = presence
      void later().then((more) => more?.follow(() => model, happen, read, signal))
    }
  }

  // ── Coming and going ──────────────────────────────────────────────────────────────────────────────────────────────

  function start(): void {
    presence = new AbortController()
    const { signal } = presence
    const looked = () => happen(model.problem?.code === 'offline' ? 'checked' : 'looked')
    for (const name of ['focus', 'online', 'pageshow', 'visibilitychange']) addEventListener(name, looked, { signal })
    // Other tabs and elements say that something changed, and nothing else.
    others = openChannel(syncChannelName(key), signal, () => read(Date.now() - echo))
    const fresh = !model.told && !model.flow
    const kept = fresh && recall(key, now())
    const brought = fresh && parseStatus(options.initialStatus)
    if (model.flow) carriage!.start()
    if (kept) void resume(kept.id, signal)
    else if (brought) happen('told', brought)
    else void read()
  }

  function stop(): void {
    if (listeners.size) return
    presence?.abort()
    presence = others = undefined
    carriage?.stop()
  }

  /** Goes on with the flow that was on its way when the page went, once no other page or element carries it. */
  async function resume(id: string, signal: AbortSignal): Promise<void> {
    const more = await later()
    const lock = more ? await more.takeTurn(flowChannelName(id), signal, read) : new AbortController()
    if (!lock) return
    // Whoever carried it before may have brought it to its end.
    const kept = model.flow ? undefined : recall(key, now())
    if (kept?.id === id) {
      turn = lock
      happen('resumed', kept)
    } else {
      lock.abort()
      void read()
    }
  }

  return {
    get state() {
      return state
    },

    subscribe(listener) {
      listeners.add(listener)
      if (!presence) start()
      return () => {
        listeners.delete(listener)
        // An element that is moved leaves and comes back at once.
        queueMicrotask(stop)
      }
    },

    async connect({ restart, mode }: ConnectOptions = {}) {
      const leave = listeners.size ? undefined : this.subscribe(() => {})
      const at = now()
      const kept = !model.flow && recall(key, at)
      if (kept) happen('resumed', kept)
      // A frame is not left, and another origin's relay shares no storage with this page: there a window opens.
      const own = self === top && route.relay?.origin === location.origin
      const redirect = own && (mode === 'redirect' || (!mode && options.mode === 'redirect'))
      if (redirect && model.flow) happen('noted', { redirect })
      if (mode && model.flow && !restart) happen('reopened')
      else if (!route.relay) await this.checkStatus()
      else if (!navigator.onLine && !model.flow) happen('refused', problemOf('offline'))
      else happen(restart ? 'restarted' : 'pressed', attempt(newFlow(), at, at + FLOW_TTL_SECONDS * 1000, redirect))
      const ended = model.flow && (await until((change) => change.ended))
      leave?.()
      return ended || { outcome: 'failed', code: model.problem?.code }
    },

    cancel: () => happen('cancelled'),

    reportProblem: (code) => happen('refused', problemOf(code, ownerOf(code))),

    acceptAccount: () => happen('accepted'),

    startAgent: () => finish('started', 'start-agent', 'start'),

    saveCredentials: (app) => finish('saved', 'save-credentials', 'connect', app),

    async disconnect() {
      happen('dismissed')
      if (model.phase === 'disconnecting') await until((change) => change.state.status !== 'disconnecting')
      return model.told?.connected ? { outcome: 'kept', code: model.problem?.code } : { outcome: 'disconnected' }
    },

    async checkStatus() {
      happen('checked')
      await reading
      return state
    },
  }
}

export { configure, type Settings } from './settings.js'
export type * from './state.js'
