// No native reader has reviewed this translation yet.
/** French texts of the first load. */
import type { FirstTexts } from '../en/first.js'
import { plural } from '../plural.js'

const codes: FirstTexts['codes'] = {
  offline: {
    title: 'Vous êtes hors ligne',
    text: 'Nous pourrons vérifier la connexion lorsque vous serez de nouveau en ligne.',
  },
  signed_out: {
    title: 'Votre session a expiré',
    text: 'Rechargez la page et identifiez-vous pour voir la connexion.',
  },
  endpoint_unreachable: {
    title: 'Notre serveur est injoignable',
    text: 'Vérifiez votre connexion Internet, votre VPN ou votre bloqueur de publicités.',
  },
  endpoint_timeout: {
    title: 'Le délai d’attente est dépassé',
    text: 'Vérifiez votre connexion Internet.',
  },
  popup_blocked: {
    title: 'Votre navigateur a bloqué la fenêtre',
    text: 'Cliquez encore une fois pour ouvrir HubSpot.',
  },
}

export const first: FirstTexts = {
  title: 'HubSpot',
  checking: { status: 'Vérification', slow: 'Vérification toujours en cours' },
  disconnected: {
    status: 'Non connecté',
    text: 'Laissez votre agent utiliser vos contacts, listes et transactions.',
    note: 'La première fois, il faut un super administrateur HubSpot ou l’accès à l’App\u00a0Marketplace.',
    disabled: 'La connexion de HubSpot est désactivée ici.',
    button: 'Connecter HubSpot',
  },
  opening: {
    status: 'Ouverture de HubSpot',
    text: 'HubSpot s’ouvre dans sa propre fenêtre.',
    note: 'Gardez cette page ouverte.',
  },
  authorizing: {
    status: 'HubSpot vous attend',
    text: 'Identifiez-vous et approuvez la connexion dans la fenêtre HubSpot.',
    note: ({ minutes }) =>
      `${minutes}\u00a0${plural('fr', minutes, { one: 'minute restante', other: 'minutes restantes' })}`,
  },
  connected: {
    status: 'Connecté',
    facts: ({ id, date }) => ['Hub ID ', id, ' · depuis\u00a0le\u00a0', date],
    portal: ({ id }) => ['Hub ID ', id],
    since: ({ date }) => `Depuis\u00a0le\u00a0${date}`,
  },
  disconnecting: { status: 'Déconnexion', button: 'Déconnexion…' },
  buttons: {
    cancel: 'Annuler',
    show: 'Afficher la fenêtre',
    reopen: 'Rouvrir',
    check: 'Vérifier',
    retry: 'Réessayer',
    reconnect: 'Reconnecter',
    disconnect: 'Déconnecter',
    troubleshoot: 'Aide',
    more: 'Plus',
    checkAgain: 'Vérifier à nouveau',
    openHubSpot: 'Ouvrir HubSpot',
    reload: 'Recharger la page',
  },
  notLoaded: 'Le chargement a échoué. Réessayez ou rechargez la page.',
  statusUnread: {
    status: 'Nous n’avons pas pu vérifier la connexion',
    noAnswer: 'Notre serveur n’a pas répondu. HubSpot est peut-être encore connecté.',
  },
  codes,
}
