/** The shape of a status that asks for attention. Loaded on demand. */
import type { Icon } from './icons.js'

export const warningIcon: Icon =
  'M6.8 2a1.4 1.4 0 0 1 2.4 0l5.8 10a1.4 1.4 0 0 1-1.2 2H2.2A1.4 1.4 0 0 1 1 12ZM7.2 5.4h1.6v4H7.2Zm0 5h1.6V12H7.2Z'
