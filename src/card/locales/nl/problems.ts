// No native reader has reviewed this translation yet.
/** Dutch texts about a flow after its start, about problems and about an agent that does not run. */
import type { ProblemTexts } from '../en/problems.js'
import { plural } from '../plural.js'
import { sentence } from '../sentence.js'

const again = 'Gebeurt het weer? Stuur de details dan naar support.'

const ourFault = 'Dit ligt aan ons, niet aan je account.'

const rejectedApp = { title: 'HubSpot heeft onze app geweigerd', text: ourFault }

const codes: ProblemTexts['codes'] = {
  missing_params: {
    title: 'We hebben geen goedkeuring gekregen',
    text: 'Je kwam zonder goedkeuring terug van HubSpot.',
    steps: ['Begin hier opnieuw.'],
    developer: [
      'De callback bevatte geen autorisatiecode. Dit gebeurt ook na een installatie via de marketplace van HubSpot.',
    ],
  },
  authorization_denied: {
    title: 'Niet goedgekeurd',
    text: 'Jij of HubSpot heeft het verzoek geweigerd.',
    steps: ['Probeer het opnieuw en keur de koppeling goed in HubSpot.'],
    ownAppSteps: [
      ({ requiredScopes }) =>
        sentence`Heb je dat gedaan? Vergelijk dan de lijst met scopes op het tabblad ‘Auth’ van de app. Vereist zijn ${requiredScopes}.`,
    ],
  },
  session_expired: {
    title: 'Niet op tijd gekoppeld',
    text: 'De 15 minuten om goed te keuren zijn voorbij.',
    steps: ['Log eerst in bij HubSpot en probeer het dan opnieuw.'],
  },
  token_exchange_failed: {
    title: 'HubSpot heeft de app geweigerd',
    text: 'HubSpot heeft de toegangsgegevens van de app geweigerd.',
    steps: [
      'Kopieer de client-ID en het client secret opnieuw van het tabblad ‘Auth’ van de app.',
      ({ redirectUrl }) => sentence`Controleer of de app de redirect-URL ${redirectUrl} heeft.`,
    ],
    wiroApp: rejectedApp,
  },
  useragent_not_found: {
    title: 'Agent niet gevonden',
    text: 'We konden de agent voor de koppeling niet vinden. Onze ontwikkelaars moeten dit oplossen.',
    developer: [
      'Wiro vindt de agent niet, of de API-sleutel mag hem niet gebruiken.',
      'Vergelijk de guid die resolveAgent teruggeeft met de lijst van /UserAgent/MyAgents.',
    ],
  },
  invalid_config: {
    title: 'Nog geen HubSpot-app',
    text: 'We hebben eerst de client-ID en het client secret van je HubSpot-app nodig.',
    steps: ['Sla ze op bij ‘App instellen’.'],
    wiroApp: {
      title: 'Nog niet beschikbaar',
      text: 'HubSpot koppelen is voor deze agent nog niet ingesteld. Dit ligt aan ons.',
    },
    developer: ['Wiro heeft geen HubSpot-toegangsgegevens voor deze agent.'],
  },
  internal_error: { title: 'Er ging iets mis bij Wiro', text: 'Wiro kon het verzoek niet uitvoeren.' },
  unfinished: { title: 'Niet afgerond', text: 'HubSpot heeft niet geantwoord.' },
  relay_unreachable: {
    title: 'HubSpot is niet geopend',
    text: ourFault,
    steps: [again],
  },
  storage_blocked: {
    title: 'Je browser blokkeert opslag',
    text: 'HubSpot kan niet worden gekoppeld zolang deze site niets mag opslaan.',
    steps: ['Sta opslag voor deze site toe in je browser en probeer het opnieuw.'],
  },
  unsafe_authorize_url: {
    title: 'HubSpot is niet geopend',
    text: 'Het adres dat we kregen, is niet van HubSpot. Daarom hebben we het niet geopend.',
    developer: [
      'De authorize-URL in het antwoord op connect staat niet op een host van HubSpot. De console noemt hem.',
    ],
  },
  not_confirmed: {
    title: 'Nog niet bevestigd',
    text: 'HubSpot heeft goedgekeurd. Wiro heeft nog niet bevestigd.',
    steps: ['Controleer het over een minuut opnieuw.'],
  },
  wrong_portal: {
    title: 'Er is een ander account gekoppeld',
    text: ({ account, expectedAccount }) =>
      sentence`Gekoppeld aan ${account}. Deze pagina gebruikt ${expectedAccount}.`,
    steps: [({ expectedAccount }) => sentence`Kies ${expectedAccount} als HubSpot erom vraagt.`],
  },
  wrong_browser: {
    title: 'Goedgekeurd in een andere browser',
    text: 'Je hebt in een andere browser goedgekeurd. Daarom hebben we de koppeling niet behouden.',
    steps: ['Begin hier opnieuw en blijf in deze browser.'],
  },
  endpoint_bad_answer: {
    title: 'We kregen een onverwacht antwoord',
    text: ourFault,
    developer: ['Het antwoord van het token-endpoint is niet te lezen. De console zegt wat eraan mankeert.'],
  },
  forbidden: {
    title: 'Je kunt HubSpot hier niet koppelen',
    text: 'Je hebt geen rechten om hier integraties te beheren.',
    steps: ['Vraag een beheerder om HubSpot te koppelen of om je rechten te geven.'],
    developer: ['Het token-endpoint antwoordde 403: resolveAgent gaf null, of authorize gaf geen true.'],
  },
  no_agent: {
    title: 'Nog geen agent',
    text: 'HubSpot wordt gekoppeld aan een agent, en die heb je nog niet.',
    steps: ['Vraag een beheerder om een agent in te stellen en controleer het dan opnieuw.'],
    developer: ['Het token-endpoint antwoordde no_agent: resolveAgent gaf false.'],
  },
  rate_limited: {
    title: 'Te veel pogingen',
    text: ({ seconds }) =>
      sentence`Je kunt het over ${seconds} ${plural('nl', seconds, { one: 'seconde', other: 'seconden' })} opnieuw proberen.`,
  },
  misconfigured: {
    title: 'Nu niet beschikbaar',
    text: 'Onze verbinding met Wiro is verkeerd ingesteld.',
    developer: [
      'Een adres ontbreekt of is niet toegestaan, of Wiro heeft de API-sleutel geweigerd. De console of het log van de server zegt wat het is.',
    ],
  },
  unknown: {
    title: 'Er ging iets mis',
    text: ({ unknownCode }) => sentence`Wiro gaf een onbekende fout: ${unknownCode}.`,
  },
  hubspot_scope_mismatch: {
    title: 'HubSpot heeft de instellingen van de app geweigerd',
    text: 'De app is niet ingesteld op de toegang die je agent nodig heeft.',
    steps: [
      ({ requiredScopes }) => sentence`Markeer precies deze 5 scopes als vereist: ${requiredScopes}.`,
      ({ optionalScopes }) => sentence`Markeer deze 9 scopes als optioneel: ${optionalScopes}.`,
      'Sla de app op en probeer het dan opnieuw.',
    ],
    wiroApp: rejectedApp,
  },
  hubspot_plan_lacks_scope: {
    title: 'Er ontbreekt iets in je HubSpot-abonnement',
    text: ({ access }) =>
      sentence`Je agent heeft toegang nodig die je HubSpot-abonnement misschien niet bevat: ${access}.`,
    steps: ['Vraag het je HubSpot-beheerder of probeer een ander account.'],
    ownAppSteps: ['Is de app van jou? Markeer dan alleen de 5 scopes uit de instelstappen als vereist.'],
  },
  hubspot_redirect_mismatch: {
    title: 'HubSpot heeft het adres van de app geweigerd',
    text: 'De app mist het adres om naar terug te keren.',
    steps: [
      ({ redirectUrl }) => sentence`Voeg de redirect-URL van Wiro toe aan de app: ${redirectUrl}.`,
      'Sla de app op en probeer het dan opnieuw.',
    ],
    wiroApp: rejectedApp,
  },
  hubspot_unknown_client: {
    title: 'HubSpot kent de app niet',
    text: 'De client-ID klopt niet, of de app is verwijderd.',
    steps: ['Kopieer de client-ID van het tabblad ‘Auth’ van de app.', 'Sla hem op bij ‘App instellen’.'],
    wiroApp: rejectedApp,
  },
  hubspot_no_permission: {
    title: 'Je hebt een HubSpot-beheerder nodig',
    text: 'Je hebt geen rechten om apps te installeren in dit HubSpot-account.',
    steps: [
      'Stuur je beheerder een bericht dat we hebben klaargezet.',
      'Je beheerder koppelt HubSpot hier of geeft je App\u00a0Marketplace-toegang.',
    ],
  },
  hubspot_link_retired: {
    title: 'De installatielink is verlopen',
    text: 'HubSpot accepteert de installatielink van deze app niet meer.',
    steps: ['Controleer in HubSpot of de app nog bestaat.'],
    wiroApp: rejectedApp,
  },
  hubspot_account_not_allowed: {
    title: 'Dit account kan de app nog niet installeren',
    text: 'HubSpot laat alleen accounts de app installeren die de eigenaar heeft toegestaan.',
    steps: ['Voeg het account in HubSpot toe onder ‘Distribution’ van de app.'],
    wiroApp: {
      title: 'Dit account kan onze app nog niet installeren',
      text: 'HubSpot laat je account onze app niet installeren. Dit ligt aan ons.',
    },
  },
  unavailable: {
    title: 'Tijdelijk niet beschikbaar',
    text: 'Wiro kan het verzoek op dit moment niet uitvoeren.',
  },
  start_refused: {
    title: 'De agent is niet gestart',
    text: 'Wiro heeft je agent niet gestart.',
    developer: ['Wiro heeft UserAgent/Start geweigerd. De reden staat in het log van de server.'],
  },
  portal_refused: {
    title: 'Dit account is hier niet toegestaan',
    text: ({ account }) => sentence`We hebben de koppeling met ${account} ongedaan gemaakt.`,
    steps: ['Vraag een beheerder om het toe te staan of koppel een ander account.'],
    developer: ['allowPortal antwoordde geen true voor dit account.'],
  },
  request_blocked: {
    title: 'Deze pagina moet opnieuw worden geladen',
    text: 'Een beveiligingscontrole heeft het verzoek tegengehouden. Laad de pagina opnieuw en probeer het nog eens.',
    steps: [again],
    developer: ['Een botbeveiliging, een firewall of een CSRF-controle antwoordde in plaats van het token-endpoint.'],
  },
  portal_unchecked: {
    title: 'We konden dit account niet controleren',
    text: 'We controleren elk HubSpot-account, en die controle is mislukt.',
    steps: [again],
    developer: [
      'allowPortal is mislukt of antwoordde niet op tijd, of Wiro noemde geen Hub ID om te controleren of met expected-portal te vergelijken.',
    ],
  },
  credentials_rejected: {
    title: 'De gegevens zijn niet opgeslagen',
    text: 'Wiro heeft de client-ID en het client secret niet geaccepteerd.',
    steps: ['Kopieer beide opnieuw van het tabblad ‘Auth’ van de app.'],
  },
}

const relayCauses: ProblemTexts['relayCauses'] = {
  redirect: ({ url }) => sentence`${url} verwijst door. Lever de relaypagina daar, vóór elke login.`,
  http_error: ({ url, answer }) => sentence`${url} antwoordt ${answer}. Koppel daar de serverroute, ook voor GET.`,
  other_page: ({ url }) =>
    sentence`${url} toont een andere pagina. Zet de serverroute vóór je login en vóór de fallback van je app.`,
  not_html: ({ url }) => sentence`${url} is geen HTML. Stuur de relaypagina als text/html.`,
  no_answer: ({ url }) =>
    sentence`${url} antwoordt niet. Controleer het adres, en connect-src in je Content Security Policy.`,
  service_worker: ({ url }) =>
    sentence`Je service worker toont een andere pagina voor ${url}. Voeg het adres toe aan navigateFallbackDenylist.`,
  page_changed: ({ url }) => sentence`${url} is onderweg veranderd. Schakel minifiers en Rocket Loader daar uit.`,
  script_missing: ({ url, answer }) => sentence`Het script van ${url} ontbreekt. Lever ${answer} ernaast.`,
  script_blocked: ({ url, answer }) =>
    sentence`${url} heeft een header, ${answer}, die het script blokkeert. Verwijder die of lever relay-external.html.`,
  cut_off: ({ url }) =>
    sentence`${url} kan deze pagina niet bereiken. Verwijder daar cross-origin-opener-policy. Stel bij een andere origin wiro-pages in.`,
  silent: ({ url }) => sentence`${url} klopt, maar het script meldt niets. Kijk in de console van het venster.`,
}

const owners: ProblemTexts['owners'] = {
  appOwner: { steps: ['Kopieer de details en stuur ze naar de eigenaar van je HubSpot-app.'] },
  developer: { steps: ['Stuur de details naar support.'] },
  wiro: {
    steps: ['Probeer het over een paar minuten opnieuw.', again],
  },
}

export const problems: ProblemTexts = {
  details: { heading: 'Technische details', code: 'Code', reference: 'Referentie' },
  unnamedAccount: 'dit account',
  accountId: ({ id }) => sentence`Hub\u00a0ID\u00a0${id}`,
  nameAndId: ({ name, id }) => sentence`${name} (Hub\u00a0ID\u00a0${id})`,
  comma: ({ list, item }) => sentence`${list}, ${item}`,
  access: {
    contacts: 'contacten',
    lists: 'lijsten',
    companies: 'bedrijven',
    deals: 'deals',
    owners: 'eigenaren',
    content: 'content',
    email: 'transactionele e-mail',
    files: 'bestanden',
  },
  retryReady: 'Je kunt het opnieuw proberen',
  lingering: {
    note: ({ note, link }) => sentence`${note}. ${link}`,
  },
  questionLink: 'Foutmelding van HubSpot?',
  expiring: {
    status: 'Nog minder dan 2 minuten',
    text: 'Keur goed in het HubSpot-venster of begin opnieuw.',
    note: 'Als je opnieuw begint, heb je weer 15 minuten.',
    restart: 'Opnieuw beginnen',
  },
  blockedAgain: 'Sta pop-ups voor deze site toe in de adresbalk en open HubSpot dan opnieuw.',
  windowLeft:
    'Je hebt geannuleerd. Het HubSpot-venster is misschien nog open, en als je daar goedkeurt, wordt er toch gekoppeld.',
  approved: ({ reason }) => sentence`HubSpot heeft goedgekeurd. ${reason}`,
  statusUnread: { unreadable: 'We kregen een onverwacht antwoord. HubSpot is misschien nog gekoppeld.', step: again },
  codes,
  owners,
  relay: {
    finishing: 'Bezig met afronden…',
    connected: 'Gekoppeld\nDit venster sluit vanzelf.',
    notConnected: 'Niet gekoppeld\nGa terug om te zien waarom.',
    lost: 'Ga verder op je instellingenpagina\nSluit dit venster om daarheen te gaan.',
    goingBack: 'Terug naar je pagina…',
  },
  relayCauses,
  buttons: {
    continueHere: 'Doorgaan in dit tabblad',
    copyDetails: 'Details kopiëren',
    copied: 'Gekopieerd',
    setup: 'App instellen',
  },
  ask: { hubspotAdmin: 'Vraag je beheerder', appOwner: 'Vraag de app-eigenaar', productAdmin: 'Vraag een beheerder' },
  links: { support: 'Contact met support' },
  verifying: {
    status: 'Bezig met bevestigen',
    text: 'HubSpot heeft geantwoord. We wachten op bevestiging van Wiro.',
    note: 'Dit kan een paar seconden duren.',
  },
  unfinished: { closed: 'Je hebt het HubSpot-venster gesloten voordat je goedkeurde. Er is niets veranderd.' },
  kept: {
    connect: 'Het opnieuw koppelen is niet afgerond. Je bestaande koppeling werkt nog.',
    disconnect: 'We konden HubSpot niet ontkoppelen.',
    start: ({ reason }) => `Je agent is niet gestart. ${reason}`,
  },
  agent: {
    stopped: 'Gekoppeld, agent gestopt',
    notReady: 'Gekoppeld, agent niet klaar',
    start: 'Agent starten',
    texts: {
      stopped: 'Je agent is gestopt en kan HubSpot daarom niet gebruiken. Start hem om door te gaan.',
      failed: 'Je agent is gestopt door een fout en kan HubSpot daarom niet gebruiken. Start hem om door te gaan.',
      stoppedElsewhere: 'Je agent is gestopt en kan HubSpot daarom niet gebruiken.',
      changing: 'Je agent wordt ingesteld. Dit duurt een tot twee minuten.',
      setupRequired: 'Je agent moet verder worden ingesteld voordat hij kan draaien.',
    },
    refusals: {
      no_credits: 'Je agent kon niet starten: er zijn geen credits meer.',
      no_plan: 'Je agent kon niet starten: hij heeft geen actief abonnement.',
      setup_incomplete: 'Je agent kon niet starten: hij moet eerst verder worden ingesteld.',
      already_running: 'Je agent draait al of start zo.',
    },
    remedies: {
      no_credits: 'Voeg credits toe en start hem dan hier.',
      no_plan: 'Kies een abonnement en start hem dan hier.',
      setup_incomplete: 'Rond dat af waar je je agent beheert.',
    },
    startIgnored:
      'We hebben Wiro gevraagd om je agent te starten, maar hij draait nog niet. Start hem opnieuw of zoek hulp.',
    unreported: ({ time }) => `Laatste verlenging van de toegang tot HubSpot: ${time}.`,
  },
  failing: {
    status: 'Toegang verlopen',
    text: ({ time }) => `Je agent heeft geen toegang meer tot HubSpot (${time}). Koppel opnieuw om dat te herstellen.`,
  },
  otherAccount: {
    status: 'Er is een ander account gekoppeld',
    text: ({ account, previousAccount }) => sentence`Gekoppeld aan ${account}. Daarvoor was het ${previousAccount}.`,
    keep: ({ name }) => `${name} houden`,
    choose: 'Ander account kiezen',
  },
  frame: {
    status: 'Hier niet beschikbaar',
    text: 'HubSpot kan niet worden gekoppeld zolang deze pagina in een andere pagina staat.',
    link: 'Deze pagina openen in een nieuw tabblad',
  },
  developer: {
    status: 'Niet beschikbaar',
    text: 'HubSpot kan op deze pagina nog niet worden gekoppeld.',
    heading: 'Voor de ontwikkelaar',
    hint: 'Voeg het adres van je serverroute toe:',
  },
}
