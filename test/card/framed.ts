/** The script of framed.html: draws a few problems, and tells the page around everything what is seen of each. */
import '../../src/define.js'
import { audit } from './audit.js'
import { all, seen, settled, type Drawing } from './card.js'
import { scripted } from './connector.js'
import { failed, flowWith } from './states.js'

export interface Told {
  drawings: Record<string, Drawing>
  links: Record<'href' | 'target' | 'rel', string>[]
  warned: string[]
  /** Whether the card passes an audit each time, or why not. */
  accessible: unknown[]
}

const card = document.querySelector('wiro-hubspot-connect')!
const told: Told = { drawings: {}, links: [], warned: [], accessible: [] }
console.warn = (...words: string[]) => void (words[0]!.startsWith('wiro') && told.warned.push(words.join(' ')))

for (const code of ['popup_blocked', 'popup_blocked', 'forbidden', 'signed_out'] as const) {
  card.connector = scripted(failed(code, {}, code === 'popup_blocked' ? { flow: flowWith() } : {}))
  await settled(card)
  told.drawings[code] = seen(card)
  told.accessible.push(await audit(card).then(() => true, String))
}
told.links = (all(card, 'a') as HTMLAnchorElement[]).map(({ href, target, rel }) => ({ href, target, rel }))
top!.postMessage(told, '*')
