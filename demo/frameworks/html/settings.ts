import { configure, type StatusAnswer } from 'wiro-hubspot-connect'
import 'wiro-hubspot-connect/define'

if (import.meta.env.DEV) configure({ authorizeOrigins: ['http://127.0.0.1:5174'] })

/** What the server knows when the page begins. */
const start = (await (await fetch('/api/start')).json()) as { csrfToken: string; hubspot: StatusAnswer }

/** Draws the settings page. */
export function showSettings(main: HTMLElement): void {
  const card = document.createElement('wiro-hubspot-connect')
  const account = document.createElement('p')
  card.tokenEndpoint = '/api/hubspot'
  card.initialStatus = start.hubspot
  card.headers = () => ({ 'x-csrf-token': start.csrfToken })
  card.addEventListener('wiro-connected', ({ portalId }) => {
    account.textContent = `Contacts come from portal ${portalId}.`
  })
  main.replaceChildren(card, account)
}
