/** The script of framed.html, which a test may reload. */
import '../../src/define.js'
import { settled } from './card.js'
import { scripted } from './connector.js'
import { failed } from './states.js'

const card = document.querySelector('wiro-hubspot-connect')!
card.connector = scripted(failed('signed_out'))
await settled(card)
parent.dispatchEvent(new CustomEvent('framed', { detail: card }))
