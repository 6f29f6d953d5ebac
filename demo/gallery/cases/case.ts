/** What one figure of the gallery shows. */
import type { TemplateResult } from 'lit'
import type { Texts } from '../../../src/card/locales/texts.js'
import type { State, WiroHubspotConnect } from '../../../src/index.js'

type Properties = Pick<WiroHubspotConnect, 'authMethod' | 'supportUrl' | 'disabled'>

/** Returns the label of a button, in the language of the card. */
export type Label = (texts: Texts) => string

export interface GalleryCase {
  /** Unique in the gallery. */
  title: string
  /** The state's name in states.ts, or a code. */
  name: string
  state: State
  properties?: Partial<Properties>
  /** The buttons to press, in order. */
  press?: readonly Label[]
  /** What is then typed into the card's text field. */
  type?: string
  /** The figure takes the whole line. */
  isWide?: boolean
  /** What a host puts into the card. */
  slots?: TemplateResult
}
