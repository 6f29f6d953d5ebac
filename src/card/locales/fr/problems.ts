// No native reader has reviewed this translation yet.
/** French texts about a flow after its start, about problems and about an agent that does not run. */
import type { ProblemTexts } from '../en/problems.js'
import { plural } from '../plural.js'
import { sentence } from '../sentence.js'

const again = 'Si le problème se reproduit, envoyez les détails au support.'

const ourFault = 'Le problème vient de nous, pas de votre compte.'

const rejectedApp = {
  title: 'HubSpot a refusé notre application',
  text: 'Le problème vient de nous, pas de votre compte.',
}

const codes: ProblemTexts['codes'] = {
  missing_params: {
    title: 'Nous n’avons pas reçu d’approbation',
    text: 'HubSpot vous a renvoyé ici sans approbation.',
    steps: ['Recommencez à partir d’ici.'],
    developer: [
      'Le callback ne contenait pas de code d’autorisation. Cela arrive aussi après une installation depuis la marketplace de HubSpot.',
    ],
  },
  authorization_denied: {
    title: 'Non approuvé',
    text: 'Vous ou HubSpot avez refusé la demande.',
    steps: ['Réessayez et approuvez la connexion dans HubSpot.'],
    ownAppSteps: [
      ({ requiredScopes }) =>
        sentence`Si vous l’avez fait\u00a0: comparez la liste des scopes dans l’onglet «\u202fAuth\u202f» de l’application. Sont obligatoires\u00a0: ${requiredScopes}.`,
    ],
  },
  session_expired: {
    title: 'Délai d’approbation dépassé',
    text: 'Les 15 minutes pour approuver sont écoulées.',
    steps: ['Identifiez-vous d’abord dans HubSpot, puis réessayez.'],
  },
  token_exchange_failed: {
    title: 'HubSpot a refusé l’application',
    text: 'HubSpot a refusé les identifiants de l’application.',
    steps: [
      'Copiez de nouveau l’ID client et le secret client depuis l’onglet «\u202fAuth\u202f» de l’application.',
      ({ redirectUrl }) => sentence`Vérifiez que l’application a l’URL de redirection ${redirectUrl}.`,
    ],
    wiroApp: rejectedApp,
  },
  useragent_not_found: {
    title: 'Agent introuvable',
    text: 'Nous n’avons pas trouvé l’agent à connecter. Nos développeurs doivent corriger cela.',
    developer: [
      'Wiro ne trouve pas l’agent, ou la clé d’API n’a pas le droit de l’utiliser.',
      'Comparez le guid que renvoie resolveAgent avec la liste de /UserAgent/MyAgents.',
    ],
  },
  invalid_config: {
    title: 'Pas encore d’application HubSpot',
    text: 'Il nous faut d’abord l’ID client et le secret client de votre application HubSpot.',
    steps: ['Enregistrez-les dans la configuration.'],
    wiroApp: {
      title: 'Pas encore disponible',
      text: 'La connexion de HubSpot n’est pas encore configurée pour cet agent. Le problème vient de nous.',
    },
    developer: ['Wiro n’a pas d’identifiants HubSpot pour cet agent.'],
  },
  internal_error: { title: 'Un problème est survenu chez Wiro', text: 'Wiro n’a pas pu traiter la demande.' },
  unfinished: { title: 'Non terminé', text: 'HubSpot n’a pas répondu.' },
  relay_unreachable: {
    title: 'HubSpot ne s’est pas ouvert',
    text: ourFault,
    steps: [again],
  },
  storage_blocked: {
    title: 'Votre navigateur bloque le stockage',
    text: 'HubSpot ne peut pas être connecté tant que ce site ne peut rien enregistrer.',
    steps: ['Autorisez le stockage pour ce site dans votre navigateur, puis réessayez.'],
  },
  unsafe_authorize_url: {
    title: 'HubSpot ne s’est pas ouvert',
    text: 'L’adresse reçue n’est pas celle de HubSpot. Nous ne l’avons donc pas ouverte.',
    developer: [
      'L’URL d’autorisation dans la réponse à connect n’est pas sur un hôte de HubSpot. La console l’indique.',
    ],
  },
  not_confirmed: {
    title: 'Pas encore confirmé',
    text: 'HubSpot a approuvé. Wiro n’a pas encore confirmé.',
    steps: ['Vérifiez à nouveau dans une minute.'],
  },
  wrong_portal: {
    title: 'Un autre compte est connecté',
    text: ({ account, expectedAccount }) => sentence`Connecté à ${account}. Cette page utilise ${expectedAccount}.`,
    steps: [({ expectedAccount }) => sentence`Choisissez ${expectedAccount} lorsque HubSpot le demande.`],
  },
  wrong_browser: {
    title: 'Approuvé dans un autre navigateur',
    text: 'Vous avez approuvé dans un autre navigateur. Nous n’avons donc pas conservé la connexion.',
    steps: ['Recommencez ici et restez dans ce navigateur.'],
  },
  endpoint_bad_answer: {
    title: 'Nous avons reçu une réponse inattendue',
    text: ourFault,
    developer: ['La réponse du point de terminaison est illisible. La console en donne la raison.'],
  },
  forbidden: {
    title: 'Vous ne pouvez pas connecter HubSpot ici',
    text: 'Vous n’avez pas l’autorisation de gérer les intégrations ici.',
    steps: ['Demandez à un administrateur de connecter HubSpot ou de vous donner l’autorisation.'],
    developer: [
      'Le point de terminaison a répondu 403\u00a0: resolveAgent a renvoyé null, ou authorize n’a pas renvoyé true.',
    ],
  },
  no_agent: {
    title: 'Pas encore d’agent',
    text: 'HubSpot se connecte à un agent, et vous n’en avez pas encore.',
    steps: ['Demandez à un administrateur d’en configurer un, puis vérifiez à nouveau.'],
    developer: ['Le point de terminaison a répondu no_agent\u00a0: resolveAgent a renvoyé false.'],
  },
  rate_limited: {
    title: 'Trop de tentatives',
    text: ({ seconds }) =>
      sentence`Vous pourrez réessayer dans ${seconds} ${plural('fr', seconds, { one: 'seconde', other: 'secondes' })}.`,
  },
  misconfigured: {
    title: 'Indisponible pour le moment',
    text: 'Notre connexion à Wiro est mal configurée.',
    developer: [
      'Une adresse manque ou n’est pas autorisée, ou Wiro a refusé la clé d’API. La console ou le journal du serveur donne la raison.',
    ],
  },
  unknown: {
    title: 'Un problème est survenu',
    text: ({ unknownCode }) => sentence`Wiro a renvoyé une erreur inconnue\u00a0: ${unknownCode}.`,
  },
  hubspot_scope_mismatch: {
    title: 'HubSpot a refusé les réglages de l’application',
    text: 'L’accès configuré dans l’application n’est pas celui dont votre agent a besoin.',
    steps: [
      ({ requiredScopes }) => sentence`Marquez exactement ces 5 scopes comme obligatoires\u00a0: ${requiredScopes}.`,
      ({ optionalScopes }) => sentence`Marquez ces 9 scopes comme facultatifs\u00a0: ${optionalScopes}.`,
      'Enregistrez l’application, puis réessayez.',
    ],
    wiroApp: rejectedApp,
  },
  hubspot_plan_lacks_scope: {
    title: 'Il manque quelque chose à votre abonnement HubSpot',
    text: ({ access }) =>
      sentence`Votre agent a besoin d’un accès que votre abonnement HubSpot n’inclut peut-être pas\u00a0: ${access}.`,
    steps: ['Demandez à votre administrateur HubSpot ou essayez un autre compte.'],
    ownAppSteps: [
      'Si l’application est la vôtre\u00a0: marquez comme obligatoires uniquement les 5 scopes de la configuration.',
    ],
  },
  hubspot_redirect_mismatch: {
    title: 'HubSpot a refusé l’adresse de l’application',
    text: 'Il manque à l’application l’adresse de retour.',
    steps: [
      ({ redirectUrl }) => sentence`Ajoutez l’URL de redirection de Wiro à l’application\u00a0: ${redirectUrl}.`,
      'Enregistrez l’application, puis réessayez.',
    ],
    wiroApp: rejectedApp,
  },
  hubspot_unknown_client: {
    title: 'HubSpot ne connaît pas l’application',
    text: 'L’ID client est incorrect, ou l’application a été supprimée.',
    steps: [
      'Copiez l’ID client depuis l’onglet «\u202fAuth\u202f» de l’application.',
      'Enregistrez-le dans la configuration.',
    ],
    wiroApp: rejectedApp,
  },
  hubspot_no_permission: {
    title: 'Il vous faut un administrateur HubSpot',
    text: 'Vous n’avez pas l’autorisation d’installer des applications dans ce compte HubSpot.',
    steps: [
      'Envoyez à votre administrateur le message que nous avons préparé.',
      'Votre administrateur connecte HubSpot ici ou vous donne accès à l’App\u00a0Marketplace.',
    ],
  },
  hubspot_link_retired: {
    title: 'Le lien d’installation a expiré',
    text: 'HubSpot n’accepte plus le lien d’installation de cette application.',
    steps: ['Vérifiez dans HubSpot que l’application existe encore.'],
    wiroApp: rejectedApp,
  },
  hubspot_account_not_allowed: {
    title: 'Ce compte ne peut pas encore installer l’application',
    text: 'Seuls les comptes autorisés par le propriétaire de l’application peuvent l’installer.',
    steps: ['Dans HubSpot, ajoutez le compte sous «\u202fDistribution\u202f» de l’application.'],
    wiroApp: {
      title: 'Ce compte ne peut pas encore installer notre application',
      text: 'HubSpot ne laisse pas votre compte installer notre application. Le problème vient de nous.',
    },
  },
  unavailable: {
    title: 'Temporairement indisponible',
    text: 'Wiro ne peut pas traiter la demande pour le moment.',
  },
  start_refused: {
    title: 'L’agent n’a pas démarré',
    text: 'Wiro n’a pas démarré votre agent.',
    developer: ['Wiro a refusé UserAgent/Start. Le journal du serveur en contient la raison.'],
  },
  portal_refused: {
    title: 'Ce compte n’est pas autorisé ici',
    text: ({ account }) => sentence`Nous avons annulé la connexion à ${account}.`,
    steps: ['Demandez à un administrateur de l’autoriser ou connectez un autre compte.'],
    developer: ['allowPortal n’a pas répondu true pour ce compte.'],
  },
  request_blocked: {
    title: 'Cette page doit être rechargée',
    text: 'Un contrôle de sécurité a arrêté la demande. Rechargez la page, puis réessayez.',
    steps: [again],
    developer: [
      'Une protection contre les robots, un pare-feu ou un contrôle CSRF a répondu à la place du point de terminaison.',
    ],
  },
  portal_unchecked: {
    title: 'Nous n’avons pas pu vérifier ce compte',
    text: 'Nous vérifions chaque compte HubSpot, et cette vérification a échoué.',
    steps: [again],
    developer: [
      'allowPortal a échoué ou n’a pas répondu à temps, ou Wiro n’a indiqué aucun Hub ID à vérifier ou à comparer avec expected-portal.',
    ],
  },
  credentials_rejected: {
    title: 'Les identifiants n’ont pas été enregistrés',
    text: 'Wiro n’a pas accepté l’ID client et le secret client.',
    steps: ['Copiez de nouveau les deux depuis l’onglet «\u202fAuth\u202f» de l’application.'],
  },
}

const relayCauses: ProblemTexts['relayCauses'] = {
  redirect: ({ url }) => sentence`${url} redirige. Servez-y la page de relais, avant toute authentification.`,
  http_error: ({ url, answer }) => sentence`${url} répond ${answer}. Montez-y la route du serveur, pour GET aussi.`,
  other_page: ({ url }) =>
    sentence`${url} affiche une autre page. Montez la route du serveur avant votre authentification et la route par défaut de votre application.`,
  not_html: ({ url }) => sentence`${url} n’est pas du HTML. Envoyez la page de relais comme text/html.`,
  no_answer: ({ url }) =>
    sentence`${url} ne répond pas. Vérifiez l’adresse, et connect-src dans votre Content Security Policy.`,
  service_worker: ({ url }) =>
    sentence`Votre service worker affiche une autre page pour ${url}. Ajoutez l’adresse à navigateFallbackDenylist.`,
  page_changed: ({ url }) => sentence`${url} a été modifié en chemin. Désactivez-y les minificateurs et Rocket Loader.`,
  script_missing: ({ url, answer }) => sentence`Le script de ${url} manque. Servez ${answer} à côté.`,
  script_blocked: ({ url, answer }) =>
    sentence`${url} a un en-tête, ${answer}, qui bloque son script. Supprimez-le ou servez relay-external.html.`,
  cut_off: ({ url }) =>
    sentence`${url} ne peut pas joindre cette page. Supprimez-y cross-origin-opener-policy. Sur une autre origine, définissez wiro-pages.`,
  silent: ({ url }) => sentence`${url} est correct, mais son script ne répond pas. Consultez la console de sa fenêtre.`,
}

const owners: ProblemTexts['owners'] = {
  appOwner: { steps: ['Copiez les détails et envoyez-les au propriétaire de votre application HubSpot.'] },
  developer: { steps: ['Veuillez envoyer les détails au support.'] },
  wiro: {
    steps: ['Réessayez dans quelques minutes.', again],
  },
}

export const problems: ProblemTexts = {
  details: { heading: 'Détails techniques', code: 'Code', reference: 'Référence' },
  unnamedAccount: 'ce compte',
  accountId: ({ id }) => sentence`Hub\u00a0ID\u00a0${id}`,
  nameAndId: ({ name, id }) => sentence`${name} (Hub\u00a0ID\u00a0${id})`,
  comma: ({ list, item }) => sentence`${list}, ${item}`,
  access: {
    contacts: 'contacts',
    lists: 'listes',
    companies: 'entreprises',
    deals: 'transactions',
    owners: 'propriétaires',
    content: 'contenu',
    email: 'e-mails transactionnels',
    files: 'fichiers',
  },
  retryReady: 'Vous pouvez réessayer',
  lingering: {
    note: ({ note, link }) => sentence`${note}. ${link}`,
  },
  questionLink: 'HubSpot a affiché une erreur\u202f?',
  expiring: {
    status: 'Moins de 2 minutes restantes',
    text: 'Approuvez dans la fenêtre HubSpot ou recommencez.',
    note: 'En recommençant, vous aurez de nouveau 15 minutes.',
    restart: 'Recommencer',
  },
  blockedAgain: 'Autorisez les pop-ups pour ce site dans la barre d’adresse, puis rouvrez HubSpot.',
  windowLeft:
    'Vous avez annulé. La fenêtre HubSpot est peut-être encore ouverte, et y approuver établit quand même la connexion.',
  approved: ({ reason }) => sentence`HubSpot a approuvé. ${reason}`,
  statusUnread: {
    unreadable: 'Nous avons reçu une réponse inattendue. HubSpot est peut-être encore connecté.',
    step: again,
  },
  codes,
  owners,
  relay: {
    finishing: 'Finalisation…',
    connected: 'Connecté\nCette fenêtre se ferme d’elle-même.',
    notConnected: 'Non connecté\nRevenez à la page pour voir pourquoi.',
    lost: 'Continuez sur votre page de paramètres\nFermez cette fenêtre pour y aller.',
    goingBack: 'Retour à votre page…',
  },
  relayCauses,
  buttons: {
    continueHere: 'Continuer dans cet onglet',
    copyDetails: 'Copier les détails',
    copied: 'Copié',
    setup: 'Ouvrir la configuration',
  },
  ask: {
    hubspotAdmin: 'Demander à l’admin',
    appOwner: 'Demander au propriétaire',
    productAdmin: 'Demander à un admin',
  },
  links: { support: 'Contacter le support' },
  verifying: {
    status: 'Confirmation',
    text: 'HubSpot a répondu. Nous attendons la confirmation de Wiro.',
    note: 'Cela peut prendre quelques secondes.',
  },
  unfinished: { closed: 'Vous avez fermé la fenêtre HubSpot avant d’approuver. Rien n’a changé.' },
  kept: {
    connect: 'La reconnexion n’a pas abouti. Votre connexion existante fonctionne encore.',
    disconnect: 'Nous n’avons pas pu déconnecter HubSpot.',
    start: ({ reason }) => `Votre agent n’a pas démarré. ${reason}`,
  },
  agent: {
    stopped: 'Connecté, agent arrêté',
    notReady: 'Connecté, agent pas prêt',
    start: 'Démarrer l’agent',
    texts: {
      stopped: 'Votre agent est arrêté et ne peut donc pas utiliser HubSpot. Démarrez-le pour continuer.',
      failed: 'Votre agent s’est arrêté sur une erreur et ne peut pas utiliser HubSpot. Démarrez-le pour continuer.',
      stoppedElsewhere: 'Votre agent est arrêté et ne peut donc pas utiliser HubSpot.',
      changing: 'Configuration de votre agent. Cela prend une à deux minutes.',
      setupRequired: 'Votre agent doit encore être configuré avant de pouvoir fonctionner.',
    },
    refusals: {
      no_credits: 'Votre agent n’a pas pu démarrer\u00a0: il ne reste plus de crédits.',
      no_plan: 'Votre agent n’a pas pu démarrer\u00a0: il n’a pas d’abonnement actif.',
      setup_incomplete: 'Votre agent n’a pas pu démarrer\u00a0: sa configuration n’est pas terminée.',
      already_running: 'Votre agent fonctionne déjà ou va démarrer.',
    },
    remedies: {
      no_credits: 'Ajoutez des crédits, puis démarrez-le ici.',
      no_plan: 'Choisissez un abonnement, puis démarrez-le ici.',
      setup_incomplete: 'Terminez sa configuration là où vous gérez votre agent.',
    },
    startIgnored:
      'Nous avons demandé à Wiro de démarrer votre agent, mais il n’a pas démarré. Démarrez-le de nouveau ou demandez de l’aide.',
    unreported: ({ time }) => `Dernier renouvellement de l’accès à HubSpot\u00a0: ${time}.`,
  },
  failing: {
    status: 'Accès expiré',
    text: ({ time }) => `Votre agent a perdu l’accès à HubSpot (${time}). Reconnectez HubSpot pour le rétablir.`,
  },
  otherAccount: {
    status: 'Un autre compte est connecté',
    text: ({ account, previousAccount }) => sentence`Connecté à ${account}. Avant, c’était ${previousAccount}.`,
    keep: ({ name }) => `Garder ${name}`,
    choose: 'Choisir un autre compte',
  },
  frame: {
    status: 'Non disponible ici',
    text: 'HubSpot ne peut pas être connecté tant que cette page est affichée dans une autre.',
    link: 'Ouvrir cette page dans un nouvel onglet',
  },
  developer: {
    status: 'Non disponible',
    text: 'HubSpot ne peut pas encore être connecté sur cette page.',
    heading: 'Pour le développeur',
    hint: 'Ajoutez l’adresse de la route de votre serveur\u00a0:',
  },
}
