/** Types of `<wiro-hubspot-connect>` in Solid's JSX. */
import type { JSX } from 'solid-js'
import type { WiroHubspotConnect } from '../index.js'
import type { CardListeners, CardProps } from './props.js'

type Props = JSX.HTMLAttributes<WiroHubspotConnect> & CardProps & CardListeners<'on:'>

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'wiro-hubspot-connect': Props
    }
  }
}
