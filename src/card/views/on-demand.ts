/**
 * The views of a flow after its start and those that explain problems, with what they keep between drawings, their styles, and what opens a panel. Loaded on
 * demand.
 */
import '../restore-document.js'
export { Controllers } from '../controllers/index.js'
export { PanelController } from '../controllers/panel.js'
export { addStyles } from '../styles/add-styles.js'
export { relayTextOf } from '../relay-text.js'
export { onDemandStyles } from '../styles/on-demand.js'
export { attentionView } from './attention.js'
export { blockedAgainText, continueHereButtons } from './continue-here.js'
export { explainedProblemView } from './explained-problem.js'
export { frameProblemView } from './frame-problem.js'
export { longWaitView } from './long-wait.js'
export { unfinishedView } from './unfinished.js'
export { verifyingView } from './verifying.js'
