// No native reader has reviewed this translation yet.
/** Italian texts of the first load. */
import type { FirstTexts } from '../en/first.js'
import { plural } from '../plural.js'

/** Returns the preposition before a date. It is elided before 8 and 11, which begin with a vowel when they are read. */
const since = (date: unknown): string => (/^(8|11)\D/.test(String(date)) ? 'dall’' : 'dal\u00a0')

const codes: FirstTexts['codes'] = {
  offline: { title: 'Sei offline', text: 'Potremo verificare la connessione quando sarai di nuovo online.' },
  signed_out: {
    title: 'La sessione è scaduta',
    text: 'Ricarica la pagina e accedi per vedere la connessione.',
  },
  endpoint_unreachable: {
    title: 'Non riusciamo a raggiungere il nostro server',
    text: 'Controlla la connessione a Internet, la VPN o l’ad blocker.',
  },
  endpoint_timeout: {
    title: 'La richiesta ha impiegato troppo tempo',
    text: 'Controlla la connessione a Internet.',
  },
  popup_blocked: {
    title: 'Il browser ha bloccato la finestra',
    text: 'Fai ancora un clic per aprire HubSpot.',
  },
}

export const first: FirstTexts = {
  title: 'HubSpot',
  checking: { status: 'Verifica in corso', slow: 'Verifica ancora in corso' },
  disconnected: {
    status: 'Non connesso',
    text: 'Fai lavorare il tuo agente con contatti, liste e trattative.',
    note: 'La prima volta serve un Super Admin di HubSpot o l’accesso all’App\u00a0Marketplace.',
    disabled: 'La connessione di HubSpot è disattivata qui.',
    button: 'Connetti HubSpot',
  },
  opening: {
    status: 'Apertura di HubSpot',
    text: 'HubSpot si apre in una finestra separata.',
    note: 'Tieni aperta questa pagina.',
  },
  authorizing: {
    status: 'HubSpot ti aspetta',
    text: 'Accedi e approva la connessione nella finestra di HubSpot.',
    note: ({ minutes }) => `Ancora ${minutes}\u00a0${plural('it', minutes, { one: 'minuto', other: 'minuti' })}`,
  },
  connected: {
    status: 'Connesso',
    facts: ({ id, date }) => ['Hub ID ', id, ` · ${since(date)}`, date],
    portal: ({ id }) => ['Hub ID ', id],
    since: ({ date }) => `Connesso ${since(date)}${date}`,
  },
  disconnecting: { status: 'Disconnessione', button: 'Disconnessione…' },
  buttons: {
    cancel: 'Annulla',
    show: 'Mostra finestra',
    reopen: 'Riapri',
    check: 'Verifica ora',
    retry: 'Riprova',
    reconnect: 'Riconnetti',
    disconnect: 'Disconnetti',
    troubleshoot: 'Aiuto',
    more: 'Altro',
    checkAgain: 'Verifica di nuovo',
    openHubSpot: 'Apri HubSpot',
    reload: 'Ricarica la pagina',
  },
  notLoaded: 'Il caricamento non è riuscito. Riprova o ricarica la pagina.',
  statusUnread: {
    status: 'Non siamo riusciti a verificare la connessione',
    noAnswer: 'Il nostro server non ha risposto. HubSpot potrebbe essere ancora connesso.',
  },
  codes,
}
