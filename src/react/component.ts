/**
 * The component. A server draws the tag with its attributes alone. In the browser the element is registered once its
 * properties and listeners are in place, so that its first request has the headers and no event is missed.
 */
import {
  createElement,
  forwardRef,
  useImperativeHandle,
  useRef,
  type ForwardRefExoticComponent,
  type RefAttributes,
  type RefObject,
} from 'react'
import type { WiroHubspotConnect as Card } from '../card/element.js'
import { useBrowserLayoutEffect, useLatest } from './effects.js'
import { delegateTo } from './latest-backend.js'
import { EVENTS, sortProps, type SortedProps, type WiroHubspotConnectProps } from './props.js'

/**
 * Draws `<wiro-hubspot-connect>`, and loads it. Takes the element's properties, its events as `onConnected` and its like,
 * and what React takes for every element. A `ref` holds the element.
 *
 * @example
 * <WiroHubspotConnect tokenEndpoint="/api/hubspot" onConnected={({ portalId }) => showContacts(portalId)} />
 */
export const WiroHubspotConnect: ForwardRefExoticComponent<WiroHubspotConnectProps & RefAttributes<Card>> = forwardRef<
  Card,
  WiroHubspotConnectProps
>(function WiroHubspotConnect(props, ref) {
  const { attributes, properties, listeners } = sortProps(props)
  const card = useRef<Card>(null)
  useImperativeHandle(ref, () => card.current!, [])
  useProperties(card, properties)
  useListeners(card, listeners)
  // The last effect: what is set before the element is registered is there when it is made.
  useBrowserLayoutEffect(registerElement, [])
  return createElement('wiro-hubspot-connect', { ...attributes, ref: card })
})

/** Sets the properties that differ from those of the drawing before. */
function useProperties(card: RefObject<Card | null>, { backend, ...rest }: SortedProps['properties']): void {
  const previous = useRef<SortedProps['properties']>({})
  const latestBackend = useLatest(backend)
  const delegate = useRef(delegateTo(() => latestBackend.current))
  const properties: SortedProps['properties'] = { ...rest, backend: backend && delegate.current }
  useBrowserLayoutEffect(() => {
    const before = previous.current
    previous.current = properties
    for (const name of Object.keys({ ...before, ...properties }) as (keyof typeof properties)[])
      if (properties[name] !== before[name]) Object.assign(card.current!, { [name]: properties[name] })
  })
}

/**
 * Calls the latest listeners. They stay with the element: React's `Activity` ends the effects of a page that it hides, where
 * the element is still in the document and hears of a connection.
 */
function useListeners(card: RefObject<Card | null>, listeners: SortedProps['listeners']): void {
  const latest = useLatest(listeners)
  const heard = useRef<Card>(null)
  useBrowserLayoutEffect(() => {
    const element = card.current!
    if (heard.current === element) return
    heard.current = element
    for (const name of Object.keys(EVENTS) as (keyof typeof EVENTS)[])
      element.addEventListener(EVENTS[name], (event) => {
        if (element.isConnected) latest.current[name]?.(event as never)
      })
  }, [])
}

/** Loads and registers the element. Where it does not come, the next component that is drawn asks again. */
function registerElement(): void {
  import('../define.js').catch(reportError)
}
