/** The code to copy for what is chosen: an example of the documentation with the card's attributes and the server's options. */
import { attributesOf, ENDPOINT, OWN_APP_ENDPOINT } from '../attributes.js'
import { PSEUDO_TAG } from '../languages.js'
import type { Example } from './recipes.js'
import { withAttributes, type WrittenAttribute } from './write-attributes.js'
import { withHandlerOptions, withOptionsAtFirstRequest, type HandlerOption } from './write-handler-options.js'

type ReadChoice = (name: string) => string

/** Returns the attributes for a page of one's own. Wrong endpoints and the pseudo-language are for the demo alone. */
function writtenAttributes(chosen: ReadChoice): WrittenAttribute[] {
  const attributes = attributesOf((name) => (name === 'token-endpoint' ? ENDPOINT : chosen(name)))
  return attributes.flatMap(([name, value]) =>
    value === undefined || value === PSEUDO_TAG ? [] : [[name, value] as const],
  )
}

/** Returns the options that the server needs for what the card does. */
function neededOptions(chosen: ReadChoice): HandlerOption[] {
  if (chosen('token-endpoint') === OWN_APP_ENDPOINT)
    return [['ownApp', '{ clientId: env.HUBSPOT_CLIENT_ID, clientSecret: env.HUBSPOT_CLIENT_SECRET }']]
  return chosen('auth-method') === 'own' ? [['actions', "['start-agent', 'save-credentials']"]] : []
}

export function chosenCode(example: Example, code: string, chosen: ReadChoice): string {
  const written = withHandlerOptions(withAttributes(code, writtenAttributes(chosen)), neededOptions(chosen))
  return example.isLoadedByBuild ? withOptionsAtFirstRequest(written) : written
}
