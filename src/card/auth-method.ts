/** Which HubSpot app connections go through: the one that the endpoint pins, else the page's `auth-method`. */
import type { AuthMethod } from '../protocol/endpoint.js'
import type { Card } from './view.js'

export const authMethodOf = ({ state, authMethod }: Pick<Card, 'state' | 'authMethod'>): AuthMethod =>
  state.authMethod ?? authMethod
