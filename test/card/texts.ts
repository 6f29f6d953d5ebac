/** The card's sentences by their keys, as tests name them. */
import { first } from '../../src/card/locales/en/first.js'
import { panels } from '../../src/card/locales/en/panels.js'
import { problems } from '../../src/card/locales/en/problems.js'

/** English, whole. */
export const texts = { first, problems, panels }
