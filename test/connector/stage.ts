/** A page with a connector on it: a backend, a window and a relay page that the test plays, and a clock that it sets. */
import { createConnectorOn } from '../../src/connector/create-connector.js'
import type { ConnectorOptions } from '../../src/connector/options.js'
import type { Platform } from '../../src/connector/platform.js'
import type { Connector, Flow, FlowResult, Problem, StateChange } from '../../src/connector/state.js'
import type { Backend, StatusAnswer } from '../../src/protocol/endpoint.js'
import { flowChannelName, type PageMessage } from '../../src/protocol/relay-messages.js'
import { until } from './wait.js'

export const authorizeUrl = 'https://app.hubspot.com/oauth/authorize?client_id=1&state=s'
/** Portal 1 is connected. */
export const yes: StatusAnswer = { result: true, connected: true, username: '1', errors: [] }
/** Nothing is connected. */
export const no: StatusAnswer = { result: true, connected: false, errors: [] }
/** The query of a callback that reports success. */
export const success = '?hubspot_connected=true&hubspot_portal=1&hubspot_name=Acme'

/** An endpoint's refusal. */
export const refusal = (code: string) => ({ result: false, errors: [{ code, message: '' }] })

/** The relay page of one flow, over the channel. */
export class Relay {
  readonly received: PageMessage[] = []
  readonly channel: BroadcastChannel

  constructor(readonly flow: string) {
    this.channel = new BroadcastChannel(flowChannelName(flow))
    this.channel.onmessage = ({ data }) => this.received.push(data as PageMessage)
  }

  send(wiro: 'ready' | 'blocked' | 'returned' | 'outcome' | 'end', fields: object = {}): void {
    this.channel.postMessage({ wiro, flow: this.flow, ...fields })
  }

  /** The kinds of the messages received so far. */
  kinds = () => this.received.map(({ wiro }) => wiro)

  /** Says that it is ready, again and again as a real one: what listens may still be on its way. */
  async isSentOn(): Promise<void> {
    this.send('ready')
    const repeating = setInterval(() => this.send('ready'), 100)
    await this.receives('go').finally(() => clearInterval(repeating))
  }

  async receives(wiro: PageMessage['wiro']): Promise<PageMessage> {
    await until(() => this.kinds().includes(wiro), `the relay page to receive “${wiro}”`)
    return this.received.find((message) => message.wiro === wiro)!
  }
}

export class FakeWindow {
  closed = false
  focusCount = 0
  top = this
  location = { href: location.href }
  focus = () => void this.focusCount++
  close = () => void (this.closed = true)

  constructor(readonly url: string) {}

  get flow(): string {
    return new URL(this.url).hash.slice(1)
  }
}

let pages = 0
const opened: { relays: Relay[]; unsubscribe: (() => void)[] } = { relays: [], unsubscribe: [] }

/** Ends every subscription and relay page of a test. */
export function clearPages(): void {
  for (const unsubscribe of opened.unsubscribe.splice(0)) unsubscribe()
  for (const { channel } of opened.relays.splice(0)) channel.close()
  sessionStorage.clear()
  localStorage.clear()
  setOnline(true)
}

/** Makes the browser say that there is a network, or none. */
export function setOnline(isOnline: boolean): void {
  if (isOnline) delete (navigator as { onLine?: boolean }).onLine
  else Object.defineProperty(navigator, 'onLine', { configurable: true, value: false })
}

export class Page {
  /** What the relay page's address answers. */
  relayHtml = '<p>App</p>'
  /** What was requested, opened and navigated to, in order. */
  readonly calls: string[] = []
  readonly windows: FakeWindow[] = []
  readonly changes: StateChange[] = []
  status: () => unknown = () => no
  connect: () => unknown = () => ({ result: true, authorizeUrl, errors: [], connected: false })
  disconnect: () => unknown = () => ({ result: true, errors: [] })
  startAgent: () => unknown = () => ({ result: true, errors: [] })
  saveCredentials: (app: object) => unknown = () => ({ result: true, errors: [] })
  /** How far the clock of this page is ahead. */
  aheadMs = 0
  hasFocus = true
  /**
   * What `window.open` does. `sameWindow`: some apps have one window for all. `standIn`: an extension blocked the popup, and
   * returns an object in its place.
   */
  opens: 'window' | 'nothing' | 'sameWindow' | 'standIn' = 'window'
  readonly agentKey: string

  constructor(readonly options: Partial<ConnectorOptions> = {}) {
    this.agentKey = options.agentKey ?? `page ${pages++}`
  }

  readonly answer = async (action: keyof Backend, app: object = {}) => {
    this.calls.push(action)
    return this[action](app) as never
  }

  readonly platform: Platform = {
    fetch: async (url, init) => {
      const { action } = JSON.parse((init?.body as string | undefined) ?? '{}') as { action?: 'status' }
      if (!action) this.calls.push(`fetch ${new URL(`${url as string}`).pathname}`)
      return action
        ? Response.json(await this.answer(action))
        : new Response(this.relayHtml, { headers: { 'content-type': 'text/html' } })
    },
    navigate: (url) => void this.calls.push('leave for ' + url),
    open: (url) => {
      this.calls.push('open')
      if (this.opens === 'nothing') return null
      if (this.opens === 'sameWindow') return self
      const opened = new FakeWindow(`${url}`)
      this.windows.push(opened)
      if (this.opens === 'standIn') return { closed: false, focus() {}, close() {} } as Window
      return opened as unknown as Window
    },
    hasFocus: () => this.hasFocus,
    now: () => Date.now() + this.aheadMs,
  }

  /** Makes another connector on the same page. */
  readonly makeConnector = (): Connector => {
    const { answer } = this
    const backend = {
      status: () => answer('status'),
      connect: () => answer('connect'),
      disconnect: () => answer('disconnect'),
      startAgent: () => answer('startAgent'),
      saveCredentials: (app: object) => answer('saveCredentials', app),
    }
    return createConnectorOn(this.platform, {
      relayUrl: '/relay.html',
      backend,
      ...this.options,
      agentKey: this.agentKey,
    })
  }

  private made: Connector | undefined

  get connector(): Connector {
    return (this.made ??= this.makeConnector())
  }

  get shown(): string {
    return this.connector.state.status
  }

  /** Of the state that is shown, if it has one. */
  get flow(): Flow | undefined {
    return (this.connector.state as { flow?: Flow }).flow
  }

  get problem(): Problem | undefined {
    return (this.connector.state as { problem?: Problem }).problem
  }

  get ended(): FlowResult[] {
    return this.changes.flatMap(({ ended }) => ended ?? [])
  }

  count = (call: string) => this.calls.filter((made) => made === call).length

  /** Subscribes; the returned function unsubscribes. */
  listen(connector = this.connector): () => void {
    const unsubscribe = connector.subscribe((change) => this.changes.push(change))
    opened.unsubscribe.push(unsubscribe)
    return unsubscribe
  }

  /** Subscribes, and waits for the answer to the first read. */
  async ready(): Promise<this> {
    this.listen()
    await until(() => this.shown !== 'checking', 'the answer to the first read')
    return this
  }

  shows = (status: string) => until(() => this.shown === status, `“${status}” instead of “${this.shown}”`)

  /** Waits for the end of a read or action that is under way. */
  hasCalled = (call: string, times = 1) => until(() => this.count(call) >= times, `${call} to be called ${times} times`)

  /** A press, and the relay page of its flow. */
  press() {
    const result = this.connector.connect()
    const relay = this.relay()
    return { result, relay }
  }

  relay(flow = this.windows.at(-1)!.flow): Relay {
    const relay = new Relay(flow)
    opened.relays.push(relay)
    return relay
  }

  /** A press whose window has gone to HubSpot. */
  async authorizing() {
    const pressed = this.press()
    await this.hasCalled('connect')
    await pressed.relay.isSentOn()
    return pressed
  }
}

/** A page whose first read was answered. */
export function readyPage(options?: Partial<ConnectorOptions>, status: StatusAnswer = no): Promise<Page> {
  const page = new Page(options)
  page.status = () => status
  return page.ready()
}
