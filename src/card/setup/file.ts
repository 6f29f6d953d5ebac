/** The file that makes a HubSpot app the one that Wiro asks for; the HubSpot CLI uploads it. */
import { OPTIONAL_SCOPES, REDIRECT_URL, REQUIRED_SCOPES } from '../app.js'

export const fileName = 'app-hsmeta.json'

/** HubSpot's reference asks for a description too. */
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

export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  Object.assign(document.createElement('a'), { href: url, download: name }).click()
  // Some browsers read it only after the click.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
