/** What views on demand keep between two drawings of one card, each in a reactive controller of its own. */
import type { ReactiveControllerHost } from 'lit'
import type { State } from '../../connector/state.js'
import type { Connector } from '../../connector/state.js'
import type { Card } from '../view.js'
import { AgentStartController } from './agent-start.js'
import { BlockedWindowsController } from './blocked-windows.js'
import { CopyController } from './copy.js'
import { CountdownController } from './countdown.js'
import { FrameWarningController } from './frame-warning.js'
import { LastFlowController } from './last-flow.js'
import { PastedTextController } from './pasted-text.js'
import { RetryWaitController } from './retry-wait.js'

/** The element, as far as the controllers need it. */
export type ControllerHost = ReactiveControllerHost &
  Pick<Connector, 'startAgent'> &
  Pick<Card, 'announce' | 'texts'> & { readonly state: State; readonly isConnected: boolean }

export class Controllers {
  readonly agentStart: AgentStartController
  readonly blockedWindows: BlockedWindowsController
  readonly copy: CopyController
  readonly countdown: CountdownController
  readonly frameWarning: FrameWarningController
  readonly lastFlow: LastFlowController
  readonly pastedText: PastedTextController
  readonly retryWait: RetryWaitController

  constructor(host: ControllerHost) {
    this.agentStart = new AgentStartController(host)
    this.blockedWindows = new BlockedWindowsController(host)
    this.copy = new CopyController(host)
    this.countdown = new CountdownController(host)
    this.frameWarning = new FrameWarningController(host)
    this.lastFlow = new LastFlowController(host)
    this.pastedText = new PastedTextController(host)
    this.retryWait = new RetryWaitController(host)
  }
}
