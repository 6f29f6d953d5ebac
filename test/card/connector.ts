/** A connector that is in whatever state a test says, and writes down what the card asks of it. */
import type { Change, Connector, Ended, State } from '../../src/protocol.js'

export interface Scripted extends Connector {
  /** What was asked, in order: `connect`, `connect reopen`, `explain unfinished`. */
  readonly asked: readonly string[]
  readonly listeners: ReadonlySet<unknown>
  /** One step of the connection. */
  become(state: State, ended?: Ended): void
  /** What the next press leads to. */
  answer: Partial<Pick<Connector, 'connect' | 'disconnect' | 'startAgent' | 'saveCredentials'>>
}

export function scripted(state: State): Scripted {
  const listeners = new Set<(change: Change) => void>()
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
    async connect(again) {
      asked.push(again ? `connect ${again}` : 'connect')
      return this.answer.connect?.(again) ?? { outcome: 'cancelled' }
    },
    cancel: () => void asked.push('cancel'),
    explain: (code) => void asked.push(`explain ${code}`),
    keep: () => void asked.push('keep'),
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
