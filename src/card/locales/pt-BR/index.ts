// No native reader has reviewed this translation yet.
/** Brazilian Portuguese: the first texts, and the others on demand. */
import type { Locale } from '../locale.js'
import { first } from './first.js'

export const brazilianPortuguese: Locale = {
  first,
  loadProblems: () => import('./problems.js'),
  loadPanels: () => import('./panels.js'),
}
