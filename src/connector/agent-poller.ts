/** Reads the status again and again while the agent is on its way to another status. Loaded when one is. */
import { isChanging } from '../protocol/agent-status.js'
import type { MachineEvent, MachineState } from './machine-model.js'
import { readDocument } from './page-document.js'
import { sleep } from './sleep.js'

const POLL_MS = 3_000
const GIVE_UP_MS = 300_000

export interface AgentPollerOptions {
  state(): MachineState
  read(): Promise<void>
  dispatch(event: MachineEvent): void
}

export class AgentPoller {
  readonly #options: AgentPollerOptions
  #polledFor: AbortSignal | undefined

  constructor(options: AgentPollerOptions) {
    this.#options = options
  }

  #isChanging(): boolean {
    return isChanging(this.#options.state().lastStatus?.agent)
  }

  /** Polls until the agent runs or has stopped, for at most five minutes, or until `signal` aborts. Without one, never. */
  async poll(signal: AbortSignal | undefined): Promise<void> {
    if (!signal || this.#polledFor === signal || !this.#isChanging()) return
    this.#polledFor = signal
    const { state, read, dispatch } = this.#options
    // The agent is starting, so an earlier refusal to start it no longer applies.
    if (state().problem?.during === 'start') dispatch({ type: 'problemDismissed' })
    const giveUpAt = Date.now() + GIVE_UP_MS
    while (this.#isChanging() && Date.now() < giveUpAt) {
      await sleep(POLL_MS)
      if (signal.aborted) break
      // A hidden page reads the status when it is shown again.
      if (!readDocument('hidden')) await read()
    }
    if (this.#polledFor === signal) this.#polledFor = undefined
  }
}
