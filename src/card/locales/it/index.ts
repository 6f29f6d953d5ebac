// No native reader has reviewed this translation yet.
/** Italian: the first load's texts, and the others on demand. */
export { first } from './first.js'

export const loadProblems = () => import('./problems.js')

export const loadPanels = () => import('./panels.js')
