/** What controllers of views on demand need of their element. */
import type { ReactiveControllerHost } from 'lit'
import type { Connector, State } from '../../connector/state.js'
import type { Texts } from '../locales/texts.js'

/** The element, as far as the controllers need it. */
export type ControllerHost = ReactiveControllerHost &
  Pick<Connector, 'startAgent'> & {
    readonly state: State
    readonly isConnected: boolean
    readonly texts: Texts
    readonly language: string
    readonly renderRoot: HTMLElement | DocumentFragment
  }
