/** The file that makes a HubSpot app the one that Wiro needs. HubSpot's command line tool uploads it. */
import { OPTIONAL_SCOPES, REDIRECT_URL, REQUIRED_SCOPES } from '../../../protocol/hubspot.js'

/** The name under which HubSpot's tool looks for the file. */
export const APP_FILE_NAME = 'app-hsmeta.json'

/** Returns the file as JSON. HubSpot's reference requires the description. */
export const appFile = (name: string, description: string): string =>
  JSON.stringify(
    {
      uid: 'wiro-agent',
      type: 'app',
      config: {
        name,
        description,
        distribution: 'private',
        auth: {
          type: 'oauth',
          redirectUrls: [REDIRECT_URL],
          requiredScopes: REQUIRED_SCOPES,
          optionalScopes: OPTIONAL_SCOPES,
        },
      },
    },
    null,
    2,
  )
