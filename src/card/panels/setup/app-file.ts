/** The file that makes a HubSpot app the one that Wiro needs. HubSpot's command line tool uploads it. */
import { OPTIONAL_SCOPES, REDIRECT_URL, REQUIRED_SCOPES } from '../../../protocol/hubspot.js'
import type { AppDraft } from './app-draft.js'

/** The name under which HubSpot's tool looks for the file. */
export const APP_FILE_NAME = 'app-hsmeta.json'

/** Where the file is in the project. */
export const APP_FILE_PATH = `src/app/${APP_FILE_NAME}`

/** Returns the file as JSON. */
export const appFile = ({ name, description, distribution }: AppDraft): string =>
  JSON.stringify(
    {
      uid: 'wiro-agent',
      type: 'app',
      config: {
        name,
        description,
        distribution,
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
