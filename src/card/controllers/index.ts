/** What views on demand keep between two drawings of one card, each in a reactive controller of its own. */
import type { FlowControllers } from './flow-controllers.js'
import type { ProblemControllers } from './problem-controllers.js'

export type Controllers = FlowControllers & ProblemControllers
