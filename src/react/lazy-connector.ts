/**
 * A connector that is made at its first use. React draws a component on a server too, and in the browser more often than
 * it shows it; what is only drawn needs a state and no connector.
 */
import { createConnector, type ConnectorOptions } from '../connector/connector.js'
import { initialState } from '../connector/initial-state.js'
import type { Connector } from '../connector/state.js'

export function createLazyConnector(options: ConnectorOptions): Connector {
  const initial = initialState(options)
  let made: Connector | undefined
  const connector = () => (made ??= createConnector(options))
  return {
    get state() {
      return made ? made.state : initial
    },
    subscribe: (listener) => connector().subscribe(listener),
    connect: (connectOptions) => connector().connect(connectOptions),
    cancel: () => made?.cancel(),
    reportProblem: (code) => connector().reportProblem(code),
    acceptAccount: () => made?.acceptAccount(),
    disconnect: () => connector().disconnect(),
    startAgent: () => connector().startAgent(),
    saveCredentials: (app) => connector().saveCredentials(app),
    checkStatus: () => connector().checkStatus(),
  }
}
