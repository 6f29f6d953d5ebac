// No native reader has reviewed this translation yet.
/** Italian texts of setting up an own HubSpot app. */
import { developerAccount, nodeDownload } from '../addresses.js'
import type { SetupTexts } from '../en/setup.js'
import { sentence } from '../sentence.js'

export const setup: SetupTexts = {
  status: 'Configura la tua app HubSpot',
  text: ({ account }) => sentence`Un ${account} è necessario. Bastano circa dieci minuti, una sola volta.`,
  account: { label: 'account sviluppatore HubSpot', href: developerAccount },
  ways: { label: 'Modi per configurare l’app', cli: 'Con la CLI di HubSpot', existing: 'In un’app che hai già' },
  install: {
    heading: 'Installa e accedi',
    text: ({ node }) =>
      sentence`Lo strumento a riga di comando di HubSpot richiede ${node}. Esegui questo in un terminale.`,
    node: { label: 'Node.js', href: nodeDownload },
  },
  name: {
    heading: 'Dai un nome all’app',
    text: 'HubSpot lo mostra a chi approva. Usa il nome del tuo prodotto.',
    labels: { name: 'Nome dell’app', description: 'Descrizione' },
    name: 'Agente Wiro',
  },
  distribution: {
    heading: 'Chi la installerà?',
    choices: {
      private: {
        label: 'Account che autorizzo uno per uno',
        hint: 'HubSpot: al massimo 10 account. Aggiungi ciascuno in “Distribution” prima che si connetta.',
      },
      marketplace: {
        label: 'Qualsiasi account, tramite il marketplace di HubSpot',
        hint: 'HubSpot: fino a 25 account finché l’app non è pubblicata nel marketplace. Poi di più.',
      },
    },
  },
  create: {
    heading: 'Crea il progetto e caricalo',
    text: ({ file }) => sentence`Crea il progetto, sostituisci ${file} con questo file, poi carica il progetto.`,
  },
  allow: {
    heading: 'Autorizza gli account',
    text: ({ project }) =>
      sentence`HubSpot → Development → Projects → ${project} → l’app → Distribution. Aggiungi ogni account che si connetterà.`,
  },
  open: {
    heading: 'Apri la scheda “Auth” dell’app',
    text: 'HubSpot → Development → Legacy apps → l’app → Auth. L’app fa parte di un progetto? Imposta quanto segue nel suo app-hsmeta.json, poi carica di nuovo il progetto.',
  },
  redirect: { heading: 'Aggiungi l’URL di reindirizzamento', label: 'URL di reindirizzamento' },
  scopes: {
    heading: 'Imposta gli scope',
    text: 'Aggiungi esattamente questi scope. Altri scope obbligatori causano un errore in HubSpot.',
    required: '5 obbligatori',
    optional: '9 facoltativi',
  },
  check: {
    heading: 'Controlla chi può installarla',
    text: 'Un’app privata si installa solo negli account che autorizzi in “Distribution”, al massimo 10. Un’app non pubblicata nel marketplace si installa in un massimo di 25.',
  },
  credentials: {
    heading: 'Inserisci le credenziali',
    text: ({ project }) => sentence`HubSpot → Development → Projects → ${project} → l’app → Auth`,
    sameTab: 'Anche queste si trovano nella scheda “Auth”.',
    clientId: 'ID client',
    clientSecret: 'Client secret',
    hint: 'Inviato una sola volta al tuo server. Questa pagina non lo conserva.',
  },
  refused: ({ title, text }) => sentence`${title}. ${text}`,
  faults: {
    empty: { clientId: 'Inserisci l’ID client.', clientSecret: 'Inserisci il client secret.' },
    token: {
      clientId: 'Questo è il token di accesso di un’app privata. Inserisci l’ID client della tua app OAuth.',
      clientSecret: 'Questo è il token di accesso di un’app privata. Inserisci il client secret della tua app OAuth.',
    },
  },
  doubts: {
    appId: 'Sembra l’ID di un’app. Un ID client è fatto così: 3fa8c0d2-….',
    email: 'Sembra un indirizzo email. Un ID client è fatto così: 3fa8c0d2-….',
    otherForm: 'Gli ID client di HubSpot sono fatti così: 3fa8c0d2-…. Verifica di averlo copiato per intero.',
  },
  saved: 'Salvato. Apertura di HubSpot.',
  buttons: { save: 'Salva e connetti', saving: 'Salvataggio…', copy: 'Copia', copied: 'Copiato', download: 'Scarica' },
}
