/** What the views of a flow and of an agent keep between two drawings of one card. Loaded on demand. */
import { AgentStartController } from './agent-start.js'
import { CountdownController } from './countdown.js'
import type { ControllerHost } from './host.js'
import { LastFlowController } from './last-flow.js'

export type FlowControllers = ReturnType<typeof createFlowControllers>

export const createFlowControllers = (host: ControllerHost) => ({
  agentStart: new AgentStartController(host),
  countdown: new CountdownController(host),
  lastFlow: new LastFlowController(host),
})
