/** Types of `<wiro-hubspot-connect>` in Preact's JSX. */
import type { HTMLAttributes } from 'preact'
import type { WiroHubspotConnect } from '../index.js'
import type { CardListeners, CardProps } from './props.js'

type GeneralProps = Omit<HTMLAttributes<WiroHubspotConnect>, keyof CardProps>

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'wiro-hubspot-connect': GeneralProps & CardProps & CardListeners<'on'>
    }
  }
}
