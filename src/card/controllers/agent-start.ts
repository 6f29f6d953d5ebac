/** Starts the agent, and remembers what became of the press. */
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Connector, State } from '../../connector/state.js'
import { agentStatusOf } from '../../protocol/agent-status.js'

type Host = ReactiveControllerHost & Pick<Connector, 'startAgent'> & { readonly state: State }

const isStartable = (state: State): boolean =>
  state.status === 'connected' && !!state.agent && !!agentStatusOf(state.agent.status).canStart

export class AgentStartController implements ReactiveController {
  readonly #host: Host
  #start: 'requested' | 'accepted' | undefined

  constructor(host: Host) {
    this.#host = host
    host.addController(this)
  }

  /** A start was requested and is not answered yet. */
  get isPending(): boolean {
    return this.#start === 'requested'
  }

  /** Wiro accepted a start, and the agent is still stopped. */
  get isIgnored(): boolean {
    return this.#start === 'accepted' && isStartable(this.#host.state)
  }

  /** Whether a press leads somewhere. */
  get isOffered(): boolean {
    return isStartable(this.#host.state) && this.#host.state.can.includes('start-agent')
  }

  /** Forgets the start once the agent has changed. */
  hostUpdate(): void {
    if (!isStartable(this.#host.state)) this.#start = undefined
  }

  async start(): Promise<void> {
    this.#set('requested')
    const { outcome } = await this.#host.startAgent()
    this.#set(outcome === 'started' ? 'accepted' : undefined)
  }

  #set(start: 'requested' | 'accepted' | undefined): void {
    this.#start = start
    this.#host.requestUpdate()
  }
}
