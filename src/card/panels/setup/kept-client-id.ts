/** The client ID that was saved last, which is no secret: the form shows it again in this browser. */
import type { Card } from '../../view.js'

type Place = Pick<Card, 'tokenEndpoint' | 'agentKey'>

const keyOf = ({ tokenEndpoint, agentKey }: Place) => `wiro-hubspot-connect client-id:${tokenEndpoint} ${agentKey}`

/** Returns the ID; empty where none was saved here, or where storage is refused. */
export function keptClientId(place: Place): string {
  try {
    return localStorage.getItem(keyOf(place)) ?? ''
  } catch {
    return ''
  }
}

export function keepClientId(place: Place, clientId: string): void {
  try {
    localStorage.setItem(keyOf(place), clientId)
  } catch {
    // Storage is refused or full.
  }
}
