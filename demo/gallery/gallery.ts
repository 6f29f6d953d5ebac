/**
 * Shows every case of the gallery as a card, and some of them again in the pages of hosts. No request is made. The form and
 * the URL set the theme, the language and the appearance.
 */
import '../../src/define.js'
import { render } from 'lit'
import { configure } from '../../src/index.js'
import { PSEUDO_TAG } from '../panel/languages.js'
import { startForm } from './form.js'
import { hostThemes } from './host-themes.js'
import { pseudo } from './pseudo.js'
import { renderSections } from './sections.js'

document.adoptedStyleSheets.push(hostThemes())

configure({ locales: { [PSEUDO_TAG]: pseudo } })

// The card formats dates by the reader's region; the gallery shows British dates everywhere.
Object.defineProperty(navigator, 'languages', { value: ['en-GB'] })

/** Undoes the focus and the scrolling that follow a press of the script's: nobody has pressed anything yet. */
function keepFocusAndScrolling(): void {
  const [before, input] = [scrollY, new AbortController()]
  const undo = ({ target }: Event) => {
    const focused = (target as Element).shadowRoot?.activeElement ?? target
    ;(focused as HTMLElement).blur()
    scrollTo({ top: before })
  }
  document.addEventListener('focusin', undo, { signal: input.signal })
  for (const type of ['pointerdown', 'keydown'])
    addEventListener(type, () => input.abort(), { capture: true, once: true })
}

keepFocusAndScrolling()
render(renderSections(), document.querySelector('main')!)
startForm(document.forms[0]!)
