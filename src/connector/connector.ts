/**
 * The flow without a user interface: what `wiro-hubspot-connect/connector` exports. It draws nothing and needs no Lit;
 * a host may use it without the element.
 */
import { createConnectorOn } from './create-connector.js'
import type { ConnectorOptions } from './options.js'
import { browserPlatform } from './platform.js'
import type { Connector } from './state.js'

/** Makes a connector. It reads nothing before it has a subscriber, and listens until it has none. */
export const createConnector = (options: ConnectorOptions): Connector => createConnectorOn(browserPlatform, options)

export { configureConnectors as configure, type ConnectorConfig, type OriginConfig } from './config.js'
export type { Code, Owner } from '../protocol/codes.js'
export type { StartRefusal } from '../protocol/start-refusal.js'
export type {
  Action,
  ActionAnswer,
  AuthMethod,
  Backend,
  ConnectAnswer,
  RefusalAnswer,
  StatusAnswer,
} from '../protocol/endpoint.js'
export type { Account, Agent } from '../protocol/parsed-answers.js'
export type { ConnectorOptions } from './options.js'
export type { Connector, ConnectOptions, Flow, FlowResult, Health, Mode, Problem, State, StateChange } from './state.js'
