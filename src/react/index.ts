/** The element as a React component, and its connection as a hook. A server may import and draw both: nothing here needs a page. */
export { WiroHubspotConnect } from './component.js'
export type { WiroHubspotConnectProps } from './props.js'
export { useHubspotConnection, type HubspotConnection } from './use-hubspot-connection.js'

/** The component registers the element, so a page that looks it up gets its type. */
export type {} from '../define.js'
