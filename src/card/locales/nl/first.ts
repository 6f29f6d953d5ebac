// No native reader has reviewed this translation yet.
/** Dutch texts of the first load. */
import type { FirstTexts } from '../en/first.js'
import { plural } from '../plural.js'

const codes: FirstTexts['codes'] = {
  offline: { title: 'Je bent offline', text: 'We kunnen de koppeling pas controleren als je weer online bent.' },
  signed_out: {
    title: 'Je sessie is verlopen',
    text: 'Laad de pagina opnieuw en log in om de koppeling te zien.',
  },
  endpoint_unreachable: {
    title: 'We kunnen onze server niet bereiken',
    text: 'Controleer je internetverbinding, VPN of adblocker.',
  },
  endpoint_timeout: {
    title: 'Het verzoek duurde te lang',
    text: 'Controleer je internetverbinding.',
  },
  popup_blocked: {
    title: 'Je browser heeft het venster geblokkeerd',
    text: 'Klik nog een keer om HubSpot te openen.',
  },
}

export const first: FirstTexts = {
  title: 'HubSpot',
  checking: { status: 'Bezig met controleren', slow: 'Nog bezig met controleren' },
  disconnected: {
    status: 'Niet gekoppeld',
    text: 'Laat je agent werken met contacten, lijsten en deals.',
    note: 'De eerste keer is een Super Admin van HubSpot of App\u00a0Marketplace-toegang nodig.',
    disabled: 'HubSpot koppelen is hier uitgeschakeld.',
    button: 'HubSpot koppelen',
  },
  opening: {
    status: 'HubSpot wordt geopend',
    text: 'HubSpot opent in een eigen venster.',
    note: 'Houd deze pagina open.',
  },
  authorizing: {
    status: 'HubSpot wacht op je',
    text: 'Log in en keur de koppeling goed in het HubSpot-venster.',
    note: ({ minutes }) => `Nog ${minutes}\u00a0${plural('nl', minutes, { one: 'minuut', other: 'minuten' })}`,
  },
  connected: {
    status: 'Gekoppeld',
    facts: ({ id, date }) => ['Hub ID ', id, ' · sinds\u00a0', date],
    portal: ({ id }) => ['Hub ID ', id],
    since: ({ date }) => `Sinds\u00a0${date}`,
  },
  disconnecting: { status: 'Bezig met ontkoppelen', button: 'Ontkoppelen…' },
  buttons: {
    cancel: 'Annuleren',
    show: 'Venster tonen',
    reopen: 'Opnieuw openen',
    check: 'Nu controleren',
    retry: 'Opnieuw proberen',
    reconnect: 'Opnieuw koppelen',
    disconnect: 'Ontkoppelen',
    troubleshoot: 'Hulp',
    more: 'Meer',
    checkAgain: 'Opnieuw controleren',
    openHubSpot: 'HubSpot openen',
    reload: 'Pagina opnieuw laden',
  },
  notLoaded: 'Dat is niet geladen. Probeer het opnieuw of laad de pagina opnieuw.',
  statusUnread: {
    status: 'We konden de koppeling niet controleren',
    noAnswer: 'Onze server heeft niet geantwoord. HubSpot is misschien nog gekoppeld.',
  },
  codes,
}
