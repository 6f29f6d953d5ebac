/**
 * What a tag of the element takes in any framework: attributes by their names in HTML, the properties without an
 * attribute, and listeners. Each framework's own file adds these to its types.
 */
import type { WiroEventMap, WiroHubspotConnect } from '../index.js'

type Card = WiroHubspotConnect

/** The attributes, by their names in HTML. */
export interface CardAttributes {
  'token-endpoint'?: string | undefined
  'relay-url'?: string | undefined
  'agent-key'?: string | undefined
  'auth-method'?: Card['authMethod'] | undefined
  mode?: Card['mode'] | undefined
  loading?: Card['loading'] | undefined
  appearance?: Card['appearance'] | undefined
  'account-name'?: string | undefined
  'expected-portal'?: string | undefined
  'support-url'?: string | undefined
  'heading-level'?: 1 | 2 | 3 | 4 | 5 | 6 | '1' | '2' | '3' | '4' | '5' | '6' | undefined
  disabled?: boolean | undefined
  lang?: string | undefined
  /** A status answer as JSON. The property `initialStatus` takes the object. */
  'initial-status'?: string | undefined
}

/** The properties that take more than text. A framework has to set them as properties. */
export type CardProperties = {
  [Name in 'backend' | 'headers' | 'initialStatus' | 'connector']?: Card[Name] | undefined
}

/** A card needs one of these. So a misspelt `token-endpoint` is an error where unknown attributes are not. */
export type CardSource =
  | { backend: NonNullable<Card['backend']> }
  | { connector: NonNullable<Card['connector']> }
  // The last is the one that the compiler names where all are missing.
  | { 'token-endpoint': string }

export type CardProps = CardAttributes & CardProperties & CardSource

/** Listeners by the events' names behind a framework's prefix, such as `on`. */
export type CardListeners<Prefix extends string> = {
  [Name in keyof WiroEventMap as `${Prefix}${Name}`]?: ((event: WiroEventMap[Name]) => void) | undefined
}
