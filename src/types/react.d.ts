/** Types of `<wiro-hubspot-connect>` in React's JSX. */
import type * as React from 'react'
import type { WiroHubspotConnect } from '../index.js'
import type { CardListeners, CardProps } from './props.js'

type GeneralProps = React.DetailedHTMLProps<React.HTMLAttributes<WiroHubspotConnect>, WiroHubspotConnect>

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'wiro-hubspot-connect': GeneralProps & CardProps & CardListeners<'on'>
    }
  }
}
