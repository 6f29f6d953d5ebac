/**
 * HubSpot's window in the static site: a small browser for the emulator's pages. It requests a page from the emulator, shows
 * it, sends its form, and follows redirects as a browser does.
 */
import { EMULATOR_ORIGIN } from './shared-emulator.js'
import { emulator } from './site.js'

/** The page that is shown, to which its form is sent. */
let shownUrl = new URL('/oauth/authorize' + location.search, EMULATOR_ORIGIN)

async function go(request: Request): Promise<void> {
  const response = await emulator.fetch(request)
  const location = response.headers.get('location')
  shownUrl = new URL(request.url)
  if (location === null) return showPage(await response.text())
  const target = new URL(location, shownUrl)
  if (target.origin === EMULATOR_ORIGIN) return go(new Request(target))
  leave(target)
}

/** Leads back to the site. No emulated page leads anywhere else, so nothing else is followed. */
function leave(target: URL): void {
  if (target.origin !== location.origin) throw new Error('A redirect leaves the site')
  location.assign(target.href)
}

/** Takes the style sheet out first: the site's policy would refuse a `<style>` element. */
function showPage(html: string): void {
  const [style = '', css = ''] = /<style>(.*?)<\/style>/s.exec(html) ?? []
  const page = new DOMParser().parseFromString(html.replace(style, ''), 'text/html')
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  document.adoptedStyleSheets = [sheet]
  document.title = page.title
  document.body.replaceChildren(...page.body.childNodes)
  scrollTo(0, 0)
}

/** Shows what a browser shows where a connection breaks. */
function showFailure(): void {
  const message = document.createElement('p')
  message.textContent = 'This page can’t be reached (simulated). Close the window, or reload it.'
  document.adoptedStyleSheets = []
  document.body.replaceChildren(message)
}

const open = (request: Request): void => void go(request).catch(showFailure)

document.addEventListener('submit', (event) => {
  event.preventDefault()
  const form = new FormData(event.target as HTMLFormElement, event.submitter)
  open(new Request(shownUrl, { method: 'POST', body: new URLSearchParams(form as unknown as Record<string, string>) }))
})

open(new Request(shownUrl))
