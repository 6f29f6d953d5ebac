/** What the component takes, and where each prop goes: to an attribute, to a property or to a listener of the element. */
import type * as React from 'react'
import type { WiroHubspotConnect as Card } from '../card/element.js'
import type { WiroEventMap } from '../card/events.js'
import { toJson } from './to-json.js'

/** The attribute of each property that is text, a number or a switch. A server writes them. */
export const ATTRIBUTES = {
  tokenEndpoint: 'token-endpoint',
  relayUrl: 'relay-url',
  agentKey: 'agent-key',
  authMethod: 'auth-method',
  mode: 'mode',
  loading: 'loading',
  appearance: 'appearance',
  accountName: 'account-name',
  expectedPortal: 'expected-portal',
  supportUrl: 'support-url',
  headingLevel: 'heading-level',
  disabled: 'disabled',
  lang: 'lang',
  initialStatus: 'initial-status',
} as const satisfies { readonly [Name in keyof Card]?: string }

/** The properties that take objects and functions. */
export const PROPERTIES = ['backend', 'headers', 'connector'] as const satisfies readonly (keyof Card)[]

/** The event of each listener. */
export const EVENTS = {
  /** Before a flow begins. `event.preventDefault()` stops it. */
  onBeforeConnect: 'wiro-before-connect',
  /** The state differs from the one before. */
  onStateChange: 'wiro-state-change',
  /** An account is connected where none was: here, in another tab, or late. */
  onConnected: 'wiro-connected',
  /** The account is not connected any more. */
  onDisconnected: 'wiro-disconnected',
  /** Another HubSpot account is connected in place of the one before. */
  onPortalChange: 'wiro-portal-change',
  /** Something failed, and `event.code` says what. Success may still follow. */
  onError: 'wiro-error',
  /** A flow ended. */
  onFlowEnd: 'wiro-flow-end',
} as const satisfies { readonly [prop: `on${string}`]: keyof WiroEventMap }

type AttributeName = keyof typeof ATTRIBUTES
type PropertyName = (typeof PROPERTIES)[number]

type Optional<Props> = { [Name in keyof Props]?: Props[Name] | undefined }

type CardProperties = Optional<Omit<Pick<Card, AttributeName | PropertyName>, 'headingLevel'>> & {
  /** The heading level of the title, from 1 to 6. */
  headingLevel?: 1 | 2 | 3 | 4 | 5 | 6 | undefined
}

type Listeners = {
  [Name in keyof typeof EVENTS]?: ((event: WiroEventMap[(typeof EVENTS)[Name]]) => void) | undefined
}

/** A card needs one of these. */
type CardSource =
  | { backend: NonNullable<Card['backend']> }
  | { connector: NonNullable<Card['connector']> }
  // The last is the one that the compiler names where all are missing.
  | { tokenEndpoint: string }

type GeneralProps = Omit<React.HTMLAttributes<Card>, AttributeName | keyof typeof EVENTS | 'style'> & {
  /** CSS of the element, with the custom properties of its theme. */
  style?: (React.CSSProperties & { [property: `--${string}`]: string | number | undefined }) | undefined
}

/** The element's properties and listeners, and what React takes for every element. */
export type WiroHubspotConnectProps = GeneralProps & CardProperties & Listeners & CardSource

/** The props without the knowledge that one of three is there. */
type AnyProps = GeneralProps & CardProperties & Listeners

/** The props by where they go. */
export interface SortedProps {
  /** For React to write, by their names in HTML. */
  attributes: Record<string, unknown>
  properties: Pick<AnyProps, PropertyName>
  listeners: Listeners
}

export function sortProps({ className, ...props }: AnyProps): SortedProps {
  const sorted: SortedProps = { attributes: {}, properties: {}, listeners: {} }
  for (const [name, value] of Object.entries<unknown>(props)) {
    if (isIn(EVENTS, name)) Object.assign(sorted.listeners, { [name]: value })
    else if (isIn(ATTRIBUTES, name)) sorted.attributes[ATTRIBUTES[name]] = attributeValue(name, value)
    else if (isProperty(name)) Object.assign(sorted.properties, { [name]: value })
    else sorted.attributes[name] = value
  }
  // React 18 writes `className` of a custom element as it stands.
  if (className) sorted.attributes.class = className
  return sorted
}

const isIn = <Table extends object>(table: Table, name: PropertyKey): name is keyof Table => Object.hasOwn(table, name)

const isProperty = (name: string): name is PropertyName => PROPERTIES.includes(name as PropertyName)

function attributeValue(name: AttributeName, value: unknown): unknown {
  // React 18 writes `false`, which would switch it on, as any value does.
  if (name === 'disabled') return value ? true : undefined
  if (name === 'initialStatus') return toJson(value)
  return value
}
