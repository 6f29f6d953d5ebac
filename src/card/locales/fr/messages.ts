// No native reader has reviewed this translation yet.
/** French messages to somebody who can solve a problem. They address nobody, so that they suit colleagues and strangers. */
import type { MessageLine, messages as englishMessages } from '../en/messages.js'

const adminSteps: readonly MessageLine[] = [
  'Il faut être super administrateur ou avoir accès à l’App Marketplace. Il est aussi possible de me donner cet accès.',
]

const openApp = 'Ouvrir l’application dans HubSpot\u00a0: Development → Projects ou Legacy apps → l’application → Auth.'

const saveApp = 'Enregistrer l’application. Dans un projet, modifier plutôt son app-hsmeta.json et importer le projet.'

const scopeSteps: readonly MessageLine[] = [
  openApp,
  ({ requiredScopes }) => `Marquer exactement ces scopes comme obligatoires\u00a0: ${requiredScopes}`,
  ({ optionalScopes }) => `Marquer ces scopes comme facultatifs\u00a0: ${optionalScopes}`,
  saveApp,
]

const credentialsSteps: readonly MessageLine[] = [
  openApp,
  'Envoyer l’ID client et le secret client, de façon sûre, à la personne qui s’occupe de la configuration.',
]

export const messages: typeof englishMessages = {
  hubspot_no_permission: {
    request:
      'J’aimerais connecter HubSpot à notre agent, mais je n’ai pas l’autorisation d’installer des applications dans notre compte HubSpot.',
    steps: adminSteps,
  },
  authorization_denied: {
    request: 'J’aimerais connecter HubSpot à notre agent, mais HubSpot a refusé ma demande.',
    steps: adminSteps,
  },
  hubspot_plan_lacks_scope: {
    request: ({ access }) =>
      `Notre agent a besoin d’un accès que notre abonnement HubSpot ne semble pas inclure\u00a0: ${access}.`,
    steps: [
      ({ access }) =>
        `Vérifier dans les paramètres de facturation de HubSpot si notre abonnement inclut cet accès, et l’ajouter sinon\u00a0: ${access}.`,
    ],
  },
  hubspot_account_not_allowed: {
    request: 'HubSpot ne permet pas encore à notre compte HubSpot d’installer l’application.',
    steps: [
      ({ account }) =>
        `Dans HubSpot, ouvrir «\u202fDistribution\u202f» de l’application et ajouter notre compte${account ? `\u00a0: ${account}` : '. Je peux donner son Hub ID'}.`,
    ],
  },
  hubspot_scope_mismatch: {
    request: 'HubSpot refuse notre application HubSpot, car ses scopes ne correspondent pas à ceux que Wiro demande.',
    steps: scopeSteps,
  },
  hubspot_redirect_mismatch: {
    request: 'HubSpot refuse notre application HubSpot, car il manque l’URL de redirection de Wiro.',
    steps: [openApp, ({ redirectUrl }) => `Ajouter cette URL de redirection\u00a0: ${redirectUrl}`, saveApp],
  },
  hubspot_unknown_client: {
    request:
      'HubSpot ne connaît pas notre application HubSpot. Son ID client est incorrect, ou l’application a été supprimée.',
    steps: credentialsSteps,
  },
  hubspot_link_retired: {
    request: 'HubSpot indique que le lien d’installation de notre application HubSpot n’est plus valide.',
    steps: ['Vérifier dans HubSpot que l’application existe encore et peut être installée.'],
  },
  token_exchange_failed: {
    request: 'HubSpot refuse les identifiants de notre application HubSpot.',
    steps: [
      ...credentialsSteps,
      ({ redirectUrl }) => `Vérifier que l’application a cette URL de redirection\u00a0: ${redirectUrl}`,
    ],
  },
  invalid_config: {
    request: 'Notre agent a besoin d’une application HubSpot, et aucune n’est encore enregistrée.',
    steps: credentialsSteps,
  },
  credentials_rejected: {
    request: 'Wiro n’a pas accepté l’ID client et le secret client de notre application HubSpot.',
    steps: credentialsSteps,
  },
  forbidden: {
    request: 'J’aimerais connecter HubSpot à notre agent, mais je n’ai pas l’autorisation de gérer les intégrations.',
    steps: ['Il faut l’autorisation de gérer les intégrations. Il est aussi possible de me la donner.'],
  },
  no_agent: {
    request: 'J’ai besoin d’un agent. Sans lui, je ne peux pas connecter HubSpot.',
    steps: ['Configurer un agent et me donner accès à celui-ci.'],
  },
  portal_refused: {
    request: ({ account }) =>
      `J’aimerais connecter ${account || 'notre compte HubSpot'}, mais ce compte n’est pas autorisé ici.`,
    steps: [({ account }) => `Autoriser ${account || 'notre compte HubSpot'} pour ce produit.`],
  },
}
