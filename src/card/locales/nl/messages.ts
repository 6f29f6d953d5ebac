// No native reader has reviewed this translation yet.
/** Dutch messages to somebody who can solve a problem. */
import type { MessageLine, messages as englishMessages } from '../en/messages.js'

const adminSteps: readonly MessageLine[] = [
  'Je moet Super Admin zijn of App Marketplace-toegang hebben. Je kunt mij die toegang ook geven.',
]

const openApp = 'Open de app in HubSpot: Development → Projects of Legacy apps → de app → Auth.'

const saveApp = 'Sla de app op. Hoort de app bij een project? Wijzig dan de app-hsmeta.json en upload het project.'

const scopeSteps: readonly MessageLine[] = [
  openApp,
  ({ requiredScopes }) => `Markeer precies deze scopes als vereist: ${requiredScopes}`,
  ({ optionalScopes }) => `Markeer deze scopes als optioneel: ${optionalScopes}`,
  saveApp,
]

const credentialsSteps: readonly MessageLine[] = [
  openApp,
  'Stuur de client-ID en het client secret op een veilige manier naar degene die dit instelt.',
]

export const messages: typeof englishMessages = {
  hubspot_no_permission: {
    request: 'Kun je HubSpot koppelen aan onze agent? Ik mag geen apps installeren in ons HubSpot-account.',
    steps: adminSteps,
  },
  authorization_denied: {
    request: 'Kun je HubSpot koppelen aan onze agent? HubSpot weigerde het verzoek toen ik het probeerde.',
    steps: adminSteps,
  },
  hubspot_plan_lacks_scope: {
    request: ({ access }) =>
      `Onze agent heeft toegang nodig die ons HubSpot-abonnement niet lijkt te bevatten: ${access}.`,
    steps: [
      ({ access }) =>
        `Controleer in de facturatie-instellingen van HubSpot of ons abonnement deze toegang bevat, en voeg die anders toe: ${access}.`,
    ],
  },
  hubspot_account_not_allowed: {
    request: 'HubSpot laat ons HubSpot-account je app nog niet installeren.',
    steps: [
      ({ account }) =>
        `Open in HubSpot ‘Distribution’ van de app en voeg ons account toe${account ? `: ${account}` : '. Vraag mij om de Hub ID'}.`,
    ],
  },
  hubspot_scope_mismatch: {
    request: 'HubSpot weigert onze HubSpot-app, omdat de scopes niet overeenkomen met de scopes die Wiro vraagt.',
    steps: scopeSteps,
  },
  hubspot_redirect_mismatch: {
    request: 'HubSpot weigert onze HubSpot-app, omdat de redirect-URL van Wiro ontbreekt.',
    steps: [openApp, ({ redirectUrl }) => `Voeg deze redirect-URL toe: ${redirectUrl}`, saveApp],
  },
  hubspot_unknown_client: {
    request: 'HubSpot kent onze HubSpot-app niet. De client-ID klopt niet, of de app is verwijderd.',
    steps: credentialsSteps,
  },
  hubspot_link_retired: {
    request: 'Volgens HubSpot is de installatielink van onze HubSpot-app niet meer geldig.',
    steps: ['Controleer in HubSpot of de app nog bestaat en geïnstalleerd kan worden.'],
  },
  token_exchange_failed: {
    request: 'HubSpot weigert de toegangsgegevens van onze HubSpot-app.',
    steps: [...credentialsSteps, ({ redirectUrl }) => `Controleer of de app deze redirect-URL heeft: ${redirectUrl}`],
  },
  invalid_config: {
    request: 'Onze agent heeft een HubSpot-app nodig, en er is er nog geen opgeslagen.',
    steps: credentialsSteps,
  },
  credentials_rejected: {
    request: 'Wiro heeft de client-ID en het client secret van onze HubSpot-app niet geaccepteerd.',
    steps: credentialsSteps,
  },
  forbidden: {
    request: 'Kun je HubSpot koppelen aan onze agent? Ik mag geen integraties beheren.',
    steps: ['Je hebt rechten nodig om integraties te beheren. Je kunt ze mij ook geven.'],
  },
  no_agent: {
    request: 'Kun je een agent voor mij instellen? Zonder agent kan ik HubSpot niet koppelen.',
    steps: ['Stel een agent in en geef mij er toegang toe.'],
  },
  portal_refused: {
    request: ({ account }) =>
      `Ik wil ${account || 'ons HubSpot-account'} graag koppelen, maar dat account is hier niet toegestaan.`,
    steps: [({ account }) => `Sta ${account || 'ons HubSpot-account'} toe voor dit product.`],
  },
}
