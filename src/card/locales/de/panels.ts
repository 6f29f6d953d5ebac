// No native reader has reviewed this translation yet.
/** German texts of the panels. */
import { connectedApps } from '../addresses.js'
import type { PanelTexts } from '../en/panels.js'
import { sentence } from '../sentence.js'
import { messages } from './messages.js'
import { setup } from './setup.js'

export const panels: PanelTexts = {
  back: 'Zurück',
  disconnect: {
    status: ({ name }) => sentence`${name} trennen?`,
    text: 'Ihr Agent kann in HubSpot dann nichts mehr lesen oder ändern.',
    note: 'Die App bleibt in HubSpot aufgeführt, bis jemand sie dort entfernt.',
    link: 'In HubSpot entfernen',
    href: connectedApps,
    confirm: 'Trennen',
    keep: 'Verbunden lassen',
  },
  askAdmin: {
    message: ({ request, steps, account, code }) =>
      `Hallo,\n${request}\n\n${steps}\n${account && `\nHubSpot-Account: ${account}`}\nFehlercode: ${code}`,
    connect: ({ url, button }) =>
      `Dann ${url} öffnen und auf „${button}“ klicken oder mir Bescheid geben, damit ich es tue.`,
    byCode: messages,
    other: ({ title }) =>
      `ich brauche Hilfe, um HubSpot mit unserem Agenten zu verbinden. Die Meldung lautet: ${title}.`,
    labels: {
      hubspotAdmin: 'Nachricht an Ihren HubSpot-Admin',
      appOwner: 'Nachricht an den Inhaber der HubSpot-App',
      productAdmin: 'Nachricht an einen Admin dieses Produkts',
    },
    copy: 'Nachricht kopieren',
    email: 'E-Mail schreiben',
  },
  question: {
    heading: 'Was hat HubSpot angezeigt?',
    choices: {
      hubspot_no_permission: ['Ich habe keine Berechtigung, die App zu verbinden'],
      hubspot_plan_lacks_scope: ['Meinem Account fehlt der Zugriff auf etwas'],
      hubspot_account_not_allowed: ['Mein Account darf die App nicht installieren'],
      hubspot_scope_mismatch: [
        'Die Scopes stimmen nicht überein oder reichen nicht aus',
        'Der Entwickler der App darf diese Scopes nicht anfordern',
      ],
      hubspot_redirect_mismatch: ['Die Redirect-URL stimmt nicht überein'],
      hubspot_unknown_client: ['Die Client-ID ist ungültig'],
      hubspot_link_retired: ['Der Installationslink ist nicht mehr gültig'],
      wrong_browser: ['Ich habe in einem anderen Browser zugestimmt'],
    },
    label: 'Etwas anderes? Fügen Sie die Meldung von HubSpot ein, in jeder Sprache.',
    placeholder: 'Nicht mehr da? Versuchen Sie es erneut und kopieren Sie sie.',
  },
  comparison: {
    required: ({ scopes }) => sentence`Wiro verlangt ${scopes}.`,
    optional: ({ scopes }) => sentence`Optional für Wiro: ${scopes}.`,
    other: ({ scopes }) => sentence`Nicht von Wiro angefordert: ${scopes}.`,
    same: ({ url }) => sentence`${url} ist die Redirect-URL von Wiro.`,
    differs: ({ url, redirectUrl }) => sentence`${url} ist nicht die Redirect-URL von Wiro, ${redirectUrl}.`,
  },
  troubleshoot: {
    question: 'Wobei brauchen Sie Hilfe?',
    topics: {
      missingData: {
        title: 'Mein Agent kann manche Daten nicht lesen',
        text: 'Möglicherweise hat HubSpot Ihrem Agenten keinen Zugriff auf diese Daten gegeben.',
        steps: {
          plan: 'Prüfen Sie, ob Ihr HubSpot-Abonnement die Daten umfasst.',
          addScope: 'Wenn die App Ihnen gehört: Prüfen Sie die Liste der Scopes auf ihrem Tab „Auth“.',
          reconnect: 'Verbinden Sie neu und stimmen Sie allem zu, was HubSpot aufführt.',
          disconnect: 'Wenn die Daten weiterhin fehlen: Trennen Sie HubSpot und verbinden Sie es erneut.',
        },
      },
      stopped: {
        title: 'Es funktioniert nicht mehr',
        text: 'Möglicherweise hat Ihr Agent den Zugriff auf HubSpot verloren.',
        steps: {
          agentStopped: 'Wenn Ihr Agent gestoppt ist, starten Sie ihn.',
          accessRevoked: 'Wenn die App in HubSpot entfernt wurde, verbinden Sie neu.',
          renewalFailing: 'Wenn das nicht hilft, kontaktieren Sie den Support.',
        },
      },
      account: {
        title: 'Es ist der falsche Account',
        text: 'Verbinden Sie neu und wählen Sie den richtigen Account, wenn HubSpot danach fragt.',
      },
      removed: {
        title: 'Die App wurde in HubSpot entfernt',
        text: 'Hier steht vielleicht noch eine Weile „Verbunden“. Verbinden Sie neu, um die App wieder zu installieren.',
      },
    },
    code: {
      title: 'Ich habe einen Fehlercode',
      label: 'Fehlercode',
      unknown: 'Diesen Code kennen wir nicht. Prüfen Sie die Schreibweise oder kontaktieren Sie den Support.',
    },
    codes: {
      wrong_portal: {
        text: 'Es wurde ein anderer Account verbunden, als hier erwartet wird.',
        steps: ['Wählen Sie den richtigen Account, wenn HubSpot danach fragt.'],
      },
      rate_limited: {
        text: 'Es gab zu viele Versuche in kurzer Zeit.',
        steps: ['Warten Sie eine Minute und versuchen Sie es dann erneut.'],
      },
      unknown: { text: 'Wiro hat einen Fehler gemeldet, den wir nicht kennen.' },
    },
    start: 'Agent starten',
    close: 'Schließen',
  },
  setup,
}
