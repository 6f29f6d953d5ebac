/** English: the first load's texts, and the others on demand. */
import type { Locale } from '../locale.js'
import { first } from './first.js'

export const english: Locale = {
  first,
  loadProblems: () => import('./problems.js'),
  loadPanels: () => import('./panels.js'),
}
