/**
 * What Node gets for `wiro-hubspot-connect/define`. On a server there is nothing to register: Lit is not loaded, and no
 * global `customElements` is left behind, by which other packages would take Node for a browser. In a simulated page, as
 * jsdom's, the element is registered once this has loaded it.
 */
if (typeof document !== 'undefined') void import('./define.js')

export {}
