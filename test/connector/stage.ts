/** A page with a connector on it: a backend, a window and a relay that the test plays, and a clock that it sets. */
import { createConnector, type ConnectorOptions } from '../../src/connector/connector.js'
import type { Platform } from '../../src/connector/platform.js'
import { flowChannelName, type PageMessage } from '../../src/protocol/relay-messages.js'
import type { Backend, StatusAnswer } from '../../src/protocol/endpoint.js'
import type { StateChange, FlowResult } from '../../src/connector/state.js'
import { until } from './setup.js'

export const authorizeUrl = 'https://app.hubspot.com/oauth/authorize?client_id=1&state=s'
export const yes: StatusAnswer = { result: true, connected: true, username: '1', errors: [] }
export const no: StatusAnswer = { result: true, connected: false, errors: [] }
export const success = '?hubspot_connected=true&hubspot_portal=1&hubspot_name=Acme'

/** The relay of one flow, over the channel. */
export class Relay {
  readonly heard: PageMessage[] = []
  readonly channel: BroadcastChannel

  constructor(readonly flow: string) {
    this.channel = new BroadcastChannel(flowChannelName(flow))
    this.channel.onmessage = ({ data }) => this.heard.push(data as PageMessage)
  }

  say(wiro: 'ready' | 'outcome' | 'end', more: object = {}): void {
    this.channel.postMessage({ wiro, flow: this.flow, ...more })
  }

  words = () => this.heard.map(({ wiro }) => wiro)

  async hears(wiro: PageMessage['wiro']): Promise<PageMessage> {
    await until(() => this.words().includes(wiro))
    return this.heard.find((message) => message.wiro === wiro)!
  }
}

export class Popup {
  closed = false
  focused = 0
  location = { href: location.href }
  focus = () => void this.focused++
  close = () => void (this.closed = true)

  constructor(readonly url: string) {}

  get flow(): string {
    return new URL(this.url).hash.slice(1)
  }
}

let pages = 0
const open: { relays: Relay[]; leave: (() => void)[] } = { relays: [], leave: [] }

/** After each test: nobody listens any more. */
export function clear(): void {
  for (const leave of open.leave.splice(0)) leave()
  for (const { channel } of open.relays.splice(0)) channel.close()
  sessionStorage.clear()
  delete (navigator as { onLine?: boolean }).onLine
}

export class Page {
  /** What was asked and opened, in order. */
  readonly calls: string[] = []
  readonly popups: Popup[] = []
  readonly changes: StateChange[] = []
  status: () => unknown = () => no
  connect: () => unknown = () => ({ result: true, authorizeUrl, errors: [], connected: false })
  disconnect: () => unknown = () => ({ result: true, errors: [] })
  startAgent: () => unknown = () => ({ result: true, errors: [] })
  saveCredentials: (app: object) => unknown = () => ({ result: true, errors: [] })
  /** Milliseconds that this page's clock is ahead. */
  ahead = 0
  focused = true
  blocked = false
  alone = false
  readonly agentKey: string

  constructor(readonly options: Partial<ConnectorOptions> = {}) {
    this.agentKey = options.agentKey ?? `page ${pages++}`
  }

  readonly ask = async (action: keyof Backend, app: object = {}) => {
    this.calls.push(action)
    return this[action](app) as never
  }

  readonly platform: Platform = {
    fetch: async (url, init) => {
      const { action } = JSON.parse((init?.body as string | undefined) ?? '{}') as { action?: 'status' }
      if (!action) this.calls.push(`fetch ${new URL(`${url as string}`).pathname}`)
      return action ? Response.json(await this.ask(action)) : new Response('<p>App</p>')
    },
    leave: (url) => void this.calls.push('leave for ' + url),
    open: (url) => {
      this.calls.push('open')
      if (this.blocked) return null
      // As an app that has one window for all.
      if (this.alone) return self
      const popup = new Popup(`${url}`)
      this.popups.push(popup)
      return popup as unknown as Window
    },
    hasFocus: () => this.focused,
    now: () => Date.now() + this.ahead,
  }

  readonly make = () => {
    const { ask } = this
    const backend = {
      status: () => ask('status'),
      connect: () => ask('connect'),
      disconnect: () => ask('disconnect'),
      startAgent: () => ask('startAgent'),
      saveCredentials: (app: object) => ask('saveCredentials', app),
    }
    return createConnector(
      { relayUrl: '/relay.html', backend, ...this.options, agentKey: this.agentKey },
      this.platform,
    )
  }

  private made: ReturnType<typeof createConnector> | undefined

  get connector() {
    return (this.made ??= this.make())
  }

  get shown(): string {
    return this.connector.state.status
  }

  get ended(): FlowResult[] {
    return this.changes.flatMap(({ ended }) => ended ?? [])
  }

  count = (call: string) => this.calls.filter((made) => made === call).length

  /** Begins to listen; the answer stops. */
  listen(connector = this.connector): () => void {
    const leave = connector.subscribe((change) => this.changes.push(change))
    open.leave.push(leave)
    return leave
  }

  /** Listens until the first read was answered. */
  async ready(): Promise<this> {
    this.listen()
    await until(() => this.shown !== 'checking')
    return this
  }

  shows = (status: string) => until(() => this.shown === status)

  /** A press, and its flow's relay. */
  press() {
    const ended = this.connector.connect()
    const relay = this.relay()
    return { ended, relay }
  }

  relay(flow = this.popups.at(-1)!.flow): Relay {
    const relay = new Relay(flow)
    open.relays.push(relay)
    return relay
  }

  /** A press whose window has gone to HubSpot. */
  async authorizing() {
    const pressed = this.press()
    await until(() => this.count('connect'))
    pressed.relay.say('ready')
    await pressed.relay.hears('go')
    return pressed
  }
}

/** A page whose first read was answered. */
export const page = (options?: Partial<ConnectorOptions>, status: StatusAnswer = no): Promise<Page> => {
  const made = new Page(options)
  made.status = () => status
  return made.ready()
}

/** What an endpoint refuses with. */
export const refusal = (code: string) => ({ result: false, errors: [{ code, message: '' }] })
