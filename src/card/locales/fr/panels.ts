// No native reader has reviewed this translation yet.
/** French texts of the panels. */
import { connectedApps } from '../addresses.js'
import type { PanelTexts } from '../en/panels.js'
import { sentence } from '../sentence.js'
import { messages } from './messages.js'
import { setup } from './setup.js'

export const panels: PanelTexts = {
  back: 'Retour',
  disconnect: {
    status: ({ name }) => sentence`Déconnecter ${name}\u202f?`,
    text: 'Votre agent ne pourra plus rien lire ni modifier dans HubSpot.',
    note: 'L’application reste listée dans HubSpot tant que personne ne l’y supprime.',
    link: 'La supprimer dans HubSpot',
    href: connectedApps,
    confirm: 'Déconnecter',
    keep: 'Garder la connexion',
  },
  askAdmin: {
    message: ({ request, steps, account, code }) =>
      `Bonjour,\n${request}\n\n${steps}\n${account && `\nCompte HubSpot\u00a0: ${account}`}\nCode d’erreur\u00a0: ${code}`,
    connect: ({ url, button }) =>
      `Puis ouvrir ${url} et cliquer sur «\u202f${button}\u202f», ou me prévenir pour que je le fasse.`,
    byCode: messages,
    other: ({ title }) => `J’ai besoin d’aide pour connecter HubSpot à notre agent. Le message est\u00a0: ${title}.`,
    labels: {
      hubspotAdmin: 'Message à votre administrateur HubSpot',
      appOwner: 'Message au propriétaire de l’application HubSpot',
      productAdmin: 'Message à un administrateur de ce produit',
    },
    copy: 'Copier le message',
    email: 'Écrire un e-mail',
  },
  question: {
    heading: 'Qu’est-ce que HubSpot a affiché\u202f?',
    choices: {
      hubspot_no_permission: ['Je n’ai pas l’autorisation de connecter l’application'],
      hubspot_plan_lacks_scope: ['Mon compte n’a pas accès à quelque chose'],
      hubspot_account_not_allowed: ['Mon compte n’est pas autorisé à installer l’application'],
      hubspot_scope_mismatch: [
        'Les scopes ne correspondent pas ou sont insuffisants',
        'Le développeur de l’application ne peut pas demander ces scopes',
      ],
      hubspot_redirect_mismatch: ['L’URL de redirection ne correspond pas'],
      hubspot_unknown_client: ['L’ID client n’est pas valide'],
      hubspot_link_retired: ['Le lien d’installation n’est plus valide'],
      wrong_browser: ['J’ai approuvé dans un autre navigateur'],
    },
    label: 'Autre chose\u202f? Collez le message de HubSpot, dans n’importe quelle langue.',
    placeholder: 'Disparu\u202f? Réessayez et copiez-le.',
  },
  comparison: {
    required: ({ scopes }) => sentence`Wiro exige ${scopes}.`,
    optional: ({ scopes }) => sentence`Facultatif pour Wiro\u00a0: ${scopes}.`,
    other: ({ scopes }) => sentence`Non demandé par Wiro\u00a0: ${scopes}.`,
    same: ({ url }) => sentence`${url} est l’URL de redirection de Wiro.`,
    differs: ({ url, redirectUrl }) => sentence`${url} n’est pas l’URL de redirection de Wiro, ${redirectUrl}.`,
  },
  troubleshoot: {
    question: 'Sur quoi avez-vous besoin d’aide\u202f?',
    topics: {
      missingData: {
        title: 'Mon agent ne peut pas lire certaines données',
        text: 'HubSpot n’a peut-être pas donné à votre agent l’accès à ces données.',
        steps: {
          plan: 'Vérifiez que votre abonnement HubSpot inclut ces données.',
          addScope:
            'Si l’application est la vôtre\u00a0: vérifiez sa liste de scopes dans l’onglet «\u202fAuth\u202f».',
          reconnect: 'Reconnectez HubSpot et approuvez tout ce que HubSpot affiche.',
          disconnect: 'S’il manque encore des données, déconnectez HubSpot, puis connectez-le de nouveau.',
        },
      },
      stopped: {
        title: 'Cela ne fonctionne plus',
        text: 'Votre agent a peut-être perdu son accès à HubSpot.',
        steps: {
          agentStopped: 'Si votre agent est arrêté, démarrez-le.',
          accessRevoked: 'Si l’application a été supprimée dans HubSpot, reconnectez HubSpot.',
          renewalFailing: 'Si cela ne suffit pas, contactez le support.',
        },
      },
      account: {
        title: 'Ce n’est pas le bon compte',
        text: 'Reconnectez HubSpot et choisissez le bon compte lorsque HubSpot le demande.',
      },
      removed: {
        title: 'L’application a été supprimée dans HubSpot',
        text: '«\u202fConnecté\u202f» peut rester affiché ici quelque temps. Reconnectez HubSpot pour réinstaller l’application.',
      },
    },
    code: {
      title: 'J’ai un code d’erreur',
      label: 'Code d’erreur',
      unknown: 'Nous ne connaissons pas ce code. Vérifiez sa saisie ou contactez le support.',
    },
    codes: {
      wrong_portal: {
        text: 'Le compte approuvé n’est pas celui qui est prévu ici.',
        steps: ['Choisissez le bon compte lorsque HubSpot le demande.'],
      },
      rate_limited: {
        text: 'Il y a eu trop de tentatives en peu de temps.',
        steps: ['Attendez une minute, puis réessayez.'],
      },
      unknown: { text: 'Wiro a renvoyé une erreur que nous ne connaissons pas.' },
    },
    start: 'Démarrer l’agent',
    close: 'Fermer',
  },
  setup,
}
