// No native reader has reviewed this translation yet.
/** Dutch texts of setting up an own HubSpot app. */
import { developerAccount, nodeDownload } from '../addresses.js'
import type { SetupTexts } from '../en/setup.js'
import { sentence } from '../sentence.js'

export const setup: SetupTexts = {
  status: 'Stel je HubSpot-app in',
  text: ({ account }) => sentence`Je hebt een ${account} nodig. Het kost eenmalig ongeveer tien minuten.`,
  account: { label: 'HubSpot-ontwikkelaarsaccount', href: developerAccount },
  ways: { label: 'Manieren om de app in te stellen', cli: 'Met de HubSpot-CLI', existing: 'In een bestaande app' },
  install: {
    heading: 'Installeren en inloggen',
    text: ({ node }) => sentence`De opdrachtregeltool van HubSpot heeft ${node} nodig. Voer dit uit in een terminal.`,
    node: { label: 'Node.js', href: nodeDownload },
  },
  name: {
    heading: 'Geef je app een naam',
    text: 'HubSpot toont dit aan degene die goedkeurt. Gebruik de naam van je product.',
    labels: { name: 'Naam van de app', description: 'Beschrijving' },
    name: 'Wiro-agent',
  },
  distribution: {
    heading: 'Wie gaat de app installeren?',
    choices: {
      private: {
        label: 'Accounts die ik een voor een toesta',
        hint: 'HubSpot: maximaal 10 accounts. Voeg elk account toe onder ‘Distribution’ voordat het koppelt.',
      },
      marketplace: {
        label: 'Elk account, via de marketplace van HubSpot',
        hint: 'HubSpot: maximaal 25 accounts zolang de app niet in de marketplace staat. Daarna meer.',
      },
    },
  },
  create: {
    heading: 'Maken en uploaden',
    text: ({ file }) => sentence`Maak het project, vervang ${file} door dit bestand en upload het project.`,
  },
  allow: {
    heading: 'Sta de accounts toe',
    text: ({ project }) =>
      sentence`HubSpot → Development → Projects → ${project} → de app → Distribution. Voeg elk account toe dat gaat koppelen.`,
  },
  open: {
    heading: 'Open het tabblad ‘Auth’ van de app',
    text: 'HubSpot → Development → Legacy apps → de app → Auth. Hoort de app bij een project? Zet alles hieronder in de app-hsmeta.json van de app en upload het project opnieuw.',
  },
  redirect: { heading: 'Voeg de redirect-URL toe', label: 'Redirect-URL' },
  scopes: {
    heading: 'Stel de scopes in',
    text: 'Voeg precies deze scopes toe. Extra vereiste scopes geven een fout bij HubSpot.',
    required: '5 vereist',
    optional: '9 optioneel',
  },
  check: {
    heading: 'Controleer wie de app kan installeren',
    text: 'Een privé-app kan alleen worden geïnstalleerd in maximaal 10 accounts die je toestaat onder ‘Distribution’. Een app die niet in de marketplace staat, kan in maximaal 25 accounts worden geïnstalleerd.',
  },
  credentials: {
    heading: 'Vul de gegevens van de app in',
    text: ({ project }) => sentence`HubSpot → Development → Projects → ${project} → de app → Auth`,
    sameTab: 'Beide staan ook op het tabblad ‘Auth’.',
    clientId: 'Client-ID',
    clientSecret: 'Client secret',
    hint: 'Wordt één keer naar je server gestuurd. Deze pagina bewaart het niet.',
  },
  refused: ({ title, text }) => sentence`${title}. ${text}`,
  faults: {
    empty: { clientId: 'Vul de client-ID in.', clientSecret: 'Vul het client secret in.' },
    token: {
      clientId: 'Dat is een toegangstoken van een privé-app. Vul de client-ID van je OAuth-app in.',
      clientSecret: 'Dat is een toegangstoken van een privé-app. Vul het client secret van je OAuth-app in.',
    },
  },
  doubts: {
    appId: 'Dat lijkt op een app-ID. Een client-ID ziet er zo uit: 3fa8c0d2-….',
    email: 'Dat lijkt op een e-mailadres. Een client-ID ziet er zo uit: 3fa8c0d2-….',
    otherForm: 'Client-ID’s van HubSpot zien er zo uit: 3fa8c0d2-…. Controleer of je alles hebt gekopieerd.',
  },
  saved: 'Opgeslagen. HubSpot wordt geopend.',
  buttons: {
    save: 'Opslaan en koppelen',
    saving: 'Opslaan…',
    copy: 'Kopiëren',
    copied: 'Gekopieerd',
    download: 'Downloaden',
  },
}
