/** The emulator's own page: where its parts are. */
import { renderPage } from './page-layout.js'

/** The page at `/`, and under another title at every path that the emulator does not serve. */
export function overviewPage(title: string): string {
  return renderPage(
    title,
    'It stands in for Wiro and HubSpot.',
    `<h1>${title}</h1>
<p>Wiro’s API is under <code>/v1</code>, HubSpot’s consent under <code>/oauth/authorize</code>, the switches under <code>/emulator</code>.</p>`,
  )
}
