// No native reader has reviewed this translation yet.
/** German texts about a flow after its start, about problems and about an agent that does not run. */
import type { ProblemTexts } from '../en/problems.js'
import { plural } from '../plural.js'
import { sentence } from '../sentence.js'

const again = 'Passiert es noch einmal, senden Sie die Details an den Support.'

const ourFault = 'Das liegt an uns, nicht an Ihrem Account.'

const rejectedApp = { title: 'HubSpot hat unsere App abgelehnt', text: ourFault }

const codes: ProblemTexts['codes'] = {
  missing_params: {
    title: 'Keine Zustimmung erhalten',
    text: 'HubSpot hat Sie ohne Zustimmung zurückgeschickt.',
    steps: ['Beginnen Sie hier noch einmal.'],
    developer: [
      'Der Callback enthielt keinen Autorisierungscode. Das passiert auch nach einer Installation über den Marketplace von HubSpot.',
    ],
  },
  authorization_denied: {
    title: 'Nicht genehmigt',
    text: 'Sie oder HubSpot haben die Anfrage abgelehnt.',
    steps: ['Versuchen Sie es erneut und stimmen Sie in HubSpot zu.'],
    ownAppSteps: [
      ({ requiredScopes }) =>
        sentence`Falls Sie das getan haben: Vergleichen Sie die Liste der Scopes auf dem Tab „Auth“ der App. Erforderlich sind ${requiredScopes}.`,
    ],
  },
  session_expired: {
    title: 'Nicht rechtzeitig verbunden',
    text: 'Die 15 Minuten für die Zustimmung sind abgelaufen.',
    steps: ['Melden Sie sich zuerst bei HubSpot an und versuchen Sie es dann erneut.'],
  },
  token_exchange_failed: {
    title: 'HubSpot hat die App abgelehnt',
    text: 'HubSpot hat die Zugangsdaten der App abgelehnt.',
    steps: [
      'Kopieren Sie Client-ID und Client-Secret noch einmal vom Tab „Auth“ der App.',
      ({ redirectUrl }) => sentence`Prüfen Sie, ob die App die Redirect-URL ${redirectUrl} hat.`,
    ],
    wiroApp: rejectedApp,
  },
  useragent_not_found: {
    title: 'Agent nicht gefunden',
    text: 'Wir konnten den Agenten für die Verbindung nicht finden. Unsere Entwickler müssen das beheben.',
    developer: [
      'Wiro findet den Agenten nicht, oder der API-Schlüssel darf ihn nicht verwenden.',
      'Vergleichen Sie die guid, die resolveAgent zurückgibt, mit der Liste von /UserAgent/MyAgents.',
    ],
  },
  invalid_config: {
    title: 'Noch keine HubSpot-App',
    text: 'Wir brauchen zuerst Client-ID und Client-Secret Ihrer HubSpot-App.',
    steps: ['Speichern Sie beides in der Einrichtung.'],
    wiroApp: {
      title: 'Noch nicht verfügbar',
      text: 'Für diesen Agenten ist die Verbindung mit HubSpot noch nicht eingerichtet. Das liegt an uns.',
    },
    developer: ['Wiro hat keine HubSpot-Zugangsdaten für diesen Agenten.'],
  },
  internal_error: { title: 'Bei Wiro ist etwas schiefgelaufen', text: 'Wiro konnte die Anfrage nicht ausführen.' },
  unfinished: { title: 'Nicht abgeschlossen', text: 'HubSpot hat nicht geantwortet.' },
  relay_unreachable: {
    title: 'HubSpot wurde nicht geöffnet',
    text: ourFault,
    steps: [again],
  },
  storage_blocked: {
    title: 'Ihr Browser blockiert das Speichern',
    text: 'Solange diese Website nichts speichern darf, kann HubSpot nicht verbunden werden.',
    steps: ['Erlauben Sie dieser Website in Ihrem Browser das Speichern und versuchen Sie es erneut.'],
  },
  unsafe_authorize_url: {
    title: 'HubSpot wurde nicht geöffnet',
    text: 'Die Adresse, die wir erhalten haben, gehört nicht zu HubSpot. Deshalb haben wir sie nicht geöffnet.',
    developer: [
      'Die Authorize-URL in der Antwort auf connect liegt auf keinem Host von HubSpot. Die Konsole nennt sie.',
    ],
  },
  not_confirmed: {
    title: 'Noch nicht bestätigt',
    text: 'HubSpot hat zugestimmt. Die Bestätigung von Wiro steht noch aus.',
    steps: ['Prüfen Sie die Verbindung in einer Minute erneut.'],
  },
  wrong_portal: {
    title: 'Ein anderer Account ist verbunden',
    text: ({ account, expectedAccount }) =>
      sentence`Verbunden ist ${account}. Diese Seite verwendet ${expectedAccount}.`,
    steps: [({ expectedAccount }) => sentence`Wählen Sie ${expectedAccount}, wenn HubSpot danach fragt.`],
  },
  wrong_browser: {
    title: 'In einem anderen Browser zugestimmt',
    text: 'Sie haben in einem anderen Browser zugestimmt. Deshalb haben wir die Verbindung nicht behalten.',
    steps: ['Beginnen Sie hier noch einmal und bleiben Sie in diesem Browser.'],
  },
  endpoint_bad_answer: {
    title: 'Wir haben eine unerwartete Antwort erhalten',
    text: ourFault,
    developer: ['Die Antwort des Token-Endpunkts ist nicht lesbar. Die Konsole nennt den Fehler.'],
  },
  forbidden: {
    title: 'Sie können HubSpot hier nicht verbinden',
    text: 'Sie haben hier keine Berechtigung, Integrationen zu verwalten.',
    steps: ['Bitten Sie einen Admin, HubSpot zu verbinden oder Ihnen die Berechtigung zu geben.'],
    developer: [
      'Der Token-Endpunkt hat mit 403 geantwortet: resolveAgent gab null zurück, oder authorize gab nicht true zurück.',
    ],
  },
  no_agent: {
    title: 'Noch kein Agent',
    text: 'HubSpot wird mit einem Agenten verbunden, und Sie haben noch keinen.',
    steps: ['Bitten Sie einen Admin, einen Agenten einzurichten, und prüfen Sie es dann erneut.'],
    developer: ['Der Token-Endpunkt hat mit no_agent geantwortet: resolveAgent gab false zurück.'],
  },
  rate_limited: {
    title: 'Zu viele Versuche',
    text: ({ seconds }) =>
      sentence`Sie können es in ${seconds} ${plural('de', seconds, { one: 'Sekunde', other: 'Sekunden' })} erneut versuchen.`,
  },
  misconfigured: {
    title: 'Derzeit nicht verfügbar',
    text: 'Unsere Verbindung zu Wiro ist falsch eingerichtet.',
    developer: [
      'Eine Adresse fehlt oder ist nicht erlaubt, oder Wiro hat den API-Schlüssel abgelehnt. Die Konsole oder das Log des Servers nennt den Grund.',
    ],
  },
  unknown: {
    title: 'Etwas ist schiefgelaufen',
    text: ({ unknownCode }) => sentence`Wiro hat einen unbekannten Fehler gemeldet: ${unknownCode}.`,
  },
  hubspot_scope_mismatch: {
    title: 'HubSpot hat die Einstellungen der App abgelehnt',
    text: 'Die App ist nicht auf den Zugriff eingestellt, den Ihr Agent braucht.',
    steps: [
      ({ requiredScopes }) => sentence`Markieren Sie genau diese 5 Scopes als erforderlich: ${requiredScopes}.`,
      ({ optionalScopes }) => sentence`Markieren Sie diese 9 Scopes als optional: ${optionalScopes}.`,
      'Speichern Sie die App und versuchen Sie es dann erneut.',
    ],
    wiroApp: rejectedApp,
  },
  hubspot_plan_lacks_scope: {
    title: 'In Ihrem HubSpot-Abonnement fehlt etwas',
    text: ({ access }) =>
      sentence`Ihr Agent braucht Zugriff, der in Ihrem HubSpot-Abonnement womöglich fehlt: ${access}.`,
    steps: ['Fragen Sie Ihren HubSpot-Admin oder versuchen Sie einen anderen Account.'],
    ownAppSteps: ['Wenn die App Ihnen gehört: Markieren Sie nur die 5 Scopes aus der Einrichtung als erforderlich.'],
  },
  hubspot_redirect_mismatch: {
    title: 'HubSpot hat die Adresse der App abgelehnt',
    text: 'In der App fehlt die Adresse, zu der HubSpot zurückkehren soll.',
    steps: [
      ({ redirectUrl }) => sentence`Fügen Sie der App die Redirect-URL von Wiro hinzu: ${redirectUrl}.`,
      'Speichern Sie die App und versuchen Sie es dann erneut.',
    ],
    wiroApp: rejectedApp,
  },
  hubspot_unknown_client: {
    title: 'HubSpot kennt die App nicht',
    text: 'Die Client-ID ist falsch, oder die App wurde gelöscht.',
    steps: ['Kopieren Sie die Client-ID vom Tab „Auth“ der App.', 'Speichern Sie sie in der Einrichtung.'],
    wiroApp: rejectedApp,
  },
  hubspot_no_permission: {
    title: 'Sie brauchen einen HubSpot-Admin',
    text: 'Sie haben keine Berechtigung, in diesem HubSpot-Account Apps zu installieren.',
    steps: [
      'Senden Sie Ihrem Admin eine Nachricht, die wir vorbereitet haben.',
      'Ihr Admin verbindet HubSpot hier oder gibt Ihnen Zugriff auf den App\u00a0Marketplace.',
    ],
  },
  hubspot_link_retired: {
    title: 'Der Installationslink ist abgelaufen',
    text: 'HubSpot akzeptiert den Installationslink dieser App nicht mehr.',
    steps: ['Prüfen Sie in HubSpot, ob die App noch existiert.'],
    wiroApp: rejectedApp,
  },
  hubspot_account_not_allowed: {
    title: 'Dieser Account kann die App noch nicht installieren',
    text: 'Nur Accounts, die der Inhaber der App erlaubt hat, können sie installieren.',
    steps: ['Fügen Sie den Account in HubSpot unter „Distribution“ der App hinzu.'],
    wiroApp: {
      title: 'Dieser Account kann unsere App noch nicht installieren',
      text: 'HubSpot lässt Ihren Account unsere App nicht installieren. Das liegt an uns.',
    },
  },
  unavailable: {
    title: 'Vorübergehend nicht verfügbar',
    text: 'Wiro kann die Anfrage im Moment nicht ausführen.',
  },
  start_refused: {
    title: 'Der Agent wurde nicht gestartet',
    text: 'Wiro hat Ihren Agenten nicht gestartet.',
    developer: ['Wiro hat UserAgent/Start abgelehnt. Den Grund nennt das Log des Servers.'],
  },
  portal_refused: {
    title: 'Dieser Account ist hier nicht erlaubt',
    text: ({ account }) => sentence`Wir haben die Verbindung wieder getrennt: ${account}.`,
    steps: ['Bitten Sie einen Admin um Freigabe oder verbinden Sie einen anderen Account.'],
    developer: ['allowPortal hat für diesen Account nicht mit true geantwortet.'],
  },
  request_blocked: {
    title: 'Diese Seite muss neu geladen werden',
    text: 'Eine Sicherheitsprüfung hat die Anfrage gestoppt. Laden Sie die Seite neu und versuchen Sie es erneut.',
    steps: [again],
    developer: ['Ein Bot-Schutz, eine Firewall oder eine CSRF-Prüfung hat anstelle des Token-Endpunkts geantwortet.'],
  },
  portal_unchecked: {
    title: 'Wir konnten diesen Account nicht prüfen',
    text: 'Wir prüfen jeden HubSpot-Account, und die Prüfung ist fehlgeschlagen.',
    steps: [again],
    developer: [
      'allowPortal ist fehlgeschlagen oder hat nicht rechtzeitig geantwortet, oder Wiro hat keine Hub-ID genannt, die geprüft oder mit expected-portal verglichen werden kann.',
    ],
  },
  credentials_rejected: {
    title: 'Die Zugangsdaten wurden nicht gespeichert',
    text: 'Wiro hat Client-ID und Client-Secret nicht angenommen.',
    steps: ['Kopieren Sie beides noch einmal vom Tab „Auth“ der App.'],
  },
}

const relayCauses: ProblemTexts['relayCauses'] = {
  redirect: ({ url }) => sentence`${url} leitet weiter. Liefern Sie dort die Relay-Seite aus, vor jeder Anmeldung.`,
  http_error: ({ url, answer }) =>
    sentence`${url} antwortet mit ${answer}. Binden Sie die Server-Route dort ein, auch für GET.`,
  other_page: ({ url }) =>
    sentence`${url} zeigt eine andere Seite. Binden Sie die Server-Route vor Ihrer Anmeldung und vor der Fallback-Route Ihrer App ein.`,
  not_html: ({ url }) => sentence`${url} ist kein HTML. Senden Sie die Relay-Seite als text/html.`,
  no_answer: ({ url }) =>
    sentence`${url} antwortet nicht. Prüfen Sie die Adresse und connect-src in Ihrer Content Security Policy.`,
  service_worker: ({ url }) =>
    sentence`Ihr Service Worker zeigt für ${url} eine andere Seite. Fügen Sie die Adresse zu navigateFallbackDenylist hinzu.`,
  page_changed: ({ url }) =>
    sentence`${url} wurde unterwegs verändert. Schalten Sie dort Minifier und Rocket Loader aus.`,
  script_missing: ({ url, answer }) => sentence`Bei ${url} fehlt das Skript. Liefern Sie ${answer} daneben aus.`,
  script_blocked: ({ url, answer }) =>
    sentence`${url} hat einen Header, ${answer}, der das Skript blockiert. Entfernen Sie ihn oder liefern Sie relay-external.html aus.`,
  cut_off: ({ url }) =>
    sentence`${url} kann diese Seite nicht erreichen. Entfernen Sie dort cross-origin-opener-policy. Bei einem anderen Origin: Setzen Sie wiro-pages.`,
  silent: ({ url }) =>
    sentence`${url} ist richtig, aber das Skript meldet sich nicht. Sehen Sie in die Konsole des Fensters.`,
}

const owners: ProblemTexts['owners'] = {
  appOwner: { steps: ['Kopieren Sie die Details und senden Sie sie an den Inhaber Ihrer HubSpot-App.'] },
  developer: { steps: ['Bitte senden Sie die Details an den Support.'] },
  wiro: {
    steps: ['Versuchen Sie es in einigen Minuten erneut.', again],
  },
}

export const problems: ProblemTexts = {
  details: { heading: 'Technische Details', code: 'Code', reference: 'Referenz' },
  unnamedAccount: 'dieser Account',
  accountId: ({ id }) => sentence`Hub\u2011ID\u00a0${id}`,
  nameAndId: ({ name, id }) => sentence`${name} (Hub\u2011ID\u00a0${id})`,
  comma: ({ list, item }) => sentence`${list}, ${item}`,
  access: {
    contacts: 'Kontakte',
    lists: 'Listen',
    companies: 'Unternehmen',
    deals: 'Deals',
    owners: 'Zuständige',
    content: 'Inhalte',
    email: 'Transaktions-E-Mails',
    files: 'Dateien',
  },
  retryReady: 'Sie können es erneut versuchen',
  lingering: {
    note: ({ note, link }) => sentence`${note}. ${link}`,
  },
  questionLink: 'Fehlermeldung von HubSpot?',
  expiring: {
    status: 'Weniger als 2 Minuten übrig',
    text: 'Stimmen Sie im HubSpot-Fenster zu oder beginnen Sie neu.',
    note: 'Wenn Sie neu beginnen, haben Sie wieder 15 Minuten.',
    restart: 'Neu beginnen',
  },
  blockedAgain: 'Erlauben Sie in der Adressleiste Pop-ups für diese Website und öffnen Sie HubSpot dann erneut.',
  windowLeft:
    'Sie haben abgebrochen. Das HubSpot-Fenster ist vielleicht noch offen, und wenn Sie dort zustimmen, wird trotzdem verbunden.',
  approved: ({ reason }) => sentence`HubSpot hat zugestimmt. ${reason}`,
  statusUnread: {
    unreadable: 'Wir haben eine unerwartete Antwort erhalten. HubSpot ist möglicherweise weiterhin verbunden.',
    step: again,
  },
  codes,
  owners,
  relay: {
    finishing: 'Wird abgeschlossen\u00a0…',
    connected: 'Verbunden\nDieses Fenster schließt sich von selbst.',
    notConnected: 'Nicht verbunden\nKehren Sie zurück, um den Grund zu sehen.',
    lost: 'Auf Ihrer Einstellungsseite geht es weiter\nSchließen Sie dieses Fenster, um dorthin zu gelangen.',
    goingBack: 'Zurück zu Ihrer Seite\u00a0…',
  },
  relayCauses,
  buttons: {
    continueHere: 'In diesem Tab fortfahren',
    copyDetails: 'Details kopieren',
    copied: 'Kopiert',
    setup: 'Einrichtung öffnen',
  },
  ask: { hubspotAdmin: 'Admin fragen', appOwner: 'App-Inhaber fragen', productAdmin: 'Admin fragen' },
  links: { support: 'Support kontaktieren' },
  verifying: {
    status: 'Wird bestätigt',
    text: 'HubSpot hat geantwortet. Wir warten auf die Bestätigung von Wiro.',
    note: 'Das kann einige Sekunden dauern.',
  },
  unfinished: { closed: 'Sie haben das HubSpot-Fenster vor der Zustimmung geschlossen. Es hat sich nichts geändert.' },
  kept: {
    connect: 'Das erneute Verbinden wurde nicht abgeschlossen. Ihre bestehende Verbindung funktioniert weiterhin.',
    disconnect: 'Wir konnten HubSpot nicht trennen.',
    start: ({ reason }) => `Ihr Agent wurde nicht gestartet. ${reason}`,
  },
  agent: {
    stopped: 'Verbunden, Agent gestoppt',
    notReady: 'Verbunden, Agent nicht bereit',
    start: 'Agent starten',
    texts: {
      stopped: 'Ihr Agent ist gestoppt und kann HubSpot nicht nutzen. Starten Sie ihn, um fortzufahren.',
      failed:
        'Ihr Agent wurde durch einen Fehler gestoppt und kann HubSpot nicht nutzen. Starten Sie ihn, um fortzufahren.',
      stoppedElsewhere: 'Ihr Agent ist gestoppt und kann HubSpot nicht nutzen.',
      changing: 'Ihr Agent wird eingerichtet. Das dauert ein bis zwei Minuten.',
      setupRequired: 'Ihr Agent muss weiter eingerichtet werden, bevor er laufen kann.',
    },
    refusals: {
      no_credits: 'Ihr Agent konnte nicht starten: Es sind keine Credits mehr übrig.',
      no_plan: 'Ihr Agent konnte nicht starten: Er hat keinen aktiven Tarif.',
      setup_incomplete: 'Ihr Agent konnte nicht starten: Er muss zuerst weiter eingerichtet werden.',
      already_running: 'Ihr Agent läuft bereits oder startet gleich.',
    },
    remedies: {
      no_credits: 'Fügen Sie Credits hinzu und starten Sie ihn dann hier.',
      no_plan: 'Wählen Sie einen Tarif und starten Sie ihn dann hier.',
      setup_incomplete: 'Schließen Sie die Einrichtung dort ab, wo Sie Ihren Agenten verwalten.',
    },
    startIgnored:
      'Wir haben Wiro gebeten, Ihren Agenten zu starten, aber er läuft noch nicht. Starten Sie ihn erneut oder holen Sie sich Hilfe.',
    unreported: ({ time }) => `Letzte Erneuerung des Zugriffs auf HubSpot: ${time}.`,
  },
  failing: {
    status: 'Zugriff abgelaufen',
    text: ({ time }) =>
      `Ihr Agent hat den Zugriff auf HubSpot verloren (${time}). Verbinden Sie neu, um ihn wiederherzustellen.`,
  },
  otherAccount: {
    status: 'Ein anderer Account ist verbunden',
    text: ({ account, previousAccount }) => sentence`Verbunden ist ${account}. Vorher war es ${previousAccount}.`,
    keep: ({ name }) => `${name} behalten`,
    choose: 'Anderen Account wählen',
  },
  frame: {
    status: 'Hier nicht verfügbar',
    text: 'HubSpot kann nicht verbunden werden, solange diese Seite in einer anderen angezeigt wird.',
    link: 'Diese Seite in einem neuen Tab öffnen',
  },
  developer: {
    status: 'Nicht verfügbar',
    text: 'HubSpot kann auf dieser Seite noch nicht verbunden werden.',
    heading: 'Für die Entwicklung',
    hint: 'Fügen Sie die Adresse Ihrer Server-Route hinzu:',
  },
}
