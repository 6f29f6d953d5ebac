/** One expected card: a state, and what a person sees of it. */
import type { State } from '../../../src/connector/state.js'
import type { Drawing, Properties } from '../card.js'

export interface Row {
  name: string
  state: State
  properties?: Properties
  /** Buttons that are pressed first, one after the other. */
  press?: string | string[]
  drawing: Drawing
}
