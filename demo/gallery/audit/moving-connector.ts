/** A connector that goes where a press leads, so that a measure sees what a person sees after it. */
import type { Account, Connector, State, StateChange } from '../../../src/index.js'
import { fixedConnector } from '../draw-case.js'
import { problemOf, states } from '../states.js'

export interface MovingConnector extends Connector {
  /** One step of the connection. */
  become(state: State): void
}

const accountOf = (state: State): Account | undefined => ('account' in state ? state.account : undefined)

/** Returns where the connection was before the flow. */
function restOf(state: State): State {
  const account = accountOf(state)
  return account ? { ...states.connected, account } : states.disconnected
}

/** Returns a connector whose methods lead to the state that they lead to with a server, one step far. */
export function movingConnector(initial: State): MovingConnector {
  const listeners = new Set<(change: StateChange) => void>()
  let state = initial
  const become = (next: State) => {
    const previous = state
    state = next
    for (const listener of [...listeners]) listener({ state, previous })
  }
  const connected = () => ({ ...states.connected, account: accountOf(state) ?? states.connected.account })
  return {
    ...fixedConnector(initial),
    become,
    get state() {
      return state
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async connect() {
      become({ ...states.opening, account: accountOf(state) })
      return { outcome: 'cancelled' }
    },
    cancel: () => become(restOf(state)),
    acceptAccount: () => become(connected()),
    reportProblem(code) {
      const problem = problemOf(code)
      become(accountOf(state) ? { ...connected(), problem } : ({ ...states.needsAdmin, problem } as State))
    },
    async startAgent() {
      become({ ...states.starting, account: connected().account })
      return { outcome: 'started' }
    },
    async saveCredentials() {
      become(states.opening)
      return { outcome: 'saved' }
    },
    async disconnect() {
      become({ ...states.disconnecting, account: connected().account })
      return { outcome: 'disconnected' }
    },
    async checkStatus() {
      become({ ...state, slow: true })
      return state
    },
  }
}
