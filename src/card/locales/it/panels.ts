// No native reader has reviewed this translation yet.
/** Italian texts of the panels. */
import { connectedApps } from '../addresses.js'
import type { PanelTexts } from '../en/panels.js'
import { sentence } from '../sentence.js'
import { messages } from './messages.js'
import { setup } from './setup.js'

export const panels: PanelTexts = {
  back: 'Indietro',
  disconnect: {
    status: ({ name }) => sentence`Disconnettere ${name}?`,
    text: 'Il tuo agente non potrà più leggere né modificare nulla in HubSpot.',
    note: 'L’app resta elencata in HubSpot finché qualcuno non la rimuove da lì.',
    link: 'Rimuovila in HubSpot',
    href: connectedApps,
    confirm: 'Disconnetti',
    keep: 'Mantieni connesso',
  },
  askAdmin: {
    message: ({ request, steps, account, code }) =>
      `Buongiorno,\n${request}\n\n${steps}\n${account && `\nAccount HubSpot: ${account}`}\nCodice di errore: ${code}`,
    connect: ({ url, button }) => `Poi aprire ${url} e fare clic su “${button}”, o avvisarmi e lo faccio io.`,
    byCode: messages,
    other: ({ title }) => `mi serve aiuto per connettere HubSpot al nostro agente. Il messaggio è: ${title}.`,
    labels: {
      hubspotAdmin: 'Messaggio per il tuo amministratore HubSpot',
      appOwner: 'Messaggio per il proprietario dell’app HubSpot',
      productAdmin: 'Messaggio per un amministratore di questo prodotto',
    },
    copy: 'Copia messaggio',
    email: 'Scrivi un’email',
  },
  question: {
    heading: 'Che cosa ha mostrato HubSpot?',
    choices: {
      hubspot_no_permission: ['Non ho l’autorizzazione a connettere l’app'],
      hubspot_plan_lacks_scope: ['Il mio account non ha accesso a qualcosa'],
      hubspot_account_not_allowed: ['Il mio account non è autorizzato a installare l’app'],
      hubspot_scope_mismatch: [
        'Gli scope non corrispondono o non sono sufficienti',
        'Lo sviluppatore dell’app non può richiedere questi scope',
      ],
      hubspot_redirect_mismatch: ['L’URL di reindirizzamento non corrisponde'],
      hubspot_unknown_client: ['L’ID client non è valido'],
      hubspot_link_retired: ['Il link di installazione non è più valido'],
      wrong_browser: ['Ho approvato in un altro browser'],
    },
    label: 'Qualcos’altro? Incolla il messaggio di HubSpot, in qualsiasi lingua.',
    placeholder: 'Non lo vedi più? Riprova e copialo.',
  },
  comparison: {
    required: ({ scopes }) => sentence`Wiro richiede ${scopes}.`,
    optional: ({ scopes }) => sentence`Facoltativi per Wiro: ${scopes}.`,
    other: ({ scopes }) => sentence`Non richiesti da Wiro: ${scopes}.`,
    same: ({ url }) => sentence`${url} è l’URL di reindirizzamento di Wiro.`,
    differs: ({ url, redirectUrl }) => sentence`${url} non è l’URL di reindirizzamento di Wiro, ${redirectUrl}.`,
  },
  troubleshoot: {
    question: 'Per cosa ti serve aiuto?',
    topics: {
      missingData: {
        title: 'Il mio agente non riesce a leggere alcuni dati',
        text: 'Forse HubSpot non ha dato al tuo agente l’accesso a quei dati.',
        steps: {
          plan: 'Verifica che il tuo piano HubSpot includa i dati.',
          addScope: 'Se l’app è tua: controlla l’elenco degli scope nella scheda “Auth”.',
          reconnect: 'Riconnetti e approva tutto ciò che HubSpot elenca.',
          disconnect: 'Se i dati mancano ancora, disconnetti HubSpot e connettilo di nuovo.',
        },
      },
      stopped: {
        title: 'Non funziona più',
        text: 'Forse il tuo agente ha perso l’accesso a HubSpot.',
        steps: {
          agentStopped: 'Se il tuo agente è fermo, avvialo.',
          accessRevoked: 'Se l’app è stata rimossa in HubSpot, riconnetti.',
          renewalFailing: 'Se non basta, contatta l’assistenza.',
        },
      },
      account: {
        title: 'È l’account sbagliato',
        text: 'Riconnetti e scegli l’account giusto quando HubSpot lo chiede.',
      },
      removed: {
        title: 'L’app è stata rimossa in HubSpot',
        text: 'Qui potrebbe comparire ancora “Connesso” per un po’. Riconnetti per installare di nuovo l’app.',
      },
    },
    code: {
      title: 'Ho un codice di errore',
      label: 'Codice di errore',
      unknown: 'Non conosciamo questo codice. Controlla come è scritto o contatta l’assistenza.',
    },
    codes: {
      wrong_portal: {
        text: 'È stato approvato un account diverso da quello previsto qui.',
        steps: ['Scegli l’account giusto quando HubSpot lo chiede.'],
      },
      rate_limited: {
        text: 'Ci sono stati troppi tentativi in poco tempo.',
        steps: ['Aspetta un minuto, poi riprova.'],
      },
      unknown: { text: 'Wiro ha restituito un errore che non riconosciamo.' },
    },
    start: 'Avvia agente',
    close: 'Chiudi',
  },
  setup,
}
