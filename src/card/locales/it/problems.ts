// No native reader has reviewed this translation yet.
/** Italian texts about a flow after its start, about problems and about an agent that does not run. */
import type { ProblemTexts } from '../en/problems.js'
import { plural } from '../plural.js'
import { sentence } from '../sentence.js'

const again = 'Se succede di nuovo, invia i dettagli all’assistenza.'

const ourFault = 'Il problema dipende da noi, non dal tuo account.'

const rejectedApp = {
  title: 'HubSpot ha rifiutato la nostra app',
  text: 'Il problema dipende da noi, non dal tuo account.',
}

const codes: ProblemTexts['codes'] = {
  missing_params: {
    title: 'Non abbiamo ricevuto l’approvazione',
    text: 'HubSpot ha risposto senza approvazione.',
    steps: ['Ricomincia da qui.'],
    developer: [
      'Il callback non conteneva un codice di autorizzazione. Succede anche dopo un’installazione dal marketplace di HubSpot.',
    ],
  },
  authorization_denied: {
    title: 'Non approvato',
    text: 'Tu o HubSpot avete rifiutato la richiesta.',
    steps: ['Riprova e approva la connessione in HubSpot.'],
    ownAppSteps: [
      ({ requiredScopes }) =>
        sentence`Se l’hai già fatto: confronta l’elenco degli scope nella scheda “Auth” dell’app. Sono obbligatori ${requiredScopes}.`,
    ],
  },
  session_expired: {
    title: 'Non connesso in tempo',
    text: 'I 15 minuti per approvare sono scaduti.',
    steps: ['Accedi prima a HubSpot, poi riprova.'],
  },
  token_exchange_failed: {
    title: 'HubSpot ha rifiutato l’app',
    text: 'HubSpot ha rifiutato le credenziali dell’app.',
    steps: [
      'Copia di nuovo l’ID client e il client secret dalla scheda “Auth” dell’app.',
      ({ redirectUrl }) => sentence`Verifica che l’app abbia l’URL di reindirizzamento ${redirectUrl}.`,
    ],
    wiroApp: rejectedApp,
  },
  useragent_not_found: {
    title: 'Agente non trovato',
    text: 'Non abbiamo trovato l’agente da connettere. I nostri sviluppatori devono risolvere il problema.',
    developer: [
      'Wiro non trova l’agente, oppure la chiave API non può usarlo.',
      'Confronta il guid restituito da resolveAgent con l’elenco di /UserAgent/MyAgents.',
    ],
  },
  invalid_config: {
    title: 'Ancora nessuna app HubSpot',
    text: 'Ci servono prima l’ID client e il client secret della tua app HubSpot.',
    steps: ['Salvali nella configurazione.'],
    wiroApp: {
      title: 'Non ancora disponibile',
      text: 'La connessione di HubSpot non è ancora configurata per questo agente. Il problema dipende da noi.',
    },
    developer: ['Wiro non ha credenziali HubSpot per questo agente.'],
  },
  internal_error: {
    title: 'Si è verificato un problema in Wiro',
    text: 'Wiro non è riuscito a completare la richiesta.',
  },
  unfinished: { title: 'Non completato', text: 'HubSpot non ha risposto.' },
  relay_unreachable: {
    title: 'HubSpot non si è aperto',
    text: ourFault,
    steps: [again],
  },
  storage_blocked: {
    title: 'Il browser blocca l’archiviazione',
    text: 'HubSpot non può essere connesso finché questo sito non può salvare dati.',
    steps: ['Consenti a questo sito di salvare dati nel browser, poi riprova.'],
  },
  unsafe_authorize_url: {
    title: 'HubSpot non si è aperto',
    text: 'L’indirizzo ricevuto non è di HubSpot, quindi non l’abbiamo aperto.',
    developer: ['L’URL di autorizzazione nella risposta a connect non è su un host di HubSpot. La console lo riporta.'],
  },
  not_confirmed: {
    title: 'Non ancora confermato',
    text: 'HubSpot ha approvato. Wiro non ha ancora confermato.',
    steps: ['Verifica di nuovo tra un minuto.'],
  },
  wrong_portal: {
    title: 'È connesso un altro account',
    text: ({ account, expectedAccount }) => sentence`È connesso ${account}. Questa pagina usa ${expectedAccount}.`,
    steps: [({ expectedAccount }) => sentence`Scegli ${expectedAccount} quando HubSpot lo chiede.`],
  },
  wrong_browser: {
    title: 'Approvato in un altro browser',
    text: 'Hai approvato in un altro browser, quindi non abbiamo mantenuto la connessione.',
    steps: ['Ricomincia qui e resta in questo browser.'],
  },
  endpoint_bad_answer: {
    title: 'Abbiamo ricevuto una risposta inattesa',
    text: ourFault,
    developer: ['La risposta dell’endpoint dei token non è leggibile. La console spiega perché.'],
  },
  forbidden: {
    title: 'Non puoi connettere HubSpot qui',
    text: 'Non hai l’autorizzazione a gestire le integrazioni qui.',
    steps: ['Chiedi a un amministratore di connettere HubSpot o di darti l’autorizzazione.'],
    developer: [
      'L’endpoint dei token ha risposto 403: resolveAgent ha restituito null, oppure authorize non ha restituito true.',
    ],
  },
  no_agent: {
    title: 'Ancora nessun agente',
    text: 'HubSpot si connette a un agente, e tu non ne hai ancora uno.',
    steps: ['Chiedi a un amministratore di configurarne uno, poi verifica di nuovo.'],
    developer: ['L’endpoint dei token ha risposto no_agent: resolveAgent ha restituito false.'],
  },
  rate_limited: {
    title: 'Troppi tentativi',
    text: ({ seconds }) =>
      sentence`Puoi riprovare tra ${seconds} ${plural('it', seconds, { one: 'secondo', other: 'secondi' })}.`,
  },
  misconfigured: {
    title: 'Non disponibile al momento',
    text: 'La nostra connessione a Wiro è configurata male.',
    developer: [
      'Un indirizzo manca o non è consentito, oppure Wiro ha rifiutato la chiave API. La console o il log del server indica quale.',
    ],
  },
  unknown: {
    title: 'Si è verificato un problema',
    text: ({ unknownCode }) => sentence`Wiro ha restituito un errore sconosciuto: ${unknownCode}.`,
  },
  hubspot_scope_mismatch: {
    title: 'HubSpot ha rifiutato le impostazioni dell’app',
    text: 'L’accesso impostato nell’app non è quello che serve al tuo agente.',
    steps: [
      ({ requiredScopes }) => sentence`Contrassegna come obbligatori esattamente questi 5 scope: ${requiredScopes}.`,
      ({ optionalScopes }) => sentence`Contrassegna come facoltativi questi 9 scope: ${optionalScopes}.`,
      'Salva l’app, poi riprova.',
    ],
    wiroApp: rejectedApp,
  },
  hubspot_plan_lacks_scope: {
    title: 'Al tuo piano HubSpot manca qualcosa',
    text: ({ access }) =>
      sentence`Il tuo agente ha bisogno di un accesso che il tuo piano HubSpot forse non include: ${access}.`,
    steps: ['Chiedi al tuo amministratore HubSpot o prova un altro account.'],
    ownAppSteps: ['Se l’app è tua: contrassegna come obbligatori solo i 5 scope della configurazione.'],
  },
  hubspot_redirect_mismatch: {
    title: 'HubSpot ha rifiutato l’indirizzo dell’app',
    text: 'All’app manca l’indirizzo a cui tornare.',
    steps: [
      ({ redirectUrl }) => sentence`Aggiungi all’app l’URL di reindirizzamento di Wiro: ${redirectUrl}.`,
      'Salva l’app, poi riprova.',
    ],
    wiroApp: rejectedApp,
  },
  hubspot_unknown_client: {
    title: 'HubSpot non conosce l’app',
    text: 'L’ID client è errato, oppure l’app è stata eliminata.',
    steps: ['Copia l’ID client dalla scheda “Auth” dell’app.', 'Salvalo nella configurazione.'],
    wiroApp: rejectedApp,
  },
  hubspot_no_permission: {
    title: 'Serve un amministratore HubSpot',
    text: 'Non hai l’autorizzazione a installare app in questo account HubSpot.',
    steps: [
      'Invia al tuo amministratore un messaggio che abbiamo preparato.',
      'L’amministratore connette HubSpot qui o ti dà accesso all’App\u00a0Marketplace.',
    ],
  },
  hubspot_link_retired: {
    title: 'Il link di installazione è scaduto',
    text: 'HubSpot non accetta più il link di installazione di questa app.',
    steps: ['Verifica in HubSpot che l’app esista ancora.'],
    wiroApp: rejectedApp,
  },
  hubspot_account_not_allowed: {
    title: 'Questo account non può ancora installare l’app',
    text: 'HubSpot permette di installare l’app solo agli account autorizzati dal suo proprietario.',
    steps: ['In HubSpot, aggiungi l’account in “Distribution” dell’app.'],
    wiroApp: {
      title: 'Questo account non può ancora installare la nostra app',
      text: 'HubSpot non permette al tuo account di installare la nostra app. Il problema dipende da noi.',
    },
  },
  unavailable: {
    title: 'Temporaneamente non disponibile',
    text: 'Wiro al momento non riesce a completare la richiesta.',
  },
  start_refused: {
    title: 'L’agente non si è avviato',
    text: 'Wiro non ha avviato il tuo agente.',
    developer: ['Wiro ha rifiutato UserAgent/Start. Il log del server riporta il motivo.'],
  },
  portal_refused: {
    title: 'Questo account non è consentito qui',
    text: ({ account }) => sentence`Abbiamo annullato la connessione a ${account}.`,
    steps: ['Chiedi a un amministratore di consentirlo o connetti un altro account.'],
    developer: ['allowPortal non ha risposto true per questo account.'],
  },
  request_blocked: {
    title: 'Questa pagina va ricaricata',
    text: 'Un controllo di sicurezza ha bloccato la richiesta. Ricarica la pagina, poi riprova.',
    steps: [again],
    developer: [
      'Una protezione dai bot, un firewall o un controllo CSRF ha risposto al posto dell’endpoint dei token.',
    ],
  },
  portal_unchecked: {
    title: 'Non siamo riusciti a verificare questo account',
    text: 'Verifichiamo ogni account HubSpot, e la verifica non è riuscita.',
    steps: [again],
    developer: [
      'allowPortal non è riuscito o non ha risposto in tempo, oppure Wiro non ha indicato alcun Hub ID da verificare o da confrontare con expected-portal.',
    ],
  },
  credentials_rejected: {
    title: 'Le credenziali non sono state salvate',
    text: 'Wiro non ha accettato l’ID client e il client secret.',
    steps: ['Copia di nuovo entrambi dalla scheda “Auth” dell’app.'],
  },
}

const relayCauses: ProblemTexts['relayCauses'] = {
  redirect: ({ url }) => sentence`${url} reindirizza. Servi lì la pagina di relay, prima di qualsiasi login.`,
  http_error: ({ url, answer }) => sentence`${url} risponde ${answer}. Monta lì la route del server, anche per GET.`,
  other_page: ({ url }) =>
    sentence`${url} mostra un’altra pagina. Monta la route del server prima del login e del fallback della tua app.`,
  not_html: ({ url }) => sentence`${url} non è HTML. Invia la pagina di relay come text/html.`,
  no_answer: ({ url }) =>
    sentence`${url} non risponde. Controlla l’indirizzo, e connect-src nella tua Content Security Policy.`,
  service_worker: ({ url }) =>
    sentence`Il tuo service worker mostra un’altra pagina per ${url}. Aggiungi l’indirizzo a navigateFallbackDenylist.`,
  page_changed: ({ url }) =>
    sentence`${url} è stato modificato lungo il percorso. Disattiva lì i minificatori e Rocket Loader.`,
  script_missing: ({ url, answer }) => sentence`Manca lo script di ${url}. Servi ${answer} accanto.`,
  script_blocked: ({ url, answer }) =>
    sentence`${url} ha un header, ${answer}, che blocca il suo script. Rimuovilo o servi relay-external.html.`,
  cut_off: ({ url }) =>
    sentence`${url} non può raggiungere questa pagina. Rimuovi lì cross-origin-opener-policy. Su un’altra origine, imposta wiro-pages.`,
  silent: ({ url }) => sentence`${url} è giusto, ma il suo script non risponde. Guarda la console della sua finestra.`,
}

const owners: ProblemTexts['owners'] = {
  appOwner: { steps: ['Copia i dettagli e inviali al proprietario della tua app HubSpot.'] },
  developer: { steps: ['Invia i dettagli all’assistenza.'] },
  wiro: {
    steps: ['Riprova tra qualche minuto.', again],
  },
}

export const problems: ProblemTexts = {
  details: { heading: 'Dettagli tecnici', code: 'Codice', reference: 'Riferimento' },
  unnamedAccount: 'questo account',
  accountId: ({ id }) => sentence`Hub\u00a0ID\u00a0${id}`,
  nameAndId: ({ name, id }) => sentence`${name} (Hub\u00a0ID\u00a0${id})`,
  comma: ({ list, item }) => sentence`${list}, ${item}`,
  access: {
    contacts: 'contatti',
    lists: 'liste',
    companies: 'aziende',
    deals: 'trattative',
    owners: 'proprietari',
    content: 'contenuti',
    email: 'email transazionali',
    files: 'file',
  },
  retryReady: 'Puoi riprovare',
  lingering: {
    note: ({ note, link }) => sentence`${note}. ${link}`,
  },
  questionLink: 'HubSpot ha mostrato un errore?',
  expiring: {
    status: 'Meno di 2 minuti rimasti',
    text: 'Approva nella finestra di HubSpot o ricomincia.',
    note: 'Se ricominci, hai di nuovo 15 minuti.',
    restart: 'Ricomincia',
  },
  blockedAgain: 'Consenti i popup per questo sito nella barra degli indirizzi, poi apri di nuovo HubSpot.',
  windowLeft:
    'Hai annullato. La finestra di HubSpot potrebbe essere ancora aperta, e approvando lì la connessione avviene comunque.',
  approved: ({ reason }) => sentence`HubSpot ha approvato. ${reason}`,
  statusUnread: {
    unreadable: 'Abbiamo ricevuto una risposta inattesa. HubSpot potrebbe essere ancora connesso.',
    step: again,
  },
  codes,
  owners,
  relay: {
    finishing: 'Completamento…',
    connected: 'Connesso\nQuesta finestra si chiude da sola.',
    notConnected: 'Non connesso\nTorna indietro per vedere il motivo.',
    lost: 'Continua nella pagina delle impostazioni\nChiudi questa finestra per tornarci.',
    goingBack: 'Ritorno alla tua pagina…',
  },
  relayCauses,
  buttons: {
    continueHere: 'Continua in questa scheda',
    copyDetails: 'Copia dettagli',
    copied: 'Copiato',
    setup: 'Apri configurazione',
  },
  ask: {
    hubspotAdmin: 'Chiedi all’admin',
    appOwner: 'Chiedi al proprietario',
    productAdmin: 'Chiedi a un admin',
  },
  links: { support: 'Contatta l’assistenza' },
  verifying: {
    status: 'Conferma in corso',
    text: 'HubSpot ha risposto. Attendiamo la conferma di Wiro.',
    note: 'Possono volerci alcuni secondi.',
  },
  unfinished: { closed: 'Hai chiuso la finestra di HubSpot prima di approvare. Non è cambiato nulla.' },
  kept: {
    connect: 'La riconnessione non è stata completata. La connessione esistente funziona ancora.',
    disconnect: 'Non siamo riusciti a disconnettere HubSpot.',
    start: ({ reason }) => `Il tuo agente non si è avviato. ${reason}`,
  },
  agent: {
    stopped: 'Connesso, agente fermo',
    notReady: 'Connesso, agente non pronto',
    start: 'Avvia agente',
    texts: {
      stopped: 'Il tuo agente è fermo, quindi non può usare HubSpot. Avvialo per continuare.',
      failed: 'Il tuo agente si è fermato per un errore, quindi non può usare HubSpot. Avvialo per continuare.',
      stoppedElsewhere: 'Il tuo agente è fermo, quindi non può usare HubSpot.',
      changing: 'Configurazione del tuo agente. Ci vogliono uno o due minuti.',
      setupRequired: 'Il tuo agente va ancora configurato prima di poter funzionare.',
    },
    refusals: {
      no_credits: 'Il tuo agente non si è avviato: i crediti sono esauriti.',
      no_plan: 'Il tuo agente non si è avviato: non ha un piano attivo.',
      setup_incomplete: 'Il tuo agente non si è avviato: va prima configurato.',
      already_running: 'Il tuo agente è già in funzione o sta per esserlo.',
    },
    remedies: {
      no_credits: 'Aggiungi crediti, poi avvialo qui.',
      no_plan: 'Scegli un piano, poi avvialo qui.',
      setup_incomplete: 'Completa la configurazione dove gestisci il tuo agente.',
    },
    startIgnored:
      'Abbiamo chiesto a Wiro di avviare il tuo agente, ma non si è ancora avviato. Avvialo di nuovo o chiedi aiuto.',
    unreported: ({ time }) => `Ultimo rinnovo dell’accesso a HubSpot: ${time}.`,
  },
  failing: {
    status: 'Accesso scaduto',
    text: ({ time }) => `Il tuo agente ha perso l’accesso a HubSpot (${time}). Riconnetti per ripristinarlo.`,
  },
  otherAccount: {
    status: 'È connesso un altro account',
    text: ({ account, previousAccount }) => sentence`È connesso ${account}. Prima era ${previousAccount}.`,
    keep: ({ name }) => `Mantieni ${name}`,
    choose: 'Scegli un altro account',
  },
  frame: {
    status: 'Non disponibile qui',
    text: 'HubSpot non può essere connesso mentre questa pagina è mostrata dentro un’altra.',
    link: 'Apri questa pagina in una nuova scheda',
  },
  developer: {
    status: 'Non disponibile',
    text: 'HubSpot non può ancora essere connesso in questa pagina.',
    heading: 'Per lo sviluppatore',
    hint: 'Aggiungi l’indirizzo della route del tuo server:',
  },
}
