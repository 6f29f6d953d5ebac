// No native reader has reviewed this translation yet.
/** German messages to somebody who can solve a problem. They address nobody, so that they suit colleagues and strangers. */
import type { MessageLine, messages as englishMessages } from '../en/messages.js'

const adminSteps: readonly MessageLine[] = [
  'Erforderlich ist ein Super-Admin oder Zugriff auf den App Marketplace. Auch ich kann diesen Zugriff bekommen.',
]

const openApp = 'Die App in HubSpot öffnen: Development → Projects oder Legacy apps → die App → Auth.'

const saveApp = 'Die App speichern. In einem Projekt stattdessen ihre app-hsmeta.json ändern und das Projekt hochladen.'

const scopeSteps: readonly MessageLine[] = [
  openApp,
  ({ requiredScopes }) => `Genau diese Scopes als erforderlich markieren: ${requiredScopes}`,
  ({ optionalScopes }) => `Diese Scopes als optional markieren: ${optionalScopes}`,
  saveApp,
]

const credentialsSteps: readonly MessageLine[] = [
  openApp,
  'Client-ID und Client-Secret auf sicherem Weg an die Person senden, die das einrichtet.',
]

export const messages: typeof englishMessages = {
  hubspot_no_permission: {
    request:
      'ich brauche Hilfe, um HubSpot mit unserem Agenten zu verbinden: Ich darf in unserem HubSpot-Account keine Apps installieren.',
    steps: adminSteps,
  },
  authorization_denied: {
    request: 'ich brauche Hilfe, um HubSpot mit unserem Agenten zu verbinden: HubSpot hat meine Anfrage abgelehnt.',
    steps: adminSteps,
  },
  hubspot_plan_lacks_scope: {
    request: ({ access }) => `unser Agent braucht Zugriff, den unser HubSpot-Abonnement wohl nicht umfasst: ${access}.`,
    steps: [
      ({ access }) =>
        `In HubSpot unter Abrechnung prüfen, ob unser Abonnement diesen Zugriff umfasst, und ihn sonst hinzufügen: ${access}.`,
    ],
  },
  hubspot_account_not_allowed: {
    request: 'HubSpot lässt die App in unserem HubSpot-Account noch nicht zu.',
    steps: [
      ({ account }) =>
        `In HubSpot „Distribution“ der App öffnen und unseren Account hinzufügen${account ? `: ${account}` : '. Die Hub-ID nenne ich auf Anfrage'}.`,
    ],
  },
  hubspot_scope_mismatch: {
    request:
      'HubSpot lehnt unsere HubSpot-App ab, weil ihre Scopes nicht mit denen übereinstimmen, die Wiro anfordert.',
    steps: scopeSteps,
  },
  hubspot_redirect_mismatch: {
    request: 'HubSpot lehnt unsere HubSpot-App ab, weil die Redirect-URL von Wiro fehlt.',
    steps: [openApp, ({ redirectUrl }) => `Diese Redirect-URL hinzufügen: ${redirectUrl}`, saveApp],
  },
  hubspot_unknown_client: {
    request: 'HubSpot kennt unsere HubSpot-App nicht. Ihre Client-ID ist falsch, oder die App wurde gelöscht.',
    steps: credentialsSteps,
  },
  hubspot_link_retired: {
    request: 'HubSpot meldet, dass der Installationslink unserer HubSpot-App nicht mehr gültig ist.',
    steps: ['In HubSpot prüfen, ob die App noch existiert und installiert werden kann.'],
  },
  token_exchange_failed: {
    request: 'HubSpot lehnt die Zugangsdaten unserer HubSpot-App ab.',
    steps: [...credentialsSteps, ({ redirectUrl }) => `Prüfen, ob die App diese Redirect-URL hat: ${redirectUrl}`],
  },
  invalid_config: {
    request: 'unser Agent braucht eine HubSpot-App, und es ist noch keine gespeichert.',
    steps: credentialsSteps,
  },
  credentials_rejected: {
    request: 'Wiro hat Client-ID und Client-Secret unserer HubSpot-App nicht angenommen.',
    steps: credentialsSteps,
  },
  forbidden: {
    request:
      'ich brauche Hilfe, um HubSpot mit unserem Agenten zu verbinden: Ich habe keine Berechtigung, Integrationen zu verwalten.',
    steps: ['Erforderlich ist die Berechtigung, Integrationen zu verwalten. Auch ich kann sie bekommen.'],
  },
  no_agent: {
    request: 'ich brauche einen Agenten. Ohne ihn kann ich HubSpot nicht verbinden.',
    steps: ['Einen Agenten einrichten und mir Zugriff darauf geben.'],
  },
  portal_refused: {
    request: ({ account }) =>
      `ich möchte ${account || 'unseren HubSpot-Account'} verbinden, aber dieser Account ist hier nicht erlaubt.`,
    steps: [({ account }) => `${account || 'Unseren HubSpot-Account'} für dieses Produkt erlauben.`],
  },
}
