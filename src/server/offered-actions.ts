/** Which actions a handler offers. Whether an action is optional is in the protocol's table. */
import { PAGE_ACTIONS, type Action, type PageAction } from '../protocol/endpoint.js'

/** An action that the host's option `actions` switches on. */
export type OptionalAction = {
  [Name in PageAction]: (typeof PAGE_ACTIONS)[Name] extends { isDefault: false } ? Name : never
}[PageAction]

const ALL_PAGE_ACTIONS = Object.keys(PAGE_ACTIONS) as PageAction[]

const isOptional = (action: PageAction): action is OptionalAction => !PAGE_ACTIONS[action].isDefault

export const OPTIONAL_ACTIONS = ALL_PAGE_ACTIONS.filter(isOptional)

/** Returns the actions that a status answer lists for the page (`can`). */
export const pageActions = (switchedOn: readonly OptionalAction[]): PageAction[] =>
  ALL_PAGE_ACTIONS.filter((action) => !isOptional(action) || switchedOn.includes(action))

/** Returns the actions that the handler accepts. An optional action that is not switched on is as unknown as any other. */
export const acceptedActions = (switchedOn: readonly OptionalAction[]): Action[] => [
  ...pageActions(switchedOn),
  'finish',
]
