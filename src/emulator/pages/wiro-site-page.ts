/** The page that stands for https://wiro.ai. */
import { renderPage } from './page-layout.js'

export function wiroSitePage(): string {
  return renderPage(
    'wiro.ai (simulated)',
    'This page stands in for https://wiro.ai.',
    `<h1>wiro.ai</h1>
<p>The window landed here because Wiro did not know which page it belongs to. The page that opened it hears nothing.</p>`,
  )
}
