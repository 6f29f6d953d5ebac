/** Registers `<wiro-hubspot-connect>`. A second copy of the script leaves the first in charge. */
// The order counts: the first has to run before Lit, the second before an element of the page is upgraded.
import './card/restore-document.js'
import './card/restore-before-updates.js'
import { WiroHubspotConnect } from './card/element.js'

/** With the types of the element's events, which reach a page that imports this module alone. */
export type { WiroEventMap } from './card/events.js'

const name = 'wiro-hubspot-connect'

if (typeof customElements !== 'undefined') {
  const first = customElements.get(name) as typeof WiroHubspotConnect | undefined
  if (!first) customElements.define(name, WiroHubspotConnect)
  else if (first !== WiroHubspotConnect) {
    console.info(`${name}: version ${first.version} is registered already; ${WiroHubspotConnect.version} is not used.`)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wiro-hubspot-connect': WiroHubspotConnect
  }
}
