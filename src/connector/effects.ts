/** Performs the machine's effects: one function for each. It also keeps the stored flow in step with the state. */
import { runAction } from './actions.js'
import type { ConnectorContext } from './connector-context.js'
import type { ActiveFlow } from './flow.js'
import { FlowSession } from './flow-session.js'
import { removeFlow, saveFlow } from './flow-storage.js'
import type { Effect, FlowEnd, MachineState, Step } from './machine-model.js'
import type { FlowResult } from './state.js'

export class Effects {
  readonly #context: ConnectorContext
  readonly #notifyOtherTabs: () => void
  /** Holds the lock of a flow that is about to be resumed. */
  #resumeLock: AbortController | undefined
  /** The session of the flow under way, or of the last one. */
  session: FlowSession | undefined

  constructor(context: ConnectorContext, notifyOtherTabs: () => void) {
    this.#context = context
    this.#notifyOtherTabs = notifyOtherTabs
  }

  /** The functions by effect; a missing one does not compile. */
  readonly #functions: Record<Effect, () => unknown> = {
    startSession: () => this.#startSession(),
    endSession: () => this.#endSession(),
    requestAuthorizeUrl: () => this.session?.requestAuthorizeUrl(),
    openWindow: () => this.session?.openWindow(),
    reopenWindow: () => this.session?.reopenWindow(),
    focusWindow: () => this.session?.focusWindow(),
    closeWindow: () => this.session?.closeWindow(),
    closeWindowSoon: () => this.session?.closeWindowSoon(),
    navigateToHubSpot: () => this.session?.navigateToHubSpot(),
    pollUntilConfirmed: () => this.session?.pollUntilConfirmed(),
    readStatus: () => this.#context.statusReader.readNow(),
    sendDisconnect: () => this.#sendDisconnect(),
    notifyOtherTabs: () => this.#notifyOtherTabs(),
  }

  /** Performs a step's effects in order. Returns the result of the flow that ends with it, if one does. */
  perform({ state, effects, ended }: Step, before: MachineState): FlowResult | undefined {
    if (state.flow) saveFlow(this.#context.endpoint.key, state.flow)
    for (const effect of effects) void this.#functions[effect]()
    return ended && before.flow && this.#toResult(ended, before.flow)
  }

  /** Resumes a flow whose lock is held already. */
  resume(flow: ActiveFlow, lock: AbortController): void {
    this.#resumeLock = lock
    this.#context.store.dispatch({ type: 'flowResumed', flow })
  }

  #startSession(): void {
    const { flow } = this.#context.store.machineState
    if (!flow) return
    this.session?.stop()
    this.session = new FlowSession(flow, this.#context)
    this.session.start(this.#resumeLock)
    this.#resumeLock = undefined
  }

  #endSession(): void {
    removeFlow(this.#context.endpoint.key)
    this.session?.end()
  }

  async #sendDisconnect(): Promise<void> {
    const code = await runAction(this.#context, { action: 'disconnect', during: 'disconnect' })
    if (!code) this.#context.store.dispatch({ type: 'disconnectSucceeded' })
  }

  #toResult({ outcome, code }: FlowEnd, { id, startedAt }: ActiveFlow): FlowResult {
    return { outcome, code, flow: id, duration: Math.round(this.#context.platform.now() - +startedAt) }
  }
}
