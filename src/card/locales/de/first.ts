// No native reader has reviewed this translation yet.
/** German texts of the first load. */
import type { FirstTexts } from '../en/first.js'
import { plural } from '../plural.js'

const codes: FirstTexts['codes'] = {
  offline: { title: 'Sie sind offline', text: 'Wir können die Verbindung erst wieder prüfen, wenn Sie online sind.' },
  signed_out: {
    title: 'Ihre Sitzung ist abgelaufen',
    text: 'Laden Sie die Seite neu und melden Sie sich an, um die Verbindung zu sehen.',
  },
  endpoint_unreachable: {
    title: 'Unser Server ist nicht erreichbar',
    text: 'Prüfen Sie Internetverbindung, VPN und Werbeblocker.',
  },
  endpoint_timeout: {
    title: 'Die Anfrage hat zu lange gedauert',
    text: 'Prüfen Sie Ihre Internetverbindung.',
  },
  popup_blocked: {
    title: 'Ihr Browser hat das Fenster blockiert',
    text: 'Öffnen Sie HubSpot mit einem weiteren Klick.',
  },
}

export const first: FirstTexts = {
  title: 'HubSpot',
  checking: { status: 'Wird geprüft', slow: 'Wird noch geprüft' },
  disconnected: {
    status: 'Nicht verbunden',
    text: 'Lassen Sie Ihren Agenten mit Kontakten, Listen und Deals arbeiten.',
    note: 'Erstmals braucht es einen HubSpot-Super-Admin oder Zugriff auf den App\u00a0Marketplace.',
    disabled: 'Das Verbinden von HubSpot ist hier deaktiviert.',
    button: 'HubSpot verbinden',
  },
  opening: {
    status: 'HubSpot wird geöffnet',
    text: 'HubSpot öffnet sich in einem eigenen Fenster.',
    note: 'Lassen Sie diese Seite geöffnet.',
  },
  authorizing: {
    status: 'HubSpot wartet auf Sie',
    text: 'Melden Sie sich im HubSpot-Fenster an und stimmen Sie der Verbindung zu.',
    note: ({ minutes }) => `Noch ${minutes}\u00a0${plural('de', minutes, { one: 'Minute', other: 'Minuten' })}`,
  },
  connected: {
    status: 'Verbunden',
    facts: ({ id, date }) => ['Hub\u2011ID ', id, ' · seit\u00a0', date],
    portal: ({ id }) => ['Hub\u2011ID ', id],
    since: ({ date }) => `Seit\u00a0${date}`,
  },
  disconnecting: { status: 'Wird getrennt', button: 'Wird getrennt\u00a0…' },
  buttons: {
    cancel: 'Abbrechen',
    show: 'Fenster zeigen',
    reopen: 'Erneut öffnen',
    check: 'Jetzt prüfen',
    retry: 'Erneut versuchen',
    reconnect: 'Neu verbinden',
    disconnect: 'Trennen',
    troubleshoot: 'Hilfe',
    more: 'Mehr',
    checkAgain: 'Erneut prüfen',
    openHubSpot: 'HubSpot öffnen',
    reload: 'Seite neu laden',
  },
  notLoaded: 'Das wurde nicht geladen. Versuchen Sie es erneut oder laden Sie die Seite neu.',
  statusUnread: {
    status: 'Wir konnten die Verbindung nicht prüfen',
    noAnswer: 'Unser Server hat nicht geantwortet. HubSpot ist möglicherweise weiterhin verbunden.',
  },
  codes,
}
