/**
 * The views of a flow after its start, and of the agent behind an account, with what they keep between drawings. Loaded on
 * demand.
 */
import '../restore-document.js'
export { createFlowControllers } from '../controllers/flow-controllers.js'
export { relayTextOf } from '../relay-text.js'
export { healthView } from './agent-health.js'
export { verifyingView } from './verifying.js'
