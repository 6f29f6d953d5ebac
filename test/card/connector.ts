/** A connector that is in whatever state a test says, and writes down what the card asks of it. */
import type { StateChange, Connector, FlowResult, State } from '../../src/connector/state.js'

export interface Scripted extends Connector {
  /** What was asked, in order: `connect`, `connect {"restart":true}`, `reportProblem unfinished`. */
  readonly asked: readonly string[]
  readonly listeners: ReadonlySet<unknown>
  /** One step of the connection. */
  become(state: State, ended?: FlowResult): void
  /** What the next press leads to. */
  answer: Partial<Pick<Connector, 'connect' | 'disconnect' | 'startAgent' | 'saveCredentials'>>
}

export function scripted(state: State): Scripted {
  const listeners = new Set<(change: StateChange) => void>()
  const asked: string[] = []
  return {
    asked,
    listeners,
    answer: {},
    get state() {
      return state
    },
    become(next, ended) {
      const previous = state
      state = next
      for (const listener of [...listeners]) listener({ state, previous, ended })
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async connect(options) {
      asked.push(options ? `connect ${JSON.stringify(options)}` : 'connect')
      return this.answer.connect?.(options) ?? { outcome: 'cancelled' }
    },
    cancel: () => void asked.push('cancel'),
    reportProblem: (code) => void asked.push(`reportProblem ${code}`),
    acceptAccount: () => void asked.push('acceptAccount'),
    async startAgent() {
      asked.push('startAgent')
      return this.answer.startAgent?.() ?? { outcome: 'started' }
    },
    async saveCredentials(app) {
      asked.push('saveCredentials')
      return this.answer.saveCredentials?.(app) ?? { outcome: 'saved' }
    },
    async disconnect() {
      asked.push('disconnect')
      return this.answer.disconnect?.() ?? { outcome: 'kept' }
    },
    async checkStatus() {
      asked.push('checkStatus')
      return state
    },
  }
}
