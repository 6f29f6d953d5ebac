/** Types of `<wiro-hubspot-connect>` in Vue's templates. */
import type { EmitFn, PublicProps } from 'vue'
import type { WiroEventMap, WiroHubspotConnect } from '../index.js'
import type { CardAttributes, CardProperties, CardSource } from './props.js'

type CamelCase<Name> = Name extends `${infer First}-${infer Rest}` ? `${First}${Capitalize<CamelCase<Rest>>}` : Name

/** Vue's compiler looks for the names of attributes in camel case. */
type InCamelCase<Props> = Props extends unknown
  ? { [Name in keyof Props as CamelCase<Name> & string]: Props[Name] }
  : never

/** `initial-status` and `:initialStatus` have one name for the compiler, and so the types of both. */
type Props = InCamelCase<Omit<CardAttributes, 'initial-status'>> &
  InCamelCase<CardSource> &
  Omit<CardProperties, 'initialStatus'> & {
    initialStatus?: CardAttributes['initial-status'] | CardProperties['initialStatus']
  }

type Emits = { [Name in keyof WiroEventMap]: (event: WiroEventMap[Name]) => void }

declare module 'vue' {
  /** Vue's own types leave out the standard's attribute, which stood for slots of components in Vue 2. */
  interface HTMLAttributes {
    slot?: string | undefined
  }

  interface GlobalComponents {
    'wiro-hubspot-connect': new () => WiroHubspotConnect & {
      /** Read by the compiler of templates alone; the element has no such property. */
      $props: HTMLAttributes & PublicProps & Props
      $emit: EmitFn<Emits>
    }
  }
}
