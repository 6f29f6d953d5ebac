/**
 * Holds the state of one connection, takes events one at a time, and informs listeners where the public state differs or
 * a flow ends. What an event leads to is the machine's decision; what has to be done about it is `perform`'s.
 */
import { transition } from './machine.js'
import type { MachineEvent, MachineState, Step } from './machine-model.js'
import type { FlowResult, State, StateChange } from './state.js'

export type Listener = (change: StateChange) => void

export interface StoreOptions {
  initial: MachineState
  toPublicState(state: MachineState): State
  /** Performs a step's effects. Returns the result of the flow that ends with it, if one does. */
  perform(step: Step, before: MachineState): FlowResult | undefined
}

export class Store {
  #machineState: MachineState
  #state: State
  readonly #queue: MachineEvent[] = []
  readonly #listeners = new Set<Listener>()
  /** Listeners of `waitFor`: they do not make the connector listen to its endpoint. */
  readonly #waiters = new Set<Listener>()
  readonly #options: StoreOptions

  constructor(options: StoreOptions) {
    this.#options = options
    this.#machineState = options.initial
    this.#state = options.toPublicState(options.initial)
  }

  get state(): State {
    return this.#state
  }

  get machineState(): MachineState {
    return this.#machineState
  }

  get hasListeners(): boolean {
    return this.#listeners.size > 0
  }

  addListener(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Resolves with the first truthy value that `pick` finds in a change, after the listeners were informed of it. */
  waitFor<T>(pick: (change: StateChange) => T): Promise<NonNullable<T>> {
    return new Promise((resolve) => {
      const waiter = (change: StateChange) => {
        const found = pick(change)
        if (found && this.#waiters.delete(waiter)) resolve(found)
      }
      this.#waiters.add(waiter)
    })
  }

  /** Takes an event. An event that an effect or a listener causes waits until the current one is done. */
  readonly dispatch = (event: MachineEvent): void => {
    if (this.#queue.push(event) > 1) return
    for (let next; (next = this.#queue[0]); this.#queue.shift()) {
      try {
        this.#process(next)
      } catch (error) {
        // An exception of a host's listener must not stop the flow.
        reportError(error)
      }
    }
  }

  #process(event: MachineEvent): void {
    const [before, previous] = [this.#machineState, this.#state]
    const step = transition(before, event)
    if (step.state === before && !step.effects.length) return
    this.#machineState = step.state
    const next = this.#options.toPublicState(step.state)
    if (!isSameState(next, previous)) this.#state = next
    const ended = this.#options.perform(step, before)
    if (this.#state === previous && !ended) return
    const change = { state: this.#state, previous, ended, lateFlow: before.lateFlow }
    for (const listener of [...this.#listeners, ...this.#waiters]) listener(change)
  }
}

/** Compares what a host reads, and problems by occurrence: the same code twice is two problems. */
const isSameState = (one: State, other: State): boolean =>
  ('problem' in one && one.problem) === ('problem' in other && other.problem) &&
  JSON.stringify(one) === JSON.stringify(other)
