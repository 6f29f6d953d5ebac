/** Types of `<wiro-hubspot-connect>` in Svelte's templates. */
import type { HTMLAttributes } from 'svelte/elements'
import type { WiroHubspotConnect } from '../index.js'
import type { CardListeners, CardProps } from './props.js'

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    /** Svelte 5 listens with `on`, Svelte 4 with `on:`. */
    'wiro-hubspot-connect': HTMLAttributes<WiroHubspotConnect> & CardProps & CardListeners<'on'> & CardListeners<'on:'>
  }
}
