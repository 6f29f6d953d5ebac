/**
 * The views that explain problems, and ask about HubSpot's page, with what they keep between drawings, their styles, and
 * what opens a panel. Loaded on demand.
 */
import '../restore-document.js'
export { PanelController } from '../controllers/panel.js'
export { createProblemControllers } from '../controllers/problem-controllers.js'
export { addStyles } from '../styles/add-styles.js'
export { problemStyles } from '../styles/problems.js'
export { attentionView } from './attention.js'
export { blockedAgainText, continueHereButtons } from './continue-here.js'
export { explainedProblemView } from './explained-problem.js'
export { frameProblemView } from './frame-problem.js'
export { longWaitView } from './long-wait.js'
export { unfinishedView } from './unfinished.js'
export { unreadApprovalView } from './unread-approval.js'
