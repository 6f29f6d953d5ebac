// No native reader has reviewed this translation yet.
/** Italian messages to somebody who can solve a problem. They address nobody, so that they suit colleagues and strangers. */
import type { MessageLine, messages as englishMessages } from '../en/messages.js'

const adminSteps: readonly MessageLine[] = [
  'Occorre essere Super Admin o avere accesso all’App Marketplace. Si può anche dare a me questo accesso.',
]

const openApp = 'Aprire l’app in HubSpot: Development → Projects o Legacy apps → l’app → Auth.'

const saveApp = 'Salvare l’app. In un progetto, modificare invece il suo app-hsmeta.json e caricare il progetto.'

const scopeSteps: readonly MessageLine[] = [
  openApp,
  ({ requiredScopes }) => `Contrassegnare come obbligatori esattamente questi scope: ${requiredScopes}`,
  ({ optionalScopes }) => `Contrassegnare come facoltativi questi scope: ${optionalScopes}`,
  saveApp,
]

const credentialsSteps: readonly MessageLine[] = [
  openApp,
  'Inviare in modo sicuro l’ID client e il client secret a chi si occupa della configurazione.',
]

export const messages: typeof englishMessages = {
  hubspot_no_permission: {
    request:
      'vorrei connettere HubSpot al nostro agente, ma non ho l’autorizzazione a installare app nel nostro account HubSpot.',
    steps: adminSteps,
  },
  authorization_denied: {
    request: 'vorrei connettere HubSpot al nostro agente, ma HubSpot ha rifiutato la mia richiesta.',
    steps: adminSteps,
  },
  hubspot_plan_lacks_scope: {
    request: ({ access }) =>
      `il nostro agente ha bisogno di un accesso che il nostro piano HubSpot non sembra includere: ${access}.`,
    steps: [
      ({ access }) =>
        `Verificare nelle impostazioni di fatturazione di HubSpot se il nostro piano include questo accesso, e altrimenti aggiungerlo: ${access}.`,
    ],
  },
  hubspot_account_not_allowed: {
    request: 'HubSpot non permette ancora al nostro account HubSpot di installare l’app.',
    steps: [
      ({ account }) =>
        `In HubSpot, aprire “Distribution” dell’app e aggiungere il nostro account${account ? `: ${account}` : '. Posso comunicare il suo Hub ID'}.`,
    ],
  },
  hubspot_scope_mismatch: {
    request: 'HubSpot rifiuta la nostra app HubSpot, perché i suoi scope non corrispondono a quelli richiesti da Wiro.',
    steps: scopeSteps,
  },
  hubspot_redirect_mismatch: {
    request: 'HubSpot rifiuta la nostra app HubSpot, perché manca l’URL di reindirizzamento di Wiro.',
    steps: [openApp, ({ redirectUrl }) => `Aggiungere questo URL di reindirizzamento: ${redirectUrl}`, saveApp],
  },
  hubspot_unknown_client: {
    request: 'HubSpot non conosce la nostra app HubSpot. L’ID client è errato, oppure l’app è stata eliminata.',
    steps: credentialsSteps,
  },
  hubspot_link_retired: {
    request: 'secondo HubSpot il link di installazione della nostra app HubSpot non è più valido.',
    steps: ['Verificare in HubSpot che l’app esista ancora e si possa installare.'],
  },
  token_exchange_failed: {
    request: 'HubSpot rifiuta le credenziali della nostra app HubSpot.',
    steps: [
      ...credentialsSteps,
      ({ redirectUrl }) => `Verificare che l’app abbia questo URL di reindirizzamento: ${redirectUrl}`,
    ],
  },
  invalid_config: {
    request: 'il nostro agente ha bisogno di un’app HubSpot, e non ne è ancora stata salvata nessuna.',
    steps: credentialsSteps,
  },
  credentials_rejected: {
    request: 'Wiro non ha accettato l’ID client e il client secret della nostra app HubSpot.',
    steps: credentialsSteps,
  },
  forbidden: {
    request: 'vorrei connettere HubSpot al nostro agente, ma non ho l’autorizzazione a gestire le integrazioni.',
    steps: ['Occorre l’autorizzazione a gestire le integrazioni. Si può anche dare a me.'],
  },
  no_agent: {
    request: 'ho bisogno di un agente. Senza, non posso connettere HubSpot.',
    steps: ['Configurare un agente e darmi accesso.'],
  },
  portal_refused: {
    request: ({ account }) =>
      `vorrei connettere ${account || 'il nostro account HubSpot'}, ma questo account qui non è consentito.`,
    steps: [({ account }) => `Consentire ${account || 'il nostro account HubSpot'} per questo prodotto.`],
  },
}
