/**
 * Reads the status again and again while the agent is on its way to another status. Loaded when one is, so it imports
 * nothing of what every page loads.
 */
import type { MachineEvent, MachineState } from './machine-model.js'

/** Stopping, queued, starting: another status follows by itself. */
const PASSING_STATUSES: readonly number[] = [1, 2, 3]
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

  #isPassing(): boolean {
    return PASSING_STATUSES.includes(this.#options.state().lastStatus?.agent?.status ?? 0)
  }

  /** Polls until the agent runs or has stopped, for at most five minutes, or until `signal` aborts. Without one, never. */
  async poll(signal: AbortSignal | undefined): Promise<void> {
    if (!signal || this.#polledFor === signal || !this.#isPassing()) return
    this.#polledFor = signal
    const { state, read, dispatch } = this.#options
    // The agent is starting, so an earlier refusal to start it no longer applies.
    if (state().problem?.during === 'start') dispatch({ type: 'problemDismissed' })
    const giveUpAt = Date.now() + GIVE_UP_MS
    while (this.#isPassing() && Date.now() < giveUpAt) {
      await new Promise((resolve) => setTimeout(resolve, POLL_MS))
      if (signal.aborted) break
      // A hidden page reads the status when it is shown again.
      if (!isHidden()) await read()
    }
    if (this.#polledFor === signal) this.#polledFor = undefined
  }
}

/** As `readDocument` reads it: an element of the page may hide `document.hidden`. */
const isHidden = (): boolean => Reflect.get(Document.prototype, 'hidden', document)
