// No native reader has reviewed this translation yet.
/** Dutch texts of the panels. */
import { connectedApps } from '../addresses.js'
import type { PanelTexts } from '../en/panels.js'
import { sentence } from '../sentence.js'
import { messages } from './messages.js'
import { setup } from './setup.js'

export const panels: PanelTexts = {
  back: 'Terug',
  disconnect: {
    status: ({ name }) => sentence`${name} ontkoppelen?`,
    text: 'Je agent kan dan niets meer lezen of wijzigen in HubSpot.',
    note: 'De app blijft in HubSpot staan tot iemand hem daar verwijdert.',
    link: 'Verwijderen in HubSpot',
    href: connectedApps,
    confirm: 'Ontkoppelen',
    keep: 'Gekoppeld houden',
  },
  askAdmin: {
    message: ({ request, steps, account, code }) =>
      `Hallo,\n${request}\n\n${steps}\n${account && `\nHubSpot-account: ${account}`}\nFoutcode: ${code}`,
    connect: ({ url, button }) =>
      `Open daarna ${url} en klik op ‘${button}’, of laat het me weten, dan doe ik het zelf.`,
    byCode: messages,
    other: ({ title }) => `Kun je me helpen om HubSpot te koppelen aan onze agent? De melding is: ${title}.`,
    labels: {
      hubspotAdmin: 'Bericht aan je HubSpot-beheerder',
      appOwner: 'Bericht aan de eigenaar van de HubSpot-app',
      productAdmin: 'Bericht aan een beheerder van dit product',
    },
    copy: 'Bericht kopiëren',
    email: 'E-mail schrijven',
  },
  question: {
    heading: 'Wat liet HubSpot zien?',
    choices: {
      hubspot_no_permission: ['Ik heb geen rechten om de app te koppelen'],
      hubspot_plan_lacks_scope: ['Mijn account mist toegang tot iets'],
      hubspot_account_not_allowed: ['Mijn account mag de app niet installeren'],
      hubspot_scope_mismatch: [
        'De scopes komen niet overeen of zijn niet voldoende',
        'De ontwikkelaar van de app mag deze scopes niet vragen',
      ],
      hubspot_redirect_mismatch: ['De redirect-URL komt niet overeen'],
      hubspot_unknown_client: ['De client-ID is ongeldig'],
      hubspot_link_retired: ['De installatielink is niet meer geldig'],
      wrong_browser: ['Ik heb in een andere browser goedgekeurd'],
    },
    label: 'Iets anders? Plak de melding van HubSpot, in elke taal.',
    placeholder: 'Niet meer te zien? Probeer het opnieuw en kopieer hem.',
  },
  comparison: {
    required: ({ scopes }) => sentence`Wiro vereist ${scopes}.`,
    optional: ({ scopes }) => sentence`Optioneel voor Wiro: ${scopes}.`,
    other: ({ scopes }) => sentence`Wiro vraagt niet om ${scopes}.`,
    same: ({ url }) => sentence`${url} is de redirect-URL van Wiro.`,
    differs: ({ url, redirectUrl }) => sentence`${url} is niet de redirect-URL van Wiro, ${redirectUrl}.`,
  },
  troubleshoot: {
    question: 'Waar heb je hulp bij nodig?',
    topics: {
      missingData: {
        title: 'Mijn agent kan sommige gegevens niet lezen',
        text: 'Misschien heeft HubSpot je agent geen toegang gegeven tot die gegevens.',
        steps: {
          plan: 'Controleer of je HubSpot-abonnement de gegevens bevat.',
          addScope: 'Is de app van jou? Controleer de lijst met scopes op het tabblad ‘Auth’.',
          reconnect: 'Koppel opnieuw en keur alles goed wat HubSpot noemt.',
          disconnect: 'Ontbreken de gegevens nog steeds? Ontkoppel HubSpot en koppel het opnieuw.',
        },
      },
      stopped: {
        title: 'Het werkt niet meer',
        text: 'Misschien heeft je agent geen toegang meer tot HubSpot.',
        steps: {
          agentStopped: 'Is je agent gestopt? Start hem dan.',
          accessRevoked: 'Is de app in HubSpot verwijderd? Koppel dan opnieuw.',
          renewalFailing: 'Helpt dat niet? Neem dan contact op met support.',
        },
      },
      account: {
        title: 'Het is het verkeerde account',
        text: 'Koppel opnieuw en kies het juiste account als HubSpot erom vraagt.',
      },
      removed: {
        title: 'De app is in HubSpot verwijderd',
        text: 'Hier kan nog een tijdje ‘Gekoppeld’ staan. Koppel opnieuw om de app weer te installeren.',
      },
    },
    code: {
      title: 'Ik heb een foutcode',
      label: 'Foutcode',
      unknown: 'We kennen deze code niet. Controleer de spelling of neem contact op met support.',
    },
    codes: {
      wrong_portal: {
        text: 'Er is een ander account goedgekeurd dan het account dat hier hoort.',
        steps: ['Kies het juiste account als HubSpot erom vraagt.'],
      },
      rate_limited: {
        text: 'Er waren te veel pogingen in korte tijd.',
        steps: ['Wacht een minuut en probeer het opnieuw.'],
      },
      unknown: { text: 'Wiro gaf een fout die we niet herkennen.' },
    },
    start: 'Agent starten',
    close: 'Sluiten',
  },
  setup,
}
