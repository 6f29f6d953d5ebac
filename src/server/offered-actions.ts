/** Which actions a handler offers. Who sends an action, and whether it is optional, is in the protocol's table. */
import { ACTIONS, type Action } from '../protocol/endpoint.js'

/** An action that the host's option `actions` switches on. */
export type OptionalAction = {
  [Name in Action]: (typeof ACTIONS)[Name] extends { from: 'page'; isDefault: false } ? Name : never
}[Action]

const ALL_ACTIONS = Object.keys(ACTIONS) as Action[]

const isOptional = (action: Action): action is OptionalAction => {
  const { from, isDefault } = ACTIONS[action]
  return from === 'page' && !isDefault
}

export const OPTIONAL_ACTIONS = ALL_ACTIONS.filter(isOptional)

/** Returns the actions that the handler accepts. An optional action that is not switched on is as unknown as any other. */
export const acceptedActions = (switchedOn: readonly OptionalAction[]): Action[] =>
  ALL_ACTIONS.filter((action) => !isOptional(action) || switchedOn.includes(action))

/** Returns the actions that a status answer lists for the page (`can`). */
export const pageActions = (switchedOn: readonly OptionalAction[]): Action[] =>
  acceptedActions(switchedOn).filter((action) => ACTIONS[action].from === 'page')
