// No native reader has reviewed this translation yet.
/** German texts of setting up an own HubSpot app. */
import { developerAccount, nodeDownload } from '../addresses.js'
import type { SetupTexts } from '../en/setup.js'
import { sentence } from '../sentence.js'

export const setup: SetupTexts = {
  status: 'HubSpot-App einrichten',
  text: ({ account }) => sentence`Ein ${account} ist nötig. Die Einrichtung dauert einmalig etwa zehn Minuten.`,
  account: { label: 'HubSpot-Entwickler-Account', href: developerAccount },
  ways: { label: 'Wege zur Einrichtung der App', cli: 'Mit der HubSpot-CLI', existing: 'In einer vorhandenen App' },
  install: {
    heading: 'Installieren und anmelden',
    text: ({ node }) =>
      sentence`Das Kommandozeilentool von HubSpot braucht ${node}. Führen Sie Folgendes in einem Terminal aus.`,
    node: { label: 'Node.js', href: nodeDownload },
  },
  name: {
    heading: 'App benennen',
    text: 'HubSpot zeigt dies der Person, die zustimmt. Verwenden Sie den Namen Ihres Produkts.',
    labels: { name: 'Name der App', description: 'Beschreibung' },
    name: 'Wiro-Agent',
  },
  distribution: {
    heading: 'Wer wird die App installieren?',
    choices: {
      private: {
        label: 'Accounts, die ich einzeln erlaube',
        hint: 'HubSpot: höchstens 10 Accounts. Fügen Sie jeden unter „Distribution“ hinzu, bevor er verbunden wird.',
      },
      marketplace: {
        label: 'Jeder Account, über den Marketplace von HubSpot',
        hint: 'HubSpot: bis zu 25 Accounts, solange die App nicht gelistet ist. Danach mehr.',
      },
    },
  },
  create: {
    heading: 'Erstellen und hochladen',
    text: ({ file }) =>
      sentence`Erstellen Sie das Projekt, ersetzen Sie ${file} durch diese Datei und laden Sie das Projekt hoch.`,
  },
  allow: {
    heading: 'Accounts erlauben',
    text: ({ project }) =>
      sentence`HubSpot → Development → Projects → ${project} → die App → Distribution. Fügen Sie jeden Account hinzu, der verbunden wird.`,
  },
  open: {
    heading: 'Tab „Auth“ der App öffnen',
    text: 'HubSpot → Development → Legacy apps → die App → Auth. Gehört die App zu einem Projekt? Tragen Sie alles Folgende in ihre app-hsmeta.json ein und laden Sie das Projekt neu hoch.',
  },
  redirect: { heading: 'Redirect-URL hinzufügen', label: 'Redirect-URL' },
  scopes: {
    heading: 'Scopes festlegen',
    text: 'Fügen Sie genau diese Scopes hinzu. Weitere erforderliche Scopes führen bei HubSpot zu einem Fehler.',
    required: '5 erforderliche',
    optional: '9 optionale',
  },
  check: {
    heading: 'Prüfen, wer die App installieren kann',
    text: 'Eine private App lässt sich nur in höchstens 10 Accounts installieren, die Sie unter „Distribution“ erlauben. Bei einer nicht gelisteten Marketplace-App sind es bis zu 25 Accounts.',
  },
  credentials: {
    heading: 'Zugangsdaten eingeben',
    text: ({ project }) => sentence`HubSpot → Development → Projects → ${project} → die App → Auth`,
    sameTab: 'Beides steht ebenfalls auf dem Tab „Auth“.',
    clientId: 'Client-ID',
    clientSecret: 'Client-Secret',
    hint: 'Wird einmal an Ihren Server gesendet und auf dieser Seite nicht gespeichert.',
  },
  refused: ({ title, text }) => sentence`${title}. ${text}`,
  faults: {
    empty: { clientId: 'Geben Sie die Client-ID ein.', clientSecret: 'Geben Sie das Client-Secret ein.' },
    token: {
      clientId: 'Das ist ein Zugriffstoken einer privaten App. Geben Sie die Client-ID Ihrer OAuth-App ein.',
      clientSecret: 'Das ist ein Zugriffstoken einer privaten App. Geben Sie das Client-Secret Ihrer OAuth-App ein.',
    },
  },
  doubts: {
    appId: 'Das sieht nach einer App-ID aus. Eine Client-ID sieht so aus: 3fa8c0d2-….',
    email: 'Das sieht nach einer E-Mail-Adresse aus. Eine Client-ID sieht so aus: 3fa8c0d2-….',
    otherForm: 'Client-IDs von HubSpot sehen so aus: 3fa8c0d2-…. Prüfen Sie, ob Sie alles kopiert haben.',
  },
  saved: 'Gespeichert. HubSpot wird geöffnet.',
  buttons: {
    save: 'Speichern und verbinden',
    saving: 'Wird gespeichert\u00a0…',
    copy: 'Kopieren',
    copied: 'Kopiert',
    download: 'Herunterladen',
  },
}
