/** What a person opens over a state and closes again: the question before a disconnect, a guide, the set-up. */
import type { Card, View } from './view.js'

/**
 * Draws a panel. `base` is the view of the state below it. Returns `undefined` where the panel has no place in the card's
 * state. Its texts are loaded before it is first called. An element marked `data-focus` gets the focus when the panel
 * opens, else its last button.
 */
export type Panel = (card: Card<never>, base: View) => View | undefined

/** The panels that a view opens. Each is loaded when it is first opened. */
export type PanelName = 'disconnect' | 'troubleshoot' | 'askAdmin' | 'setup' | 'question' | 'answer'
