/** What views on demand keep between two drawings of one card, each in a reactive controller of its own. */
import type { ReactiveControllerHost } from 'lit'
import type { Connector, State } from '../../connector/state.js'
import type { Texts } from '../locales/texts.js'
import { AgentStartController } from './agent-start.js'
import { BlockedWindowsController } from './blocked-windows.js'
import { AnnouncementController } from './announcement.js'
import { CopyController } from './copy.js'
import { CountdownController } from './countdown.js'
import { FrameWarningController } from './frame-warning.js'
import { LastFlowController } from './last-flow.js'
import { PastedTextController } from './pasted-text.js'
import { RetryWaitController } from './retry-wait.js'

/** The element, as far as the controllers need it. */
export type ControllerHost = ReactiveControllerHost &
  Pick<Connector, 'startAgent'> & {
    readonly state: State
    readonly isConnected: boolean
    readonly texts: Texts
    readonly language: string
    readonly renderRoot: HTMLElement | DocumentFragment
  }

export class Controllers {
  readonly agentStart: AgentStartController
  readonly blockedWindows: BlockedWindowsController
  readonly announcement: AnnouncementController
  readonly copy: CopyController
  readonly countdown: CountdownController
  readonly frameWarning: FrameWarningController
  readonly lastFlow: LastFlowController
  readonly pastedText: PastedTextController
  readonly retryWait: RetryWaitController

  constructor(host: ControllerHost) {
    this.agentStart = new AgentStartController(host)
    this.blockedWindows = new BlockedWindowsController(host)
    this.announcement = new AnnouncementController(host)
    this.copy = new CopyController(host, this.announcement)
    this.countdown = new CountdownController(host)
    this.frameWarning = new FrameWarningController(host)
    this.lastFlow = new LastFlowController(host)
    this.pastedText = new PastedTextController(host)
    this.retryWait = new RetryWaitController(host)
  }
}
