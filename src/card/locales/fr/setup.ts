// No native reader has reviewed this translation yet.
/** French texts of setting up an own HubSpot app. */
import { developerAccount, nodeDownload } from '../addresses.js'
import type { SetupTexts } from '../en/setup.js'
import { sentence } from '../sentence.js'

export const setup: SetupTexts = {
  status: 'Configurez votre application HubSpot',
  text: ({ account }) => sentence`Un ${account} est nécessaire. Comptez environ dix minutes, une seule fois.`,
  account: { label: 'compte de développeur HubSpot', href: developerAccount },
  ways: {
    label: 'Façons de configurer l’application',
    cli: 'Avec la CLI HubSpot',
    existing: 'Dans une application existante',
  },
  install: {
    heading: 'Installez l’outil et identifiez-vous',
    text: ({ node }) =>
      sentence`L’outil en ligne de commande de HubSpot nécessite ${node}. Exécutez ceci dans un terminal.`,
    node: { label: 'Node.js', href: nodeDownload },
  },
  name: {
    heading: 'Nommez votre application',
    text: 'HubSpot affiche ceci à la personne qui approuve. Utilisez le nom de votre produit.',
    labels: { name: 'Nom de l’application', description: 'Description' },
    name: 'Agent Wiro',
  },
  distribution: {
    heading: 'Qui va l’installer\u202f?',
    choices: {
      private: {
        label: 'Des comptes que j’autorise un par un',
        hint: 'HubSpot\u00a0: 10 comptes au maximum. Ajoutez chacun sous «\u202fDistribution\u202f» avant sa connexion.',
      },
      marketplace: {
        label: 'Tout compte, par la marketplace de HubSpot',
        hint: 'HubSpot\u00a0: jusqu’à 25 comptes tant que l’application n’est pas référencée. Davantage ensuite.',
      },
    },
  },
  create: {
    heading: 'Créez le projet et importez-le',
    text: ({ file }) => sentence`Créez le projet, remplacez ${file} par ce fichier, puis importez le projet.`,
  },
  allow: {
    heading: 'Autorisez les comptes',
    text: ({ project }) =>
      sentence`HubSpot → Development → Projects → ${project} → l’application → Distribution. Ajoutez chaque compte qui sera connecté.`,
  },
  open: {
    heading: 'Ouvrez l’onglet «\u202fAuth\u202f» de l’application',
    text: 'HubSpot → Development → Legacy apps → l’application → Auth. Votre application fait partie d’un projet\u202f? Indiquez ce qui suit dans son app-hsmeta.json, puis importez de nouveau le projet.',
  },
  redirect: { heading: 'Ajoutez l’URL de redirection', label: 'URL de redirection' },
  scopes: {
    heading: 'Définissez les scopes',
    text: 'Ajoutez exactement ces scopes. Tout autre scope obligatoire provoque une erreur chez HubSpot.',
    required: '5 obligatoires',
    optional: '9 facultatifs',
  },
  check: {
    heading: 'Vérifiez qui peut l’installer',
    text: 'Une application privée ne s’installe que dans les comptes que vous autorisez sous «\u202fDistribution\u202f», 10 au maximum. Une application de marketplace non référencée s’installe dans 25 comptes au maximum.',
  },
  credentials: {
    heading: 'Saisissez ses identifiants',
    text: ({ project }) => sentence`HubSpot → Development → Projects → ${project} → l’application → Auth`,
    sameTab: 'Les deux figurent aussi dans l’onglet «\u202fAuth\u202f».',
    clientId: 'ID client',
    clientSecret: 'Secret client',
    hint: 'Envoyé une seule fois à votre serveur. Cette page ne le conserve pas.',
  },
  refused: ({ title, text }) => sentence`${title}. ${text}`,
  faults: {
    empty: { clientId: 'Saisissez l’ID client.', clientSecret: 'Saisissez le secret client.' },
    token: {
      clientId:
        'Il s’agit du jeton d’accès d’une application privée. Saisissez l’ID client de votre application OAuth.',
      clientSecret:
        'Il s’agit du jeton d’accès d’une application privée. Saisissez le secret client de votre application OAuth.',
    },
  },
  doubts: {
    appId: 'Cela ressemble à un ID d’application. Un ID client ressemble à 3fa8c0d2-….',
    email: 'Cela ressemble à une adresse e-mail. Un ID client ressemble à 3fa8c0d2-….',
    otherForm: 'Les ID client de HubSpot ressemblent à 3fa8c0d2-…. Vérifiez que vous avez tout copié.',
  },
  saved: 'Enregistré. Ouverture de HubSpot.',
  buttons: {
    save: 'Enregistrer et connecter',
    saving: 'Enregistrement…',
    copy: 'Copier',
    copied: 'Copié',
    download: 'Télécharger',
  },
}
